import { type RecordKind } from '@firebreak/contract';
import { type Trx } from '../../platform/access/index.ts';
import { type JobContext, type JobHandler, JobStop } from '../../platform/job/index.ts';
import { failureOf, ToldFailure } from '../../platform/fault/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { removeImportFolder, draftFolder } from './folder.ts';
import { type CellError, type DraftKind, draftKinds, type DraftRecordKind, type OutsideKeys } from './mapping/index.ts';
import { failedMessage, message } from './message.ts';
import { chosenOf, optionsOf } from './option.ts';
import { errorRowOfCell, errorRowOfProblem, type Problem } from './problem.ts';
import { allDrafts, kindsIn } from './staging/draft-folder.ts';
import { readInThread, type ReadingResult } from './staging/reading-thread.ts';
import { clearErrors, type ImportRow, insertErrors, keysOf, updateImport } from './store.ts';
import { filesOf, type ImportFile } from './view.ts';
import { planAreas } from './write/area-step.ts';
import { added, noCounts, type RecordCounts } from './write/count.ts';
import { countNew } from './write/count-new.ts';
import { type Packing } from './write/packing/packing.ts';
import { targets } from './write/placing.ts';
import { type Preparations, PreparingWhileReading } from './write/preparing/preparations.ts';
import { compareRecords, lookForRecords, type RecordStepContext, type StepOutcome } from './write/record-step.ts';
import { workBench, type WorkBench } from './work-bench.ts';

/** Errors kept cell by cell; a file with more of them has one cause, which the first ones show. */
const mostErrors = 10_000;

/** The dry run: reads all files, keeps what is wrong cell by cell, and counts what writing would do. */
export function checkImport(platform: Platform, preparations: Preparations): JobHandler {
  return async (context) => {
    const bench = await workBench(platform, context);
    const row = await bench.inside(async (_trx, found) => found);
    if (row.job !== context.job.id || row.state !== 'reading') return undefined; // given up, or asked for again, meanwhile
    await preparations.discard(row.id); // of an earlier reading
    try {
      await new Check(bench, context, preparations).run();
    } catch (error) {
      throw await settle(bench, error);
    }
    return undefined;
  };
}

/** A cancelled check leaves nothing; a failed one can be tried again; a stopping server goes on after its start. Answers what the job ends with. */
async function settle(bench: WorkBench, error: unknown): Promise<unknown> {
  if (error instanceof JobStop && error.why === 'stopping') return error;
  const finished_at = bench.platform.now();
  if (error instanceof JobStop) {
    await bench.inside((trx, row) => updateImport(trx, row, { state: 'cancelled', message: message('CANCELLED_BEFORE'), finished_at }));
    await removeImportFolder(bench.platform, bench.importId);
    return error;
  }
  const failure = await failureOf(bench.platform, error, 'import.check');
  await bench.inside((trx, row) => updateImport(trx, row, { state: 'failed', message: failedMessage(failure), finished_at }));
  return new ToldFailure(failure, { cause: error });
}

class Check {
  private readonly bench: WorkBench;
  private readonly context: JobContext;
  private readonly counts: Record<string, RecordCounts> = {};
  private position = 0;
  private errors = 0;
  private skipped = 0;
  /** Whether records of earlier imports of this source may be pointed at. */
  private hasOutside = true;

  private readonly preparing: PreparingWhileReading;

  constructor(bench: WorkBench, context: JobContext, preparations: Preparations) {
    this.bench = bench;
    this.context = context;
    this.preparing = new PreparingWhileReading(preparations, bench.packingTask, {
      now: bench.platform.now,
      ask: bench.transact,
      // The embedded database stands in the memory of this process; a second thread that fills its own would be too much.
      isNew: async () =>
        bench.platform.engine === 'postgresql' && !this.hasOutside && (await this.freshKinds(recordDrafts)).size === recordDrafts.length,
    });
  }

  async run(): Promise<void> {
    try {
      await this.check();
    } catch (error) {
      await this.preparing.discard();
      throw error;
    }
  }

  private async check(): Promise<void> {
    const row = await this.bench.inside(async (trx, found) => {
      await clearErrors(trx, found);
      return found;
    });
    const result = await this.read(row);
    await this.compare(row, result);
    await this.finish(row, result);
  }

  private async read(row: ImportRow): Promise<ReadingResult> {
    let writing: Promise<unknown> = Promise.resolve();
    const task = {
      sources: sourcesOf(row),
      options: {
        ...optionsOf(row),
        outside: await this.outside(),
        ...(this.bench.sameWithinDays === undefined ? {} : { sameWithinDays: this.bench.sameWithinDays }),
      },
      folder: draftFolder(this.bench.platform, row.id),
      mostErrors,
    };
    const result = await readInThread(task, {
      signal: this.context.signal,
      isRoomy: this.bench.platform.engine === 'postgresql',
      // Reading is the first half of a dry run, comparing the second.
      progress: (done, total) => this.context.progress(done, total * 2),
      grown: (growth) => this.preparing.grown(growth),
      errors: (errors) => {
        writing = writing.then(() => this.keepCells(errors));
      },
    });
    await writing;
    this.errors += result.summary.errors;
    this.skipped += refusedIn(result.summary);
    return result;
  }

  /** What earlier imports of this source wrote may be pointed at. */
  private outside(): Promise<OutsideKeys> {
    const { outbreak, system } = this.bench.placingContext;
    return this.bench.transact(async (trx) => {
      const keys: Partial<Record<RecordKind, ReadonlySet<string>>> = {};
      for (const kind of targets) keys[kind] = await keysOf(trx, kind, { home: outbreak.home, outbreak: outbreak.id, system });
      this.hasOutside = Object.values(keys).some(({ size }) => size > 0);
      return keys;
    });
  }

  private async compare(row: ImportRow, { inspection, outline }: ReadingResult): Promise<void> {
    const { totals } = outline;
    const fresh = await this.freshKinds(kindsIn(totals));
    const isNew = !this.hasOutside && kindsIn(totals).every((kind) => kind !== 'area' && fresh.has(kind));
    const counted = isNew ? await countNew(this.bench.transact, this.bench.placingContext, outline) : undefined;
    if (counted === undefined || outline.isAmended) await this.preparing.discard();
    else await this.preparing.finish(totals);
    if (counted !== undefined) return void Object.assign(this.counts, Object.fromEntries(counted));
    const drafts = Object.values(totals).reduce((sum, total) => sum + total, 0);
    const packing = this.bench.packing(drafts);
    const step: RecordStepContext = { ...this.bench.batchContext(), packing, fresh, sameWithinDays: this.bench.sameWithinDays };
    let done = 0;
    const told = (count: number): void => {
      done += count;
      this.context.progress(inspection.rows + Math.round((inspection.rows * done) / drafts), inspection.rows * 2);
    };
    try {
      for (const kind of kindsIn(totals)) {
        if (kind === 'area') told(await this.compareAreas(draftFolder(this.bench.platform, row.id), packing));
        else await this.compareKind(step, kind, told);
      }
    } finally {
      await packing.close();
    }
  }

  /** Kinds of which the outbreak holds nothing a draft could be the same as. */
  private freshKinds(kinds: readonly DraftKind[]): Promise<Set<RecordKind>> {
    const fresh = new Set<RecordKind>();
    const context = { ...this.bench.batchContext(), fresh };
    return this.bench.transact(async (trx) => {
      for (const kind of kinds) if (kind !== 'area') await lookForRecords(trx, context, kind);
      return fresh;
    });
  }

  private async compareKind(step: RecordStepContext, kind: DraftRecordKind, told: (count: number) => void): Promise<void> {
    const ask = this.bench.transact;
    for await (const batch of step.packing.batches(ask, kind, 0, step.fresh.has(kind) ? 'count' : 'rows')) {
      this.context.signal.throwIfAborted();
      await this.keepOutcome(kind, await compareRecords(ask, step, batch));
      told(batch.drafts);
    }
  }

  private async keepOutcome(kind: DraftKind, { counts, skipped, problems }: StepOutcome): Promise<void> {
    this.counts[kind] = added(this.counts[kind] ?? noCounts, counts);
    this.skipped += skipped;
    if (problems.length > 0) await this.bench.transact((trx) => this.keepProblems(trx, problems));
  }

  private async compareAreas(folder: string, packing: Packing): Promise<number> {
    const drafts = await allDrafts(folder, 'area');
    const plan = await this.bench.transact(async (trx) =>
      planAreas(trx, { actor: this.context.actor, outbreak: await outbreakInForce(trx, this.bench.placingContext.outbreak.id) }, drafts),
    );
    packing.expectAreas(plan.places);
    await this.keepOutcome('area', plan);
    return drafts.length;
  }

  private async keepCells(errors: readonly CellError[]): Promise<void> {
    const first = this.position;
    this.position += errors.length;
    await this.bench.inside((trx, row) =>
      insertErrors(
        trx,
        errors.map((error, index) => errorRowOfCell(row, first + index, error)),
      ),
    );
  }

  private async keepProblems(trx: Trx, problems: readonly Problem[]): Promise<void> {
    this.errors += problems.filter(({ severity }) => severity === 'error').length;
    const kept = problems.slice(0, Math.max(0, mostErrors * 2 - this.position));
    const at = { home: this.bench.placingContext.outbreak.home, id: this.bench.importId };
    await insertErrors(
      trx,
      kept.map((problem, index) => errorRowOfProblem(at, this.position + index, problem)),
    );
    this.position += kept.length;
  }

  private finish(before: ImportRow, { inspection, summary, outline: { totals } }: ReadingResult): Promise<boolean> {
    const refusedRows = refusedIn(summary);
    const rows = Object.fromEntries(Object.entries(summary.counts).map(([kind, count]) => [kind, count.rows]));
    const total = Object.values(totals).reduce((sum, count) => sum + count, 0);
    return this.bench.inside((trx, row) =>
      updateImport(
        trx,
        row,
        {
          state: 'checked',
          counts: JSON.stringify(this.counts),
          rows: JSON.stringify(rows),
          options: JSON.stringify({ ...chosenOf(before), refusedRows }),
          files: JSON.stringify(filesSeen(filesOf(row), inspection)),
          skipped: this.skipped,
          error_count: this.errors,
          done: 0,
          total,
          checkpoint: null,
          message: message('CHECKED'),
        },
        ['reading'],
      ),
    );
  }
}

const recordDrafts = draftKinds.filter((kind) => kind !== 'area');

const refusedIn = ({ counts }: ReadingResult['summary']): number => Object.values(counts).reduce((sum, { refused }) => sum + refused, 0);

const sourcesOf = (row: ImportRow) => filesOf(row).flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }]));

/** The files as given, with what was found in them; what came out of folders and archives stands beside them. */
function filesSeen(given: readonly ImportFile[], { tables }: ReadingResult['inspection']): ImportFile[] {
  const seen = new Map<string, { rows: number; encoding: string | null }>();
  for (const { file, rows, encoding } of tables) seen.set(file, { rows: (seen.get(file)?.rows ?? 0) + rows, encoding });
  const outer = given.map((file) => ({ ...file, ...seen.get(file.name) }));
  const names = new Set(given.map(({ name }) => name));
  const inner = [...seen].flatMap(([name, found]) => (names.has(name) ? [] : [{ name, bytes: 0, ...found }]));
  return [...outer, ...inner];
}
