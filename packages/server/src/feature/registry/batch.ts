import { AppError } from '@firebreak/contract';
import { type Actor, type Trx } from '../../platform/access/index.ts';
import { memoryOf, type PackedRows, withShared } from '../../platform/database/index.ts';
import { type Act, appendSealed, sealActs, sealedAt, type SealedActs, sortedKeys } from '../../platform/journal/index.ts';
import { insertRecords, packFields, rowsBySource, updateRows } from './batch-store.ts';
import { type Row } from './row.ts';
import { changesBetween, type Changes } from './change.ts';
import { fromColumns, normalised, toColumns } from './column.ts';
import { type Noun, type Values, type WrittenRows } from './noun.ts';
import { translateRefusal } from './refusal.ts';
import { foundBy } from './search-text.ts';

/** Where and for whom a batch is written. */
export interface BatchContext {
  readonly actor: Actor;
  /** The instant of writing, ISO text with `Z`. */
  readonly now: string;
  readonly outbreak: { readonly id: string; readonly home: string };
  /** Name of the source the ids come from; with `sourceId` it is the key of a record. */
  readonly sourceSystem: string;
  /** Goes into the payload of every journal entry: `{ import: id }`. */
  readonly note?: Readonly<Record<string, unknown>>;
}

/** One record as the source tells it, references already resolved to ids of this outbreak. */
export interface BatchRow {
  /** Id if the record is new; a known one keeps its own. */
  readonly id: string;
  readonly sourceId: string;
  /** Digest of everything the source says about the record. */
  readonly sourceHash: string;
  /** ltree path of the record's area. */
  readonly area: string;
  /** By field name of the contract. A known record keeps the fields that are not named here. */
  readonly fields: Values;
  readonly extra: Readonly<Record<string, string>>;
  /** The source deleted the record: it is withdrawn where it is known and passed over where it is not. */
  readonly withdrawn?: boolean;
}

export interface BatchCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly withdrawn: number;
}
export interface BatchOutcome {
  readonly counts: BatchCounts;
  /** Id of the record of every source id, new and known; without those passed over. */
  readonly ids: ReadonlyMap<string, string>;
}

type Fate = 'new' | 'changed' | 'same' | 'withdrawn' | 'passedOver';
interface Fated {
  readonly fate: Fate;
  readonly row: BatchRow;
  readonly known: Row | undefined;
}

/** A batch with its rows packed and its acts sealed: what is left to do is the database's. Plain data, which may come from another thread. */
export interface PreparedBatch {
  readonly outcome: BatchOutcome;
  readonly inserted: PackedRows;
  readonly updated: readonly Columns[];
  /** For a noun that keeps something derived from its records. */
  readonly touched: WrittenRows;
  readonly acts: readonly SealedActs[];
}

/** The memory in which a prepared batch stands, for handing it over to another thread instead of copying it. */
export const memoryOfBatch = ({ inserted, acts }: PreparedBatch): ArrayBuffer[] =>
  [inserted, ...acts.map(({ packed }) => packed)].flatMap(memoryOf);

/**
 * Writes up to about 1,000 records of one noun in a handful of statements: new ones are inserted, those whose
 * `sourceHash` differs from the stored one are changed, the others left alone. One journal entry per record written.
 *
 * @param trx a transaction of `transact` inside the outbreak; row-level security binds it
 * @throws AppError PERMISSION_DENIED, REFERENCE_NOT_FOUND, ALREADY_EXISTS, REQUEST_INVALID: nothing of the batch may then be kept
 */
export async function writeBatch(trx: Trx, context: BatchContext, noun: Noun, rows: readonly BatchRow[]): Promise<BatchOutcome> {
  return writePrepared(trx, context, noun, [await prepareBatch(trx, context, noun, rows)]);
}

/**
 * Compares rows with what is stored and prepares what is to be written.
 *
 * @throws AppError REQUEST_INVALID
 */
export const prepareBatch = async (trx: Trx, context: BatchContext, noun: Noun, rows: readonly BatchRow[]): Promise<PreparedBatch> =>
  prepare(context, noun, await fates(trx, context, noun, rows));

/**
 * Prepares records that are taken to be new, without asking the database; the unique key of their source refuses the
 * batch where one is known after all. Its outcome names no ids: they are those of the rows.
 *
 * @throws AppError REQUEST_INVALID
 */
export function prepareNew(context: BatchContext, noun: Noun, rows: readonly BatchRow[]): PreparedBatch {
  const batch = prepare(
    context,
    noun,
    rows.map((row) => ({ row, known: undefined, fate: fateOf(row, undefined) })),
  );
  return { ...batch, outcome: { counts: batch.outcome.counts, ids: new Map() } };
}

function prepare(context: BatchContext, noun: Noun, fated: readonly Fated[]): PreparedBatch {
  const news = fated.filter(({ fate }) => fate === 'new').map(({ row }) => newRecord(context, noun, row));
  const changed = fated.flatMap((one) =>
    one.known && (one.fate === 'changed' || one.fate === 'withdrawn') ? [changedRecord(context, noun, one.row, one.known)] : [],
  );
  try {
    return {
      outcome: outcomeOf(fated),
      inserted: packFields(
        noun.kind,
        news.map(({ frame }) => frame),
        news.map(({ fields }) => fields),
      ),
      updated: changed.map(({ columns }) => columns),
      touched: noun.afterWrite === undefined ? nothing : touched(noun, fated, news, changed),
      acts: sealActs(
        context,
        [...news, ...changed].map(({ act }) => act),
      ),
    };
  } catch (error) {
    throw translateRefusal(error, noun.kind);
  }
}

/** The same batch of new records, written at another moment than it was prepared for. */
export const stamped = ({ inserted, touched: { before, after }, acts, ...others }: PreparedBatch, now: string): PreparedBatch => ({
  ...others,
  inserted: withShared(inserted, { created_at: now, updated_at: now }),
  touched: { before, after: after.map((row) => ({ ...row, created_at: now, updated_at: now })) },
  acts: acts.map((sealed) => sealedAt(sealed, now)),
});

/**
 * Writes prepared batches of one noun, as `writeBatch` does. Insertions go in while their acts are chained. What
 * touches rows of others does so before the journal is locked: whoever holds such a row may be waiting for the journal.
 */
export async function writePrepared(trx: Trx, context: BatchContext, noun: Noun, batches: readonly PreparedBatch[]): Promise<BatchOutcome> {
  if (batches.every(({ updated, touched: { after } }) => updated.length + after.length === 0)) {
    for (const batch of batches) await appendSealed(trx, batch.acts, () => writeRows(trx, context, noun, batch));
    return outcomeOfAll(batches);
  }
  return writePreparedInTurn(trx, context, noun, batches, () => Promise.resolve());
}

/**
 * The same, with the rows first and the journal locked only when its turn has come: until then other batches are written
 * beside this one.
 */
export async function writePreparedInTurn(
  trx: Trx,
  context: BatchContext,
  noun: Noun,
  batches: readonly PreparedBatch[],
  turn: () => Promise<unknown>,
): Promise<BatchOutcome> {
  for (const batch of batches) await writeRows(trx, context, noun, batch);
  await turn();
  for (const { acts } of batches) await appendSealed(trx, acts);
  return outcomeOfAll(batches);
}

const outcomeOfAll = (batches: readonly PreparedBatch[]): BatchOutcome =>
  batches.map(({ outcome }) => outcome).reduce(joined, { counts: noCounts, ids: new Map() });

const noCounts: BatchCounts = { new: 0, changed: 0, same: 0, withdrawn: 0 };
const joined = (one: BatchOutcome, other: BatchOutcome): BatchOutcome => ({
  counts: {
    new: one.counts.new + other.counts.new,
    changed: one.counts.changed + other.counts.changed,
    same: one.counts.same + other.counts.same,
    withdrawn: one.counts.withdrawn + other.counts.withdrawn,
  },
  ids: new Map([...one.ids, ...other.ids]),
});

async function writeRows(trx: Trx, context: BatchContext, noun: Noun, { inserted, updated, touched: rows }: PreparedBatch): Promise<void> {
  try {
    await insertRecords(trx, noun.kind, inserted);
    const changed = await updateRows(trx, noun.kind, updated);
    if (changed < updated.length) throw new AppError('PERMISSION_DENIED', { permission: `${noun.kind}.write` });
    if (noun.afterWrite && rows.after.length > 0) await noun.afterWrite(trx, context.outbreak.home, rows);
  } catch (error) {
    throw translateRefusal(error, noun.kind);
  }
}

/** What `writeBatch` would do, without doing it: the counts of a dry run. */
export async function compareBatch(trx: Trx, context: BatchContext, noun: Noun, rows: readonly BatchRow[]): Promise<BatchOutcome> {
  return outcomeOf(await fates(trx, context, noun, rows));
}

/** Ids of known records by their ids in the source: to resolve what the rows of a file point at. */
export async function idsBySource(
  trx: Trx,
  context: BatchContext,
  noun: Noun,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsBySource(trx, noun.kind, { ...context.outbreak, system: context.sourceSystem }, sourceIds);
  return new Map(rows.map((row) => [String(row.source_id), row.id]));
}

async function fates(trx: Trx, context: BatchContext, noun: Noun, rows: readonly BatchRow[]): Promise<Fated[]> {
  const source = { ...context.outbreak, system: context.sourceSystem };
  const stored = await rowsBySource(
    trx,
    noun.kind,
    source,
    rows.map(({ sourceId }) => sourceId),
  );
  const bySource = new Map(stored.map((row) => [row.source_id, row]));
  return rows.map((row) => {
    const known = bySource.get(row.sourceId);
    return { row, known, fate: fateOf(row, known) };
  });
}

/** Marks the hash of a record that its source deleted, so that it comes back when the source brings it back. */
const deleted = 'deleted:';

function fateOf(row: BatchRow, known: Row | undefined): Fate {
  if (known === undefined) return row.withdrawn === true ? 'passedOver' : 'new';
  if (row.withdrawn === true) return known.source_hash?.startsWith(deleted) === true ? 'same' : 'withdrawn';
  return known.source_hash === row.sourceHash ? 'same' : 'changed';
}

function outcomeOf(fated: readonly Fated[]): BatchOutcome {
  const counts = { new: 0, changed: 0, same: 0, withdrawn: 0, passedOver: 0 };
  for (const { fate } of fated) counts[fate] += 1;
  const { passedOver: _, ...told } = counts;
  return {
    counts: told,
    ids: new Map(fated.flatMap(({ row, known, fate }) => (fate === 'passedOver' ? [] : [[row.sourceId, known?.id ?? row.id]]))),
  };
}

const nothing: WrittenRows = { before: [], after: [] };
const touched = (noun: Noun, fated: readonly Fated[], news: readonly NewRecord[], changed: readonly Written[]): WrittenRows => ({
  before: fated.flatMap(({ fate, known }) => (known && (fate === 'changed' || fate === 'withdrawn') ? [known] : [])),
  after: [...news.map(({ frame, fields }) => ({ ...frame, ...toColumns(noun.kind, fields) })), ...changed.map(({ columns }) => columns)],
});

type Columns = Readonly<Record<string, unknown>>;
interface Written {
  readonly columns: Columns;
  readonly act: Act;
}

/** A new record in parts: thousands of them are packed column by column, and their rows never come together. */
interface NewRecord {
  readonly frame: Columns;
  readonly fields: Values;
  readonly act: Act;
}

function newRecord(context: BatchContext, noun: Noun, row: BatchRow): NewRecord {
  const fields = normalised(noun.kind, row.fields);
  const after = isFilledInOrder(fields) ? fields : filledInOrder(fields);
  const { search, codes } = foundBy(noun.searchKeys(fields), row.sourceId);
  const frame = {
    home: context.outbreak.home,
    id: row.id,
    outbreak: context.outbreak.id,
    area: row.area,
    version: 1,
    created_at: context.now,
    updated_at: context.now,
    withdrawn_at: null,
    source_system: context.sourceSystem,
    source_id: row.sourceId,
    source_hash: row.sourceHash,
    extra: row.extra,
    search,
    codes,
  };
  return { frame, fields, act: actOf(context, noun, { id: row.id, area: row.area, version: 1 }, 'created', { before: {}, after }) };
}

/** Whether fields stand in the order of canonical JSON, none of them empty: drafts of an import do, and need no copy. */
function isFilledInOrder(fields: Values): boolean {
  let last = '';
  for (const field in fields) {
    const value = fields[field];
    if (field < last || value === null || value === undefined) return false;
    last = field;
  }
  return true;
}

/** In the order of canonical JSON, which is then written without sorting. */
function filledInOrder(fields: Values): Values {
  const filled: Record<string, unknown> = {};
  for (const field of sortedKeys(fields)) if (fields[field] !== null && fields[field] !== undefined) filled[field] = fields[field];
  return filled;
}

function changedRecord(context: BatchContext, noun: Noun, row: BatchRow, known: Row): Written {
  const before = fromColumns(noun.kind, known);
  const isDeleted = row.withdrawn === true;
  const after = isDeleted ? before : { ...before, ...normalised(noun.kind, row.fields) };
  const comesBack = !isDeleted && known.source_hash?.startsWith(deleted) === true;
  const columns = {
    ...known,
    area: isDeleted ? known.area : row.area,
    version: known.version + 1,
    updated_at: context.now,
    withdrawn_at: isDeleted ? (known.withdrawn_at ?? context.now) : comesBack ? null : known.withdrawn_at,
    source_hash: `${isDeleted ? deleted : ''}${row.sourceHash}`,
    extra: isDeleted ? known.extra : { ...known.extra, ...row.extra },
    ...foundBy(noun.searchKeys(after), row.sourceId),
    ...toColumns(noun.kind, after),
  };
  const changes = changesBetween(
    noun.kind,
    { ...before, withdrawnAt: known.withdrawn_at },
    { ...after, withdrawnAt: columns.withdrawn_at },
  );
  return { columns, act: actOf(context, noun, columns, isDeleted ? 'withdrawn' : 'changed', changes) };
}

function actOf(context: BatchContext, noun: Noun, at: { id: string; area: string; version: number }, verb: string, changes: Changes): Act {
  return {
    home: context.outbreak.home,
    action: `${noun.kind}.${verb}`,
    outbreak: context.outbreak.id,
    area: at.area,
    kind: noun.kind,
    subject: at.id,
    version: at.version,
    payload: { after: changes.after, before: changes.before, ...context.note, source: context.sourceSystem },
  };
}
