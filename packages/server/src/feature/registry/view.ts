import { type Actor } from '../../platform/access/index.ts';
import { fromColumns } from './column.ts';
import { masked, maskName, type Sight, sightAt } from './mask.ts';
import { type Noun, type Values } from './noun.ts';
import { describeRows, displayColumn, type LongCounts } from './record-store.ts';
import { type DescribedRow } from './row.ts';
import { type Standing } from './standing.ts';

/** Decides the sight at a row's area. */
export type SightOf = (actor: Actor, area: string, outbreak: string) => Sight;

/** A record as it crosses the wire to somebody with this sight. */
function viewOf(noun: Noun, row: DescribedRow, sight: Sight): Values {
  const values = fromColumns(noun.kind, row);
  const own = masked(noun.kind, values, sight);
  const beside = displayOf(noun, row, values, sight);
  return {
    ...own.values,
    id: row.id,
    outbreak: row.outbreak,
    area: row.area_code,
    areaName: row.area_name,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    withdrawnAt: row.withdrawn_at,
    sourceSystem: row.source_system,
    sourceId: row.source_id,
    extra: row.extra,
    ...beside.values,
    masked: [...own.masked, ...beside.masked],
  };
}

function displayOf(noun: Noun, row: DescribedRow, values: Values, sight: Sight) {
  const shown: Record<string, unknown> = {};
  const hidden: string[] = [];
  for (const [name, { isName }] of Object.entries(noun.display)) {
    const value = row[displayColumn(name)] ?? null;
    const isHidden = typeof value === 'string' && !sight.names && isName?.(values) === true;
    shown[name] = isHidden ? maskName(value) : value;
    if (isHidden) hidden.push(name);
  }
  return { values: shown, masked: hidden };
}

/** The records with these ids, in their order. */
export async function viewsOf(
  at: Standing,
  noun: Noun,
  ids: readonly string[],
  sightOf: SightOf = sightAt,
  counts?: LongCounts,
): Promise<Values[]> {
  const rows = await describeRows(at.trx, noun, at.outbreak.home, ids, counts);
  const sights = new Map<string, Sight>();
  return rows.map((row) => {
    const sight = sights.get(row.area) ?? sightOf(at.actor, row.area, at.outbreak.id);
    sights.set(row.area, sight);
    return viewOf(noun, row, sight);
  });
}
