import { areaLevels, type AreaLevel } from '@firebreak/epi';
import { type Actor, mayAt, type Trx } from '../../../platform/access/index.ts';
import { addAreas } from '../../area/service.ts';
import { type Problem } from '../problem.ts';
import { type StagedDraft } from '../staging/staged-draft.ts';
import { areasByCode } from '../store.ts';
import { noCounts, type RecordCounts } from './count.ts';

type AreaRow = Parameters<typeof addAreas>[1] extends AsyncIterable<infer T> | Iterable<infer _> ? T : never;
type KnownArea = Awaited<ReturnType<typeof areasByCode>>[number];

/** What an import would do to the tree of areas. */
export interface AreaPlan {
  readonly write: readonly AreaRow[];
  readonly counts: RecordCounts;
  readonly skipped: number;
  readonly problems: readonly Problem[];
  /** Where new areas hang, by code: the path of the nearest area above that is in the tree already. */
  readonly places: ReadonlyMap<string, string>;
}

/** Under which area new ones without a parent hang, and who adds them. */
export interface AreaStepContext {
  readonly actor: Actor;
  readonly outbreak: { readonly id: string; readonly area: string; readonly area_code: string };
}

/**
 * Compares the areas of an import with the tree. New ones are added under their parent, or under the area of the
 * outbreak where they have none, by those who manage areas there; an area that is in the tree may get a new name or
 * position and never another place.
 */
export async function planAreas(trx: Trx, { actor, outbreak }: AreaStepContext, drafts: readonly StagedDraft[]): Promise<AreaPlan> {
  const codes = drafts.flatMap((draft) => [textOf(draft, 'code'), textOf(draft, 'parentCode')].filter((code) => code !== ''));
  const known = await knownAreas(trx, codes);
  const mayAdd = mayAt(actor, 'area.manage', outbreak.area, outbreak.id);
  const levels = new Map<string, AreaLevel>();
  const places = new Map<string, string>();
  const counts = { ...noCounts };
  const write: AreaRow[] = [];
  let skipped = 0;
  for (const draft of drafts) {
    const code = textOf(draft, 'code');
    const there = known.get(code);
    if (there !== undefined) {
      const row = {
        ...areaRow(draft, there.level),
        ...(there.name_en === null ? {} : { nameEn: there.name_en }),
        parentCode: there.parent,
      };
      const differs = mayAdd && there.parent !== null && isDifferent(row, there);
      counts[differs ? 'changed' : 'same'] += 1;
      if (differs) write.push(row);
    } else if (mayAdd) {
      const parent = parentOf(draft, known, places, outbreak);
      const level = areaLevel(draft, levels.get(parent.code) ?? known.get(parent.code)?.level);
      levels.set(code, level);
      places.set(code, parent.path);
      counts.new += 1;
      write.push({ ...areaRow(draft, level), parentCode: parent.code });
    } else skipped += 1;
  }
  const problems = skipped === 0 ? [] : [notAdded(drafts, skipped)];
  return { write, counts, skipped, problems, places };
}

/** Writes a plan. Areas are reference data: they stay when a later step of the import is refused, unless it is one transaction. */
export const writeAreas = (trx: Trx, plan: AreaPlan): Promise<unknown> =>
  plan.write.length === 0 ? Promise.resolve() : addAreas(trx, plan.write);

const chunk = 5000;

async function knownAreas(trx: Trx, codes: readonly string[]): Promise<ReadonlyMap<string, KnownArea>> {
  const unique = [...new Set(codes)];
  const known = new Map<string, KnownArea>();
  for (let at = 0; at < unique.length; at += chunk) {
    for (const area of await areasByCode(trx, unique.slice(at, at + chunk))) known.set(area.code, area);
  }
  return known;
}

function parentOf(
  draft: StagedDraft,
  known: ReadonlyMap<string, KnownArea>,
  places: ReadonlyMap<string, string>,
  outbreak: AreaStepContext['outbreak'],
): { code: string; path: string } {
  const code = textOf(draft, 'parentCode');
  const path = known.get(code)?.path ?? places.get(code);
  return path === undefined ? { code: outbreak.area_code, path: outbreak.area } : { code, path };
}

/** A level the source does not name is the one below the parent's. */
function areaLevel({ fields }: StagedDraft, above: AreaLevel | undefined): AreaLevel {
  const told = areaLevels.find((level) => level === fields['level']);
  if (told !== undefined) return told;
  const below = areaLevels.indexOf(above ?? 'world') + 1;
  return areaLevels[Math.min(below, areaLevels.length - 1)] ?? 'building';
}

/** A field of an area that is a text; empty where it is not given. */
function textOf({ fields }: StagedDraft, field: string): string {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
}

function areaRow(draft: StagedDraft, level: AreaLevel): AreaRow {
  const { latitude, longitude, population } = draft.fields;
  return {
    code: textOf(draft, 'code'),
    name: textOf(draft, 'name'),
    level,
    parentCode: null,
    ...(typeof latitude === 'number' ? { latitude } : {}),
    ...(typeof longitude === 'number' ? { longitude } : {}),
    ...(typeof population === 'number' ? { population } : {}),
  };
}

function isDifferent(row: AreaRow, known: KnownArea): boolean {
  const changed = (told: number | undefined, stored: number | null) => told !== undefined && told !== stored;
  return (
    row.name !== known.name ||
    changed(row.latitude, known.latitude) ||
    changed(row.longitude, known.longitude) ||
    changed(row.population, known.population)
  );
}

function notAdded(drafts: readonly StagedDraft[], count: number): Problem {
  const file = drafts[0]?.place.file ?? '';
  return { severity: 'warning', code: 'AREAS_NOT_ADDED', place: { file }, detail: { count } };
}
