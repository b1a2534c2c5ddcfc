import { type Worker } from 'node:worker_threads';
import { fromThread } from '../../../../platform/fault/index.ts';
import { type DraftRecordKind } from '../../mapping/index.ts';
import { startSiblingWorker } from '../../../../platform/sibling-worker.ts';
import { type Ask, type Lookup, type Placed } from '../placing.ts';
import { lookupWith } from './lookup.ts';
import { type PackedBatch, type PackingDepth, type PackingTask, type Stretch } from './packed-batch.ts';
import { type PackingCall, type PackingMessage } from './packing-message.ts';
import { type Packing } from './packing.ts';

/**
 * Memory of a packing thread, in megabytes: the ids of a million records. Batches are short-lived and large; with a
 * young generation that holds a few of them they die there instead of being copied on.
 */
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };

interface Waiting {
  resolve(message: PackingMessage): void;
  reject(error: Error): void;
}

/** A packer in a thread of its own, two batches ahead. */
export class PackingThread implements Packing {
  private readonly worker: Worker;
  private readonly now: () => string;
  private readonly task: PackingTask;
  private readonly arrived: PackingMessage[] = [];
  private readonly waiting: Waiting[] = [];
  private rows: Waiting | undefined;
  private failure: Error | undefined;
  private lookup: Lookup | undefined;

  constructor(task: PackingTask, now: () => string) {
    this.task = task;
    this.now = now;
    this.worker = startSiblingWorker(import.meta.url, './packing-worker', {
      workerData: task,
      resourceLimits,
      // The sources of the other packages are read like our own where nothing is built.
      ...(import.meta.url.endsWith('.ts') ? { execArgv: ['--conditions=source'] } : {}),
    });
    this.worker.on('message', (message: PackingMessage) => this.receive(message));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('The packing thread ended before it was done.')));
  }

  async *batches(ask: Ask, kind: DraftRecordKind, skip: number, depth: PackingDepth): AsyncGenerator<PackedBatch> {
    this.lookup = lookupWith(this.task.context, ask);
    this.call({ type: 'open', kind, skip, depth, now: this.now() });
    for (let message = await this.next(); message.type === 'batch'; message = await this.next()) {
      yield message.batch;
      this.call({ type: 'taken', now: this.now() });
    }
  }

  async rowsOf(ask: Ask, { kind, skip, drafts }: Stretch): Promise<Placed> {
    const before = this.lookup;
    this.lookup = lookupWith(this.task.context, ask);
    try {
      const answer = new Promise<PackingMessage>((resolve, reject) => (this.rows = { resolve, reject }));
      this.call({ type: 'rows', stretch: { kind, skip, drafts } });
      const message = await answer;
      if (message.type !== 'rows') throw new Error('The packing thread answered something else.');
      return message.placed;
    } finally {
      this.lookup = before;
    }
  }

  settle = (kind: DraftRecordKind, ids: ReadonlyMap<string, string>): void => this.call({ type: 'settle', kind, ids });
  forget = (kind: DraftRecordKind, keys: readonly string[]): void => this.call({ type: 'forget', kind, keys });
  expectAreas = (places: ReadonlyMap<string, string>): void => this.call({ type: 'expectAreas', places });
  forgetAreas = (): void => this.call({ type: 'forgetAreas' });

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private call(call: PackingCall): void {
    this.worker.postMessage(call);
  }

  private next(): Promise<PackingMessage> {
    const message = this.arrived.shift();
    if (message !== undefined) return Promise.resolve(message);
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private receive(message: PackingMessage): void {
    if (message.type === 'failed') this.fail(fromThread(message.failure));
    else if (message.type === 'ask') void this.answer(message);
    else if (message.type === 'rows') this.rows?.resolve(message);
    else {
      const first = this.waiting.shift();
      if (first === undefined) this.arrived.push(message);
      else first.resolve(message);
    }
  }

  private async answer({ id, what, given }: Extract<PackingMessage, { type: 'ask' }>): Promise<void> {
    try {
      const look = this.lookup?.[what] as ((...values: readonly unknown[]) => Promise<unknown>) | undefined;
      this.call({ type: 'answer', id, found: await look?.(...given) });
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const one of this.waiting.splice(0)) one.reject(error);
    this.rows?.reject(error);
  }
}
