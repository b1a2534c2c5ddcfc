import { AppError, type RecordKind } from '@firebreak/contract';
import { type DraftRecordKind } from '../mapping/index.ts';
import { sql } from 'kysely';
import { type Trx } from '../../../platform/access/index.ts';
import { nouns } from '../../nouns.ts';
import {
  type BatchContext,
  compareBatch,
  prepareBatch,
  type PreparedBatch,
  writePrepared,
  writePreparedInTurn,
} from '../../registry/index.ts';
import { type Problem } from '../problem.ts';
import { type StagedDraft } from '../staging/staged-draft.ts';
import { adoptByPerson, hasRecords, hasUnclaimed, type SourceOf } from '../store.ts';
import { keepHandEdits } from './hand-edit.ts';
import { settleInfections, type SettledCases } from './infections.ts';
import { noCounts, added, type RecordCounts } from './count.ts';
import { type PackedBatch } from './packing/packed-batch.ts';
import { type Packing } from './packing/packing.ts';
import { type Ask, type Placed } from './placing.ts';

/** What one batch came to. */
export interface StepOutcome {
  readonly counts: RecordCounts;
  readonly problems: readonly Problem[];
  /** Drafts that were not written. */
  readonly skipped: number;
}

export interface RecordStepContext extends BatchContext {
  readonly packing: Packing;
  /** Kinds of which the outbreak held nothing a draft could be the same as when their turn came: all of them are new. */
  readonly fresh: Set<RecordKind>;
  /** Days of one infection lie at most this far apart, by the pack in force. */
  readonly sameWithinDays: number | undefined;
}

/** Looks, before the first batch of a kind, whether there is anything to compare with. */
export async function lookForRecords(trx: Trx, context: BatchContext & Pick<RecordStepContext, 'fresh'>, kind: RecordKind): Promise<void> {
  const source = sourceOf(context);
  const isKnown = (await hasRecords(trx, kind, source)) || (isOfPerson(kind) && (await hasUnclaimed(trx, kind, source)));
  if (!isKnown) context.fresh.add(kind);
}

const isOfPerson = (kind: RecordKind): kind is 'case' | 'contact' => kind === 'case' || kind === 'contact';

/** What writing a batch would do. */
export async function compareRecords(ask: Ask, context: RecordStepContext, batch: PackedBatch): Promise<StepOutcome> {
  const { kind, placed: first } = batch;
  if (first === undefined) return { ...toldOf(batch), counts: { ...noCounts, new: batch.standing } };
  return ask(async (trx) => {
    const settled = await sameRecords(trx, context, kind, first, true);
    const placed = await keepHandEdits(trx, kind, sourceOf(context), settled);
    const { counts, ids } = await compareBatch(
      trx,
      context,
      nouns[kind],
      placed.rows.map(({ row }) => row),
    );
    if (kind === 'person') context.packing.settle(kind, ids); // whose infections are known is asked by their ids
    return { problems: placed.problems, skipped: toldOf(batch).skipped + settled.refused, counts };
  });
}

const toldOf = ({ drafts, rows, problems }: PackedBatch): Omit<StepOutcome, 'counts'> => ({ problems, skipped: drafts - rows });

/**
 * Writes a batch. What is new as far as anybody knows is inserted without a further look; where the database refuses
 * it, and where there is something to compare with, every row is compared, and at last written one by one.
 */
export async function writeRecords(trx: Trx, context: RecordStepContext, batch: PackedBatch): Promise<StepOutcome> {
  const { kind, prepared } = batch;
  if (prepared === undefined) return writeCarefully(trx, context, batch);
  try {
    const { counts } = await within(trx, () => writePrepared(trx, context, nouns[kind], prepared));
    return { ...toldOf(batch), counts };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return writeCarefully(trx, context, batch);
  }
}

/**
 * Writes a batch of which everybody takes all for new, its journal when its turn has come.
 *
 * @throws AppError where the database refuses one of them: nothing of the transaction may then be kept
 */
export async function writeNewRecords(
  trx: Trx,
  context: RecordStepContext,
  batch: PackedBatch & Required<Pick<PackedBatch, 'prepared'>>,
  turn: () => Promise<unknown>,
): Promise<StepOutcome> {
  const { counts } = await writePreparedInTurn(trx, context, nouns[batch.kind], batch.prepared, turn);
  return { ...toldOf(batch), counts };
}

/** Compares every row with what is there, and keeps what was recorded by hand. */
async function writeCarefully(trx: Trx, context: RecordStepContext, batch: PackedBatch): Promise<StepOutcome> {
  const { kind } = batch;
  const first = batch.placed ?? (await context.packing.rowsOf((query) => query(trx), batch));
  const settled = await sameRecords(trx, context, kind, first, false);
  const placed = await keepHandEdits(trx, kind, sourceOf(context), settled);
  const told = { problems: placed.problems, skipped: toldOf(batch).skipped + settled.refused };
  try {
    return { ...told, counts: await within(trx, () => writePlaced(trx, context, kind, placed)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return writeOneByOne(trx, context, kind, placed, told);
  }
}

async function writeOneByOne(
  trx: Trx,
  context: RecordStepContext,
  kind: DraftRecordKind,
  { rows }: Placed,
  told: { readonly problems: readonly Problem[]; readonly skipped: number },
): Promise<StepOutcome> {
  const problems = [...told.problems];
  let counts = noCounts;
  for (const one of rows) {
    try {
      counts = added(counts, await within(trx, () => writePlaced(trx, context, kind, { rows: [one], problems: [] })));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      context.packing.forget(kind, [one.draft.key]);
      problems.push(refusedProblem(one.draft, error));
    }
  }
  const { new: fresh, changed, same, withdrawn } = counts;
  return { counts, problems, skipped: told.skipped + rows.length - fresh - changed - same - withdrawn };
}

async function writePlaced(trx: Trx, context: RecordStepContext, kind: DraftRecordKind, { rows }: Placed): Promise<RecordCounts> {
  const slices: PreparedBatch[] = [];
  for (let at = 0; at < rows.length; at += mostAtOnce) {
    const slice = rows.slice(at, at + mostAtOnce).map(({ row }) => row);
    slices.push(await prepareBatch(trx, context, nouns[kind], slice));
  }
  const { counts, ids } = await writePrepared(trx, context, nouns[kind], slices);
  context.packing.settle(kind, ids);
  return counts;
}

/** Rows whose statements are made in one go: the server answers others in between. */
const mostAtOnce = 250;

/** Work of which nothing is kept when it fails, inside a transaction that goes on. */
async function within<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint import_batch`.execute(trx);
  try {
    const result = await work();
    await sql`release savepoint import_batch`.execute(trx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint import_batch`.execute(trx);
    throw error;
  }
}

/** Rows of a person under the records they are the same as: those of the source, and those somebody recorded by hand. */
async function sameRecords(
  trx: Trx,
  context: RecordStepContext,
  kind: DraftRecordKind,
  placed: Placed,
  isDry: boolean,
): Promise<SettledCases> {
  const { sameWithinDays } = context;
  if (kind === 'case') return settleInfections(trx, { source: sourceOf(context), sameWithinDays, isDry }, placed);
  if (kind === 'contact' && !isDry) await adopt(trx, context, kind, placed);
  return { ...placed, refused: 0 };
}

async function adopt(trx: Trx, context: RecordStepContext, kind: 'contact', { rows }: Placed): Promise<void> {
  const pairs = rows.flatMap(({ row }) =>
    typeof row.fields['person'] === 'string' ? [{ person: row.fields['person'], key: row.sourceId }] : [],
  );
  await adoptByPerson(trx, kind, sourceOf(context), pairs);
}

/** A row the database would not take, as the list of errors shows it. */
function refusedProblem({ place, key }: StagedDraft, error: AppError): Problem {
  const details = Object.entries(error.details).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  const detail = { ...Object.fromEntries(details), refusal: error.code } as Problem['detail'];
  return { severity: 'error', code: 'RECORD_REFUSED', place, value: key, detail };
}

const sourceOf = ({ outbreak, sourceSystem }: BatchContext): SourceOf => ({
  home: outbreak.home,
  outbreak: outbreak.id,
  system: sourceSystem,
});
