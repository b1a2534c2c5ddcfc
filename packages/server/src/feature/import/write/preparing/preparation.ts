import { isDeepStrictEqual } from 'node:util';
import { type Worker } from 'node:worker_threads';
import { startSiblingWorker } from '../../../../platform/sibling-worker.ts';
import { type DraftRecordKind } from '../../mapping/index.ts';
import { ahead, type DraftGrowth, type DraftTotals } from '../../staging/draft-folder.ts';
import { areasByCode } from '../../store.ts';
import { type PackedBatch } from '../packing/packed-batch.ts';
import { type Ask, type PlacingContext } from '../placing.ts';
import { openPrepared, readPrepared } from './prepared-file.ts';
import { type PreparedPlace, type PreparingCall, type PreparingMessage, type PreparingTask } from './preparing-message.ts';

/** Memory of a preparing thread, in megabytes, as that of a packing thread; it keeps the ids of all records to its end. */
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 128 };
const initialOldGenerationSizeMb = 240;

/**
 * Batches of an import that are made ready in a thread of their own while its files are read, and while somebody decides
 * about it. They hold for who asked for them, in an outbreak that has none of the records, with areas where they were:
 * where any of that is different when it comes to writing, they are thrown away and made again.
 */
export class Preparation {
  private readonly task: PreparingTask;
  private readonly worker: Worker;
  private readonly ask: Ask;
  private readonly areas = new Map<string, string | undefined>();
  private readonly places: PreparedPlace[] = [];
  private totals: DraftTotals = {};
  private state: 'open' | 'done' | 'failed' = 'open';
  private readonly waiting: (() => void)[] = [];

  constructor(task: PreparingTask, ask: Ask) {
    this.task = task;
    this.ask = ask;
    this.worker = startSiblingWorker(import.meta.url, './preparing-worker', {
      workerData: task,
      resourceLimits,
      initialOldGenerationSizeMb,
      // The sources of the other packages are read like our own where nothing is built.
      ...(import.meta.url.endsWith('.ts') ? { execArgv: ['--conditions=source'] } : {}),
    });
    this.worker.unref(); // a server that stops does not wait for what may never be wanted
    this.worker.on('message', (message: PreparingMessage) => this.receive(message));
    this.worker.on('error', () => this.settle('failed'));
    this.worker.on('exit', () => this.settle('failed'));
  }

  grown(growth: DraftGrowth): void {
    this.call({ type: 'grown', growth });
  }

  /** Everything was read. */
  finish(totals: DraftTotals): void {
    this.totals = totals;
    this.call({ type: 'finish' });
  }

  /** Whether it holds for whoever writes, as things are now. */
  async holdsFor(context: PlacingContext, ask: Ask): Promise<boolean> {
    if (this.state === 'failed' || !isDeepStrictEqual(context, this.task.context)) return false;
    const now = await ask((trx) => areasByCode(trx, [...this.areas.keys()]));
    const paths = new Map(now.map(({ code, path }) => [code, path]));
    return [...this.areas].every(([code, path]) => paths.get(code) === path);
  }

  /** The batches of a kind, as they become ready. Ends early where preparing fails: what came is right. */
  batches(kind: DraftRecordKind): AsyncGenerator<PackedBatch> {
    this.worker.ref();
    return ahead(this.read(kind));
  }

  /** How many drafts of a kind there are. */
  total(kind: DraftRecordKind): number {
    return this.totals[kind] ?? 0;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async *read(kind: DraftRecordKind): AsyncGenerator<PackedBatch> {
    let drafts = 0;
    let next = 0;
    if (!(await this.reaches(next))) return;
    const file = await openPrepared(this.task.folder);
    try {
      for (; drafts < this.total(kind) && (await this.reaches(next)); next++) {
        const place = this.places[next];
        if (place?.kind !== kind) continue;
        drafts += place.drafts;
        yield await readPrepared(file, place);
      }
    } finally {
      await file.close();
    }
  }

  /** Waits for a batch; false when it will never come. */
  private async reaches(index: number): Promise<boolean> {
    while (index >= this.places.length && this.state === 'open') await new Promise<void>((resolve) => this.waiting.push(resolve));
    return index < this.places.length;
  }

  private receive(message: PreparingMessage): void {
    if (message.type === 'askAreas') void this.answer(message.codes);
    else if (message.type === 'done' || message.type === 'failed') this.settle(message.type);
    else {
      this.places.push(message.place);
      this.wake();
    }
  }

  private async answer(codes: readonly string[]): Promise<void> {
    try {
      const found = await this.ask((trx) => areasByCode(trx, codes));
      for (const code of codes) this.areas.set(code, found.find((area) => area.code === code)?.path);
      this.call({ type: 'answer', found: found.map(({ code, path }) => ({ code, path })) });
    } catch {
      this.settle('failed'); // the server is closing, or the outbreak is not open any more: writing will say so
      await this.close();
    }
  }

  private settle(state: 'done' | 'failed'): void {
    if (this.state === 'open') this.state = state;
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private call(call: PreparingCall): void {
    this.worker.postMessage(call);
  }
}
