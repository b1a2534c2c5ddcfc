import { setImmediate as othersTurn } from 'node:timers/promises';
import { AppError, errorText, type RecordKind } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../../platform/access/index.ts';
import { nouns } from '../../nouns.ts';
import { type BatchContext, compareBatch, prepareNew, type PreparedBatch, writeBatch, writePrepared } from '../../registry/index.ts';
import { type Problem } from '../problem.ts';
import { type StagedDraft } from '../staging/staged-draft.ts';
import { adoptByPerson, hasRecords, hasUnclaimed, type SourceOf } from '../store.ts';
import { keepHandEdits } from './hand-edit.ts';
import { noCounts, added, type RecordCounts } from './count.ts';
import { type Ask, type Placed, type Placing } from './placing.ts';

/** What one batch came to. */
export interface StepOutcome {
  readonly counts: RecordCounts;
  readonly problems: readonly Problem[];
  /** Drafts that were not written. */
  readonly skipped: number;
}

export interface RecordStepContext extends BatchContext {
  readonly placing: Placing;
  /** Kinds of which the outbreak held nothing a draft could be the same as when their turn came: all of them are new. */
  readonly fresh: Set<RecordKind>;
}

/** Looks, before the first batch of a kind, whether there is anything to compare with. */
export async function lookForRecords(trx: Trx, context: RecordStepContext, kind: RecordKind): Promise<void> {
  const source = sourceOf(context);
  const isKnown = (await hasRecords(trx, kind, source)) || (isOfPerson(kind) && (await hasUnclaimed(trx, kind, source)));
  if (!isKnown) context.fresh.add(kind);
}

const isOfPerson = (kind: RecordKind): kind is 'case' | 'contact' => kind === 'case' || kind === 'contact';

/** What writing a batch would do. */
export async function compareRecords(
  ask: Ask,
  context: RecordStepContext,
  kind: RecordKind,
  drafts: readonly StagedDraft[],
): Promise<StepOutcome> {
  const first = await context.placing.place(ask, kind, drafts);
  if (context.fresh.has(kind)) return { counts: allNew(first), problems: first.problems, skipped: drafts.length - first.rows.length };
  return ask(async (trx) => {
    const placed = await keepHandEdits(trx, kind, sourceOf(context), first);
    const { counts } = await compareBatch(
      trx,
      context,
      nouns[kind],
      placed.rows.map(({ row }) => row),
    );
    return { counts, problems: placed.problems, skipped: drafts.length - placed.rows.length };
  });
}

const allNew = ({ rows }: Placed): RecordCounts => ({ ...noCounts, new: rows.filter(({ row }) => row.withdrawn !== true).length });

/** A batch on its way to the database: drafts as rows, and where all of them are new, everything but the writing done. */
export interface ReadyBatch {
  readonly drafts: readonly StagedDraft[];
  readonly placed: Placed;
  readonly prepared: readonly PreparedBatch[] | undefined;
}

/** Rows prepared in one go: the server answers others in between. */
const mostAtOnce = 500;

/** Does what can be done before the transaction of the batch, while the database still works on the one before. */
export async function readyRecords(
  ask: Ask,
  context: RecordStepContext,
  kind: RecordKind,
  drafts: readonly StagedDraft[],
): Promise<ReadyBatch> {
  const placed = await context.placing.place(ask, kind, drafts);
  return { drafts, placed, prepared: context.fresh.has(kind) ? await preparedSlices(context, kind, placed) : undefined };
}

async function preparedSlices(context: RecordStepContext, kind: RecordKind, { rows }: Placed): Promise<PreparedBatch[] | undefined> {
  const slices: PreparedBatch[] = [];
  for (let at = 0; at < rows.length; at += mostAtOnce) {
    await othersTurn();
    try {
      const slice = rows.slice(at, at + mostAtOnce).map(({ row }) => row);
      slices.push(prepareNew(context, nouns[kind], slice));
    } catch (error) {
      if (error instanceof AppError) return undefined; // a row that no database takes: the careful way finds which
      throw error;
    }
  }
  return slices;
}

/** Writes a batch. Where the database refuses something, the batch is written row by row and the refused rows are told. */
export async function writeRecords(trx: Trx, context: RecordStepContext, kind: RecordKind, ready: ReadyBatch): Promise<StepOutcome> {
  const { drafts, placed, prepared } = ready;
  if (prepared === undefined) return writeCarefully(trx, context, kind, ready);
  try {
    const counts = await within(trx, () => writeSlices(trx, context, kind, prepared));
    return { problems: placed.problems, skipped: drafts.length - placed.rows.length, counts };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return writeCarefully(trx, context, kind, ready);
  }
}

async function writeSlices(trx: Trx, context: RecordStepContext, kind: RecordKind, slices: readonly PreparedBatch[]): Promise<RecordCounts> {
  let written = noCounts;
  for (const slice of slices) written = added(written, (await writePrepared(trx, context, nouns[kind], slice)).counts);
  return written;
}

/** Compares every row with what is there, and keeps what was recorded by hand. */
async function writeCarefully(
  trx: Trx,
  context: RecordStepContext,
  kind: RecordKind,
  { drafts, placed: first }: ReadyBatch,
): Promise<StepOutcome> {
  if (isOfPerson(kind)) await adopt(trx, context, kind, first);
  const placed = await keepHandEdits(trx, kind, sourceOf(context), first);
  const told = { problems: placed.problems, skipped: drafts.length - placed.rows.length };
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
  kind: RecordKind,
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
      context.placing.forget(kind, [one.draft.key]);
      problems.push(refusedProblem(one.draft, error));
    }
  }
  const { new: fresh, changed, same, withdrawn } = counts;
  return { counts, problems, skipped: told.skipped + rows.length - fresh - changed - same - withdrawn };
}

async function writePlaced(trx: Trx, context: RecordStepContext, kind: RecordKind, { rows }: Placed): Promise<RecordCounts> {
  let written = noCounts;
  for (let at = 0; at < rows.length; at += mostAtOnce) {
    const batch = rows.slice(at, at + mostAtOnce).map(({ row }) => row);
    const { counts, ids } = await writeBatch(trx, context, nouns[kind], batch);
    context.placing.settle(kind, ids);
    written = added(written, counts);
  }
  return written;
}

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

async function adopt(trx: Trx, context: RecordStepContext, kind: 'case' | 'contact', { rows }: Placed): Promise<void> {
  const pairs = rows.flatMap(({ row }) =>
    typeof row.fields['person'] === 'string' ? [{ person: row.fields['person'], key: row.sourceId }] : [],
  );
  await adoptByPerson(trx, kind, sourceOf(context), pairs);
}

/** A row the database would not take, as the list of errors shows it. */
function refusedProblem({ place, key }: StagedDraft, error: AppError): Problem {
  return { severity: 'error', code: 'RECORD_REFUSED', place, value: key, detail: { reason: errorText(error.code, 'en', error.details) } };
}

const sourceOf = ({ outbreak, sourceSystem }: BatchContext): SourceOf => ({
  home: outbreak.home,
  outbreak: outbreak.id,
  system: sourceSystem,
});
