import { AppError } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Act } from '../../platform/journal/index.ts';
import { insertRecords, packRecords, updateRows } from './batch-store.ts';
import { changesBetween } from './change.ts';
import { fromColumns, normalised, toColumns } from './column.ts';
import { type Noun, type Values } from './noun.ts';
import { findRows } from './record-store.ts';
import { translateRefusal } from './refusal.ts';
import { type Row } from './row.ts';
import { areaFor, checkDates, checkReferences, mayMove } from './rule.ts';
import { foundBy } from './search-text.ts';
import { recordAct, refuseClosed, type Standing } from './standing.ts';

/** A row as it was written, and the act to append when the transaction ends. */
export interface Written {
  readonly row: Row;
  readonly act: Act;
}

/** Why and how a record changed: goes into the journal. */
export interface Told {
  readonly verb: string;
  readonly payload?: Values;
}

/** Writes a new record after checking what it says. */
export async function insertRecord(at: Standing, noun: Noun, given: Values, told: Told = { verb: 'created' }): Promise<Written> {
  const values = normalised(noun.kind, given);
  await checkReferences(at, noun, values, Object.keys(values));
  await noun.admit?.(at, values, undefined);
  const [written] = await insertChecked(at, noun, [{ values, area: await areaFor(at, noun, values) }], told);
  if (written === undefined) throw new AppError('RECORD_NOT_FOUND');
  return written;
}

/** A new record that points at no other, and the ltree path of its area. */
export interface Placed {
  readonly values: Values;
  readonly area: string;
}

/** Writes new records that stand alone with one statement, however many they are. */
export const insertPlaced = (at: Standing, noun: Noun, given: readonly Placed[], told: Told = { verb: 'created' }): Promise<Written[]> =>
  insertChecked(
    at,
    noun,
    given.map(({ values, area }) => ({ values: normalised(noun.kind, values), area })),
    told,
  );

async function insertChecked(at: Standing, noun: Noun, given: readonly Placed[], told: Told): Promise<Written[]> {
  refuseClosed(at);
  const made = given.map(({ values: { id = uuidv7(), ...values }, area }) => {
    noun.guard?.(told.verb, values, undefined);
    checkDates(noun, values, Object.keys(values));
    const row = { ...frameOf(at, String(id)), area, ...foundBy(noun.searchKeys(values)), ...toColumns(noun.kind, values) };
    return { row, act: recordAct(at, noun, row, told.verb, { ...told.payload, before: {}, after: contentOf(values) }) };
  });
  const rows = made.map(({ row }) => row);
  try {
    await insertRecords(at.trx, noun.kind, packRecords(noun.kind, rows));
  } catch (error) {
    throw translateRefusal(error, noun.kind);
  }
  if (rows.length > 0) await noun.afterWrite?.(at.trx, at.outbreak.home, { before: [], after: rows });
  for (const row of rows) noun.react?.(at, row, undefined);
  return made;
}

/** What a new record says: its filled fields. The same content under the same id is the same write. */
export const contentOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([field, value]) => field !== 'id' && value !== null && value !== undefined));

const frameOf = (at: Standing, id: string) => ({
  home: at.outbreak.home,
  id,
  outbreak: at.outbreak.id,
  version: 1,
  created_at: at.now,
  updated_at: at.now,
  withdrawn_at: null,
  source_system: null,
  source_id: null,
  source_hash: null,
  extra: {},
});

/** The next state of a record: fields to set, and whether it stands in the lists. */
export interface Next {
  readonly set?: Values;
  readonly withdrawnAt?: string | null;
}

/**
 * Writes a change of a record as its next version; undefined when nothing would change.
 *
 * @throws AppError VERSION_CONFLICT when somebody was faster, PERMISSION_DENIED when row-level security refuses
 */
export async function changeRecord(at: Standing, noun: Noun, row: Row, next: Next, told: Told): Promise<Written | undefined> {
  const [written] = await changeRecords(at, noun, [row], next, told);
  return written;
}

/** Writes the same change of any number of records with one statement; those it would not change are left out. */
export async function changeRecords(at: Standing, noun: Noun, rows: readonly Row[], next: Next, told: Told): Promise<Written[]> {
  refuseClosed(at);
  const changes: Change[] = [];
  for (const row of rows) changes.push(...(await changeOf(at, noun, row, next, told)));
  await update(
    at,
    noun,
    changes.map(({ row }) => row),
  );
  if (changes.length > 0)
    await noun.afterWrite?.(at.trx, at.outbreak.home, {
      before: changes.map(({ before }) => before),
      after: changes.map(({ row }) => row),
    });
  for (const { row, before } of changes) noun.react?.(at, row, before);
  return changes;
}

interface Change extends Written {
  readonly before: Row;
}

/** The next state of a record, checked; the database is asked only about what a field points at. */
async function changeOf(at: Standing, noun: Noun, row: Row, next: Next, told: Told): Promise<Change[]> {
  const before = { ...fromColumns(noun.kind, row), withdrawnAt: row.withdrawn_at };
  const after = {
    ...before,
    ...normalised(noun.kind, next.set ?? {}),
    ...(next.withdrawnAt === undefined ? {} : { withdrawnAt: next.withdrawnAt }),
  };
  const changes = changesBetween(noun.kind, before, after);
  const fields = Object.keys(changes.after);
  if (fields.length === 0) return [];
  noun.guard?.(told.verb, after, before);
  await checkReferences(at, noun, after, fields);
  checkDates(noun, after, fields);
  await noun.admit?.(at, { ...after, id: row.id }, before);
  const changed: Row = {
    ...row,
    area: mayMove(noun, fields) ? await areaFor(at, noun, after) : row.area,
    version: row.version + 1,
    updated_at: at.now,
    withdrawn_at: after.withdrawnAt,
    ...foundBy(noun.searchKeys(after), row.source_id),
    ...toColumns(noun.kind, after),
  };
  return [{ before: row, row: changed, act: recordAct(at, noun, changed, told.verb, { ...told.payload, ...changes }) }];
}

async function update(at: Standing, noun: Noun, changed: readonly Row[]): Promise<void> {
  const affected = await updateRows(at.trx, noun.kind, changed).catch((error: unknown) => {
    throw translateRefusal(error, noun.kind);
  });
  if (affected === changed.length) return;
  const current = await findRows(
    at.trx,
    noun.kind,
    at.outbreak.home,
    changed.map(({ id }) => id),
  );
  const read = new Map(changed.map(({ id, version }) => [id, version - 1]));
  if (current.length < changed.length) throw new AppError('RECORD_NOT_FOUND');
  // What stands as it was read was not written though nobody was faster.
  if (current.some(({ id, version }) => version === read.get(id)))
    throw new AppError('PERMISSION_DENIED', { permission: `${noun.kind}.write` });
  throw new AppError('VERSION_CONFLICT', { current: current[0]?.version });
}
