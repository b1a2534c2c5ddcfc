import { AppError } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Act } from '../../platform/journal/index.ts';
import { insertRecords, packRecords, updateRows } from './batch-store.ts';
import { changesBetween } from './change.ts';
import { fromColumns, normalised, toColumns } from './column.ts';
import { type Noun, type Values } from './noun.ts';
import { findRow } from './record-store.ts';
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
  refuseClosed(at);
  const { id = uuidv7(), ...values } = normalised(noun.kind, given);
  const fields = Object.keys(values);
  noun.guard?.(told.verb, values, undefined);
  await checkReferences(at, noun, values, fields);
  checkDates(noun, values, fields);
  const row = {
    ...frameOf(at, String(id)),
    area: await areaFor(at, noun, values),
    ...foundBy(noun.searchKeys(values)),
    ...toColumns(noun.kind, values),
  };
  try {
    await insertRecords(at.trx, noun.kind, packRecords(noun.kind, [row]));
  } catch (error) {
    throw translateRefusal(error, noun.kind);
  }
  await noun.afterWrite?.(at.trx, row.home, { before: [], after: [row] });
  noun.react?.(at, row, undefined);
  return { row, act: recordAct(at, noun, row, told.verb, { ...told.payload, before: {}, after: contentOf(values) }) };
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
  refuseClosed(at);
  const before = { ...fromColumns(noun.kind, row), withdrawnAt: row.withdrawn_at };
  const after = {
    ...before,
    ...normalised(noun.kind, next.set ?? {}),
    ...(next.withdrawnAt === undefined ? {} : { withdrawnAt: next.withdrawnAt }),
  };
  const changes = changesBetween(noun.kind, before, after);
  const fields = Object.keys(changes.after);
  if (fields.length === 0) return undefined;
  noun.guard?.(told.verb, after, before);
  await checkReferences(at, noun, after, fields);
  checkDates(noun, after, fields);
  const changed: Row = {
    ...row,
    area: mayMove(noun, fields) ? await areaFor(at, noun, after) : row.area,
    version: row.version + 1,
    updated_at: at.now,
    withdrawn_at: after.withdrawnAt,
    ...foundBy(noun.searchKeys(after), row.source_id),
    ...toColumns(noun.kind, after),
  };
  await update(at, noun, changed);
  await noun.afterWrite?.(at.trx, row.home, { before: [row], after: [changed] });
  noun.react?.(at, changed, row);
  return { row: changed, act: recordAct(at, noun, changed, told.verb, { ...told.payload, ...changes }) };
}

async function update(at: Standing, noun: Noun, changed: Row): Promise<void> {
  const affected = await updateRows(at.trx, noun.kind, [changed]).catch((error: unknown) => {
    throw translateRefusal(error, noun.kind);
  });
  if (affected === 1) return;
  const current = await findRow(at.trx, noun.kind, changed.home, changed.id);
  if (current === undefined) throw new AppError('RECORD_NOT_FOUND');
  if (current.version !== changed.version - 1) throw new AppError('VERSION_CONFLICT', { current: current.version });
  throw new AppError('PERMISSION_DENIED', { permission: `${noun.kind}.write` });
}
