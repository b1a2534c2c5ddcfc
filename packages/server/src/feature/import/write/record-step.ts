import { AppError, errorText, type RecordKind } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../../platform/access/index.ts';
import { appendActs } from '../../../platform/journal/index.ts';
import { nouns } from '../../nouns.ts';
import { type BatchContext, compareBatch, writeBatch } from '../../registry/index.ts';
import { type Problem } from '../problem.ts';
import { type StagedDraft } from '../staging/staged-draft.ts';
import { adoptByPerson, hasRecords, type SourceOf } from '../store.ts';
import { keepHandEdits } from './hand-edit.ts';
import { noCounts, added, type RecordCounts } from './count.ts';
import { type Placed, type Placing } from './placing.ts';

/** What one batch came to. */
export interface StepOutcome {
  readonly counts: RecordCounts;
  readonly problems: readonly Problem[];
  /** Drafts that were not written. */
  readonly skipped: number;
}

export interface RecordStepContext extends BatchContext {
  readonly placing: Placing;
  /** Kinds of which the outbreak held no record of this source when their turn came: all of them are new. */
  readonly fresh: Set<RecordKind>;
}

/** Looks, before the first batch of a kind, whether there is anything to compare with. */
export async function lookForRecords(trx: Trx, context: RecordStepContext, kind: RecordKind): Promise<void> {
  if (!(await hasRecords(trx, kind, sourceOf(context)))) context.fresh.add(kind);
}

/** What writing a batch would do. */
export async function compareRecords(
  trx: Trx,
  context: RecordStepContext,
  kind: RecordKind,
  drafts: readonly StagedDraft[],
): Promise<StepOutcome> {
  const first = await context.placing.place(trx, kind, drafts);
  if (context.fresh.has(kind)) return { counts: allNew(first), problems: first.problems, skipped: drafts.length - first.rows.length };
  const placed = await keepHandEdits(trx, kind, sourceOf(context), first);
  const { counts } = await compareBatch(
    trx,
    context,
    nouns[kind],
    placed.rows.map(({ row }) => row),
  );
  return { counts, problems: placed.problems, skipped: drafts.length - placed.rows.length };
}

const allNew = ({ rows }: Placed): RecordCounts => ({ ...noCounts, new: rows.filter(({ row }) => row.withdrawn !== true).length });

/** Writes a batch. Where the database refuses something, the batch is written row by row and the refused rows are told. */
export async function writeRecords(
  trx: Trx,
  context: RecordStepContext,
  kind: RecordKind,
  drafts: readonly StagedDraft[],
): Promise<StepOutcome> {
  const first = await context.placing.place(trx, kind, drafts);
  if (kind === 'case' || kind === 'contact') await adopt(trx, context, kind, first);
  const placed = context.fresh.has(kind) ? first : await keepHandEdits(trx, kind, sourceOf(context), first);
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

/** Rows whose statements are made in one go: the server answers others in between. */
const mostAtOnce = 250;

async function writePlaced(trx: Trx, context: RecordStepContext, kind: RecordKind, { rows }: Placed): Promise<RecordCounts> {
  const journal = new JournalBehind(trx, context);
  let written = noCounts;
  try {
    for (let at = 0; at < rows.length; at += mostAtOnce) {
      const batch = rows.slice(at, at + mostAtOnce).map(({ row }) => row);
      const { counts, ids } = await writeBatch(trx, { ...context, defer: (acts) => journal.append(acts) }, nouns[kind], batch);
      context.placing.settle(kind, ids);
      written = added(written, counts);
    }
  } finally {
    await journal.end();
  }
  return written;
}

type Acts = Parameters<typeof appendActs>[2];

/** Entries are hashed and written while the database takes in the next rows, in order, inside the same transaction. */
class JournalBehind {
  private readonly trx: Trx;
  private readonly context: BatchContext;
  private last: Promise<void> = Promise.resolve();

  constructor(trx: Trx, context: BatchContext) {
    this.trx = trx;
    this.context = context;
  }

  append(acts: Acts): void {
    this.last = this.last.then(() => appendActs(this.trx, this.context, acts));
    this.last.catch(() => undefined); // told by end()
  }

  end(): Promise<void> {
    return this.last;
  }
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
