import { AppError } from '@firebreak/contract';
import { sql } from 'kysely';
import { failureOf, KnownFailure, ToldFailure } from '../../platform/fault/index.ts';
import { type Trx } from '../../platform/access/index.ts';
import { type JobContext, type JobHandler, JobStop } from '../../platform/job/index.ts';
import { appendActs } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { draftFolder, removeImportFolder } from './folder.ts';
import { type DraftKind, draftKinds, type DraftRecordKind } from './mapping/index.ts';
import { failedMessage, message } from './message.ts';
import { chosenOf } from './option.ts';
import { errorRowOfProblem, type Problem } from './problem.ts';
import { allDrafts, draftTotals, kindsIn } from './staging/draft-folder.ts';
import { type StagedDraft } from './staging/staged-draft.ts';
import { countErrors, type ImportRow, insertErrors, updateImport } from './store.ts';
import { workBench, type WorkBench } from './work-bench.ts';
import { planAreas, writeAreas } from './write/area-step.ts';
import { type ImportAlone, writeAlone } from './write/alone.ts';
import { added, noCounts, type RecordCounts, sumOf } from './write/count.ts';
import { Flight, GivesWay, inTime } from './write/flight.ts';
import { type PackedBatch } from './write/packing/packed-batch.ts';
import { type Packing } from './write/packing/packing.ts';
import { type Ask } from './write/placing.ts';
import { type Preparations } from './write/preparing/preparations.ts';
import { PreparedPacking } from './write/preparing/prepared-packing.ts';
import { lookForRecords, type RecordStepContext, type StepOutcome, writeNewRecords, writeRecords } from './write/record-step.ts';

/** Where writing stands: the drafts of the kinds before `kind` and the first `written` of it are in the database. */
interface Checkpoint {
  readonly kind: DraftKind;
  readonly written: number;
  readonly counts: Readonly<Record<string, RecordCounts>>;
  readonly skipped: number;
  readonly errors: number;
  readonly done: number;
}

/**
 * Writes the drafts of a checked import. `all`: one transaction, everything or nothing. `valid`: batches, each with
 * its checkpoint in the same transaction, so that a killed server goes on exactly where it stopped.
 */
export function writeImport(platform: Platform, preparations: Preparations, alone: ImportAlone): JobHandler {
  return async (context) => {
    const bench = await workBench(platform, context);
    const row = await bench.inside(async (_trx, found) => found);
    if (row.job !== context.job.id || row.state !== 'writing') return undefined; // given up, or asked for again, meanwhile
    const rows = chosenOf(row).rows ?? 'all';
    const packing = await packingOf(bench, row, preparations);
    const write = new Writing(bench, context, packing);
    try {
      return await (rows === 'all' ? write.allOrNothing(alone) : write.inBatches());
    } catch (error) {
      throw await write.settle(rows, error);
    } finally {
      await packing.close();
    }
  };
}

/** Batches that were prepared while the files were read, where they hold; what goes on after a stop is packed anew. */
async function packingOf(bench: WorkBench, row: ImportRow, preparations: Preparations): Promise<Packing> {
  const start = (): Packing => bench.packing(row.total);
  const prepared = row.checkpoint === null ? await preparations.takeFor(row.id, bench.placingContext, bench.transact) : undefined;
  return prepared === undefined ? start() : new PreparedPacking(prepared, start, bench.platform.now);
}

/** Drafts whose turn it is to be written: all areas, or a batch of records. */
type Step =
  | { readonly kind: 'area'; readonly drafts: readonly StagedDraft[] }
  | { readonly kind: DraftRecordKind; readonly batch: PackedBatch };

/** A row that must not be missing was refused. */
class RowRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code} at ${problem.place.file}, row ${problem.place.row ?? '?'}`);
    this.problem = problem;
  }
}

class Writing {
  private readonly bench: WorkBench;
  private readonly context: JobContext;
  private readonly packing: Packing;
  private readonly stepContext: RecordStepContext;
  private total = 0;

  constructor(bench: WorkBench, context: JobContext, packing: Packing) {
    this.bench = bench;
    this.context = context;
    this.packing = packing;
    this.stepContext = { ...bench.batchContext(), packing, fresh: new Set(), sameWithinDays: bench.sameWithinDays };
  }

  async allOrNothing(alone: ImportAlone): Promise<undefined> {
    if (this.context.job.attempts > 1) return this.rolledBackByKill();
    const { platform } = this.bench;
    await this.bench.inside(async (trx, row) => {
      const start = await this.start(row);
      let { done } = start;
      const progress = () => ({ done, total: this.total });
      await writeAlone({ platform, alone, trx, row }, progress, () => this.everything(trx, row, start, (at) => (done = at)));
    });
    await removeImportFolder(platform, this.bench.importId);
    return undefined;
  }

  private async everything(trx: Trx, row: ImportRow, start: Checkpoint, reached: (done: number) => void): Promise<void> {
    let at = start;
    for await (const step of this.steps(at, (query) => query(trx))) {
      this.context.signal.throwIfAborted();
      at = await this.write(trx, at, step, 'all');
      reached(at.done);
      this.context.progress(at.done, this.total);
    }
    this.context.signal.throwIfAborted();
    await this.finish(trx, row, at, 'WRITTEN', 0);
  }

  async inBatches(): Promise<undefined> {
    const start = await this.bench.inside((_trx, row) => this.start(row));
    const resumedFrom = start.done;
    const flight = new Flight(start);
    try {
      for await (const step of this.steps(start, this.bench.transact, () => flight.landed())) {
        this.context.signal.throwIfAborted();
        await flight.begin((previous) => this.land(step, previous));
        if (this.bench.platform.engine === 'pglite') await flight.landed(); // no more batches in memory than one connection takes
      }
      await flight.landed();
    } finally {
      await flight.ended();
    }
    const at = await flight.landed();
    await this.bench.inside((trx, row) => this.finish(trx, row, at, resumedFrom > 0 ? 'WRITTEN_RESUMED' : 'WRITTEN', resumedFrom));
    await removeImportFolder(this.bench.platform, this.bench.importId);
    return undefined;
  }

  private async land(step: Step, previous: Promise<Checkpoint>): Promise<Checkpoint> {
    const next = (await this.besideAnother(step, previous)) ?? (await this.alone(step, await previous));
    this.context.progress(next.done, this.total); // once it is committed
    return next;
  }

  /**
   * Writes a batch while the one before it is still being written, on a connection of its own: its rows at once, its
   * journal and checkpoint behind the other's. The embedded database has one connection, and what is compared with the
   * database must see all that came before.
   *
   * @returns undefined where that is not for this batch, or it was refused: nothing of it is written then
   */
  private async besideAnother(step: Step, previous: Promise<Checkpoint>): Promise<Checkpoint | undefined> {
    if (this.bench.platform.engine !== 'postgresql' || !('batch' in step)) return undefined;
    const { prepared } = step.batch;
    if (prepared === undefined) return undefined;
    try {
      return await this.committed(async (trx) => {
        const outcome = await writeNewRecords(trx, this.newContext(), { ...step.batch, prepared }, () => inTime(previous));
        return this.after(await previous, step, outcome, 0);
      });
    } catch (error) {
      if (error instanceof AppError || error instanceof GivesWay || isDeadlock(error)) return undefined;
      throw error;
    }
  }

  /** Writes a batch when all before it are there. */
  private alone(step: Step, at: Checkpoint): Promise<Checkpoint> {
    return untilKept(() => this.committed((trx) => this.write(trx, at, step, 'valid')));
  }

  /**
   * Runs a transaction of a batch, with its checkpoint. Rows and checkpoint are lost or kept together, so with PostgreSQL a
   * batch need not wait for the disk; the last transaction does. The embedded database would lose such batches with its process.
   */
  private committed(work: (trx: Trx) => Promise<Checkpoint>): Promise<Checkpoint> {
    return this.bench.transact(async (trx) => {
      if (this.bench.platform.engine === 'postgresql') await sql`set local synchronous_commit = off`.execute(trx);
      const next = await work(trx);
      await updateImport(trx, this.importKey, {
        checkpoint: JSON.stringify(next),
        counts: JSON.stringify(next.counts),
        skipped: next.skipped,
        error_count: next.errors,
        done: next.done,
      });
      return next;
    });
  }

  /** Leaves the import in a state that says what is in the database and what a person can do now. Answers what the job ends with. */
  async settle(rows: 'all' | 'valid', error: unknown): Promise<unknown> {
    if (error instanceof JobStop && error.why === 'stopping') {
      if (rows === 'all') await this.rolledBackByKill(); // valid rows go on after the next start
      return error;
    }
    const now = this.bench.platform.now();
    if (error instanceof JobStop) {
      await this.bench.inside((trx, row) => updateImport(trx, row, { state: 'cancelled', finished_at: now, ...cancelled(row, rows) }));
      await removeImportFolder(this.bench.platform, this.bench.importId);
      return error;
    }
    const failure = error instanceof RowRefused ? undefined : await failureOf(this.bench.platform, error, 'import.write');
    await this.bench.inside(async (trx, row) => {
      if (error instanceof RowRefused) await this.keep(trx, [error.problem]);
      const text = failure === undefined ? message('REFUSED_ROLLED_BACK') : failedMessage(failure);
      await updateImport(trx, row, { state: 'failed', finished_at: now, message: text });
    });
    return failure === undefined ? new ToldFailure({ problem: 'againstRule' }) : new ToldFailure(failure, { cause: error });
  }

  /** The transaction died with its server, so nothing of it is there. Whether to try again is for a person to say. */
  private async rolledBackByKill(): Promise<undefined> {
    await this.bench.inside((trx, row) =>
      updateImport(trx, row, { state: 'checked', message: message('INTERRUPTED_ROLLED_BACK') }, ['writing']),
    );
    return undefined;
  }

  /** Counts of the dry run give way to counts of what was written. */
  private async start(row: ImportRow): Promise<Checkpoint> {
    const totals = await draftTotals(this.folder);
    if (totals === undefined) throw new KnownFailure('filesGone');
    this.total = Object.values(totals).reduce((sum, count) => sum + count, 0);
    const fresh: Checkpoint = {
      kind: kindsIn(totals)[0] ?? 'area',
      written: 0,
      counts: {},
      skipped: chosenOf(row).refusedRows ?? 0,
      errors: row.error_count,
      done: 0,
    };
    return (row.checkpoint as unknown as Checkpoint | null) ?? fresh;
  }

  private get importKey(): { home: string; id: string } {
    return { home: this.bench.placingContext.outbreak.home, id: this.bench.importId };
  }

  private get folder(): string {
    return draftFolder(this.bench.platform, this.bench.importId);
  }

  /** @param landed waits for the batches that are under way: a kind may point at all that were before it */
  private async *steps(at: Checkpoint, ask: Ask, landed: () => Promise<unknown> = () => Promise.resolve()): AsyncGenerator<Step> {
    const totals = (await draftTotals(this.folder)) ?? {};
    const first = draftKinds.indexOf(at.kind);
    for (const kind of kindsIn(totals).filter((each) => draftKinds.indexOf(each) >= first)) {
      const skip = kind === at.kind ? at.written : 0;
      await landed();
      if (kind !== 'area') yield* this.batches(ask, kind, skip);
      else if (skip === 0) yield { kind, drafts: await allDrafts(this.folder, kind) };
    }
  }

  private async *batches(ask: Ask, kind: DraftRecordKind, skip: number): AsyncGenerator<Step> {
    await ask((trx) => lookForRecords(trx, this.stepContext, kind));
    const depth = this.stepContext.fresh.has(kind) ? 'packed' : 'rows';
    for await (const batch of this.packing.batches(ask, kind, skip, depth)) yield { kind, batch };
  }

  private async write(trx: Trx, at: Checkpoint, step: Step, rows: 'all' | 'valid'): Promise<Checkpoint> {
    const outcome = await this.outcome(trx, step);
    const { problems } = outcome;
    const error = problems.find(({ severity }) => severity === 'error');
    if (rows === 'all' && error !== undefined) throw new RowRefused(error);
    // The dry run told the others already.
    const refused = problems.filter(({ code }) => code === 'RECORD_REFUSED' || code === 'INFECTION_ORDER');
    await this.keep(trx, refused);
    return this.after(at, step, outcome, refused.length);
  }

  /** Where writing stands after a step. */
  private after(at: Checkpoint, step: Step, { counts, skipped }: StepOutcome, refused: number): Checkpoint {
    const { kind } = step;
    const drafts = 'drafts' in step ? step.drafts.length : step.batch.drafts;
    return {
      kind,
      written: (at.kind === kind ? at.written : 0) + drafts,
      counts: { ...at.counts, [kind]: added(at.counts[kind] ?? noCounts, counts) },
      skipped: at.skipped + skipped,
      errors: at.errors + refused,
      done: at.done + drafts,
    };
  }

  private outcome(trx: Trx, step: Step): Promise<StepOutcome> {
    if ('drafts' in step) return this.areas(trx, step.drafts);
    return writeRecords(trx, this.newContext(), step.batch);
  }

  private newContext(): RecordStepContext {
    return { ...this.stepContext, now: this.bench.platform.now() };
  }

  private async areas(trx: Trx, batch: readonly StagedDraft[]): Promise<StepOutcome> {
    const outbreak = await outbreakInForce(trx, this.bench.placingContext.outbreak.id);
    const plan = await planAreas(trx, { actor: this.context.actor, outbreak }, batch);
    await writeAreas(trx, plan);
    this.packing.forgetAreas();
    return plan;
  }

  private async keep(trx: Trx, problems: readonly Problem[]): Promise<void> {
    if (problems.length === 0) return;
    const { next } = await countErrors(trx, this.importKey);
    await insertErrors(
      trx,
      problems.map((problem, index) => errorRowOfProblem(this.importKey, next + index, problem)),
    );
  }

  private async finish(trx: Trx, row: ImportRow, at: Checkpoint, code: 'WRITTEN' | 'WRITTEN_RESUMED', from: number): Promise<void> {
    const { now } = this.bench.platform;
    const text = message(code, { ...sumOf(at.counts), from });
    const change = {
      state: 'done',
      counts: JSON.stringify(at.counts),
      skipped: at.skipped,
      error_count: at.errors,
      done: at.done,
      message: text,
      finished_at: now(),
    } as const;
    await updateImport(trx, row, change);
    const payload = { import: row.id, preset: row.preset, source: row.source_system, counts: at.counts, skipped: at.skipped };
    await appendActs(trx, { actor: this.context.actor, now: now() }, [
      {
        home: row.home,
        action: 'import.written',
        outbreak: row.outbreak,
        area: row.area,
        kind: null,
        subject: row.id,
        version: null,
        payload,
      },
    ]);
  }
}

/** People record while an import runs; where one of them and a batch wait for each other, the database gives one up. */
async function untilKept<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!isDeadlock(error) || attempt === mostAttempts) throw error;
    }
  }
}
const isDeadlock = (error: unknown): boolean => (error as { code?: unknown }).code === '40P01';
const mostAttempts = 5;

function cancelled(row: ImportRow, rows: 'all' | 'valid'): { message: string } {
  if (rows === 'all') return { message: message('CANCELLED_ROLLED_BACK') };
  return { message: row.done === 0 ? message('CANCELLED_BEFORE') : message('CANCELLED_PARTLY', { written: row.done, total: row.total }) };
}
