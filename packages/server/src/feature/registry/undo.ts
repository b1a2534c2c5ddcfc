import { AppError, type RecordKind } from '@firebreak/contract';
import { isSame } from './change.ts';
import { fromColumns } from './column.ts';
import { entriesOfConversion, type Entry, entryOf } from './journal-store.ts';
import { type Noun, type Values } from './noun.ts';
import { oneView, rowInSight } from './record.ts';
import { findRow } from './record-store.ts';
import { append, type Standing } from './standing.ts';
import { changeRecord, type Next, type Written } from './write.ts';

/**
 * The change that undoes an entry, or undefined when it cannot be undone: the record no longer holds what the entry
 * left in it, or the entry changed nothing. Undoing a creation withdraws.
 */
export function inverseOf(entry: Pick<Entry, 'action' | 'payload'>, current: Values, now: string): Next | undefined {
  const { before, after } = (entry.payload ?? {}) as { before?: Values; after?: Values };
  if (before === undefined || after === undefined) return undefined;
  const isHeld = Object.entries(after).every(([field, value]) => isSame(current[field], value));
  if (!isHeld || Object.keys(after).length === 0) return undefined;
  if (entry.action.endsWith('.created')) return current['withdrawnAt'] === null ? { withdrawnAt: now } : undefined;
  const { withdrawnAt, ...set } = before;
  return { set, ...(withdrawnAt === undefined ? {} : { withdrawnAt: withdrawnAt as string | null }) };
}

/** Undoes one entry of a record's history by a new change; a conversion is undone on all its records together. */
export async function undoEntry(at: Standing, noun: Noun, id: string, entryId: string): Promise<Values> {
  await rowInSight(at, noun, id);
  const entry = await entryOf(at.trx, noun.kind, id, entryId);
  if (entry === undefined) throw new AppError('RECORD_NOT_FOUND');
  const written: Written[] = [];
  for (const one of await together(at, entry)) written.push(await undoOne(at, one));
  await append(
    at,
    written.map(({ act }) => act),
  );
  return oneView(at, noun, id);
}

async function together(at: Standing, entry: Entry): Promise<Entry[]> {
  const { conversion, records } = (entry.payload ?? {}) as { conversion?: string; records?: readonly string[] };
  if (conversion === undefined || records === undefined) return [entry];
  const entries = await entriesOfConversion(at.trx, conversion, records);
  if (entries.length !== records.length) throw new AppError('UNDO_NOT_POSSIBLE');
  return entries;
}

async function undoOne(at: Standing, entry: Entry): Promise<Written> {
  const noun = at.nouns[entry.kind as RecordKind];
  const row = await findRow(at.trx, noun.kind, at.outbreak.home, entry.subject ?? '');
  if (row === undefined) throw new AppError('UNDO_NOT_POSSIBLE');
  const next = inverseOf(entry, { ...fromColumns(noun.kind, row), withdrawnAt: row.withdrawn_at }, at.now);
  const written = next && (await changeRecord(at, noun, row, next, { verb: 'undone', payload: { undoes: entry.id } }));
  if (written === undefined) throw new AppError('UNDO_NOT_POSSIBLE');
  return written;
}
