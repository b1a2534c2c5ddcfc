import { type RecordKind } from '@firebreak/contract';
import { type Trx } from '../../../platform/access/index.ts';
import { type BatchRow } from '../../registry/index.ts';
import { type Problem } from '../problem.ts';
import { recordsByKey, type SourceOf, writersOf } from '../store.ts';
import { type Placed } from './placing.ts';

/**
 * Takes out of changed rows the fields that a person changed by hand after the import wrote them: the hand's value
 * stays, and the difference is told. See docs/decision/0006-import-and-hand.md.
 */
export async function keepHandEdits(trx: Trx, kind: RecordKind, source: SourceOf, placed: Placed): Promise<Placed> {
  const known = await recordsByKey(
    trx,
    kind,
    source,
    placed.rows.map(({ row }) => row.sourceId),
  );
  const byKey = new Map(known.map((record) => [record.key, record]));
  // A record at version 1 was written once, by the import itself.
  const touched = placed.rows.flatMap(({ row }) => {
    const record = byKey.get(row.sourceId);
    return record !== undefined && record.version > 1 && record.hash !== row.sourceHash ? [record.id] : [];
  });
  if (touched.length === 0) return placed;
  const byHand = await fieldsByHand(trx, kind, touched);
  const problems = [...placed.problems];
  const rows = placed.rows.map(({ row, draft }) => {
    const kept = byHand.get(byKey.get(row.sourceId)?.id ?? '') ?? new Set<string>();
    const fields = Object.entries(row.fields).filter(([field]) => !kept.has(field));
    for (const [field, value] of Object.entries(draft.fields)) {
      if (kept.has(field)) problems.push(keptProblem(draft.place, field, value));
    }
    return { draft, row: { ...row, fields: Object.fromEntries(fields) } satisfies BatchRow };
  });
  return { rows, problems };
}

/** Fields of records whose last writer was a person and not an import. */
async function fieldsByHand(trx: Trx, kind: RecordKind, ids: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const kept = new Map<string, Set<string>>();
  for (const { subject, byHand, fields } of await writersOf(trx, kind, ids)) {
    const ofRecord = kept.get(subject) ?? new Set<string>();
    kept.set(subject, ofRecord);
    for (const field of fields) {
      if (byHand) ofRecord.add(field);
      else ofRecord.delete(field);
    }
  }
  return kept;
}

function keptProblem(place: Problem['place'], field: string, value: unknown): Problem {
  const text = typeof value === 'object' && value !== null && 'key' in value ? String(value.key) : String(value);
  return { severity: 'warning', code: 'KEPT_BY_HAND', place, value: text, detail: { field, value: text.slice(0, mostShown) } };
}

const mostShown = 100;
