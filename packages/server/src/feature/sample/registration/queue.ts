import { AppError } from '@firebreak/contract';
import { type GivenSample } from './given-sample.ts';
import { isPassing, isUnstorable, problemOf } from './write-error.ts';
import { type Verdict } from './verdict.ts';

/** Writes samples in one transaction and answers when they are safe; throws when nothing was written. */
export type WriteSamples = (samples: readonly GivenSample[]) => Promise<readonly Verdict[]>;

export interface QueueLimits {
  /** Samples that may wait; more are refused, and their devices keep them. */
  readonly mostWaiting: number;
  /** Samples of one transaction. */
  readonly mostInFlush: number;
  /** Samples of large requests in one transaction: people who wait at a table must not wait for queues of devices. */
  readonly mostOfQueues: number;
  /** How long the first of a flush waits for company. */
  readonly gatherMilliseconds: number;
}
export const queueLimits: QueueLimits = { mostWaiting: 60_000, mostInFlush: 500, mostOfQueues: 250, gatherMilliseconds: 2 };

/** How a flush waits for the database: told after a while what holds it, or as long as it takes. */
export interface Turns {
  asked<T>(run: () => T): T;
  patient<T>(run: () => T): T;
}
const anyTurn: Turns = { asked: (run) => run(), patient: (run) => run() };

/** A request of more samples is the queue of a device that was offline. */
const mostAtATable = 20;
const passingTries = 4;

interface Waiting {
  readonly samples: readonly GivenSample[];
  readonly verdicts: Verdict[];
  /** Samples handed to a flush. */
  taken: number;
  /** Samples without a verdict. */
  open: number;
  /** It was answered that the samples are not safe. */
  hasFailed: boolean;
  resolve(verdicts: readonly Verdict[]): void;
  reject(error: unknown): void;
}
interface Slot {
  readonly of: Waiting;
  readonly index: number;
}

/**
 * Group commit: samples of all clients that come while a transaction runs go into the next one together, and everybody is answered
 * when theirs is safe. A disk writes a few hundred transactions a second whatever is in them; this is how thousands of samples
 * a second become durable one by one. Samples of one outbreak share a queue, since they share the head of a journal.
 */
export class RegistrationQueue {
  private readonly atTables: Waiting[] = [];
  private readonly ofDevices: Waiting[] = [];
  private waiting = 0;
  private isWriting = false;
  private readonly write: WriteSamples;
  private readonly limits: QueueLimits;
  private readonly turns: Turns;

  constructor(write: WriteSamples, limits: QueueLimits = queueLimits, turns: Turns = anyTurn) {
    this.write = write;
    this.limits = limits;
    this.turns = turns;
  }

  /** @throws AppError SAMPLE_QUEUE_FULL when more wait than can be written soon */
  register(samples: readonly GivenSample[]): Promise<readonly Verdict[]> {
    if (this.waiting + samples.length > this.limits.mostWaiting) throw new AppError('SAMPLE_QUEUE_FULL', { seconds: retrySeconds });
    this.waiting += samples.length;
    return new Promise((resolve, reject) => {
      const lane = samples.length > mostAtATable ? this.ofDevices : this.atTables;
      lane.push({ samples, verdicts: [], taken: 0, open: samples.length, hasFailed: false, resolve, reject });
      if (!this.isWriting) void this.pump();
    });
  }

  private async pump(): Promise<void> {
    this.isWriting = true;
    while (this.waiting > 0) {
      await new Promise((resolve) => setTimeout(resolve, this.limits.gatherMilliseconds));
      await this.flush(this.take());
    }
    this.isWriting = false;
  }

  /** Whole requests from the tables, then a part of the longest waiting device; a device in turn goes to the end of its lane. */
  private take(): Slot[] {
    const slots: Slot[] = [];
    while (slots.length < this.limits.mostInFlush) {
      const next = this.atTables.shift();
      if (next === undefined) break;
      takeFrom(next, next.samples.length, slots);
    }
    const device = this.ofDevices.shift();
    if (device !== undefined) {
      takeFrom(device, Math.min(this.limits.mostOfQueues, Math.max(1, this.limits.mostInFlush - slots.length)), slots);
      if (device.taken < device.samples.length) this.ofDevices.push(device);
    }
    return slots;
  }

  /** A sample that cannot be stored must not fail its neighbours: what fails together is tried in halves. */
  private async flush(taken: readonly Slot[]): Promise<void> {
    const slots = taken.filter(({ of }) => !of.hasFailed);
    for (const { of } of taken) if (of.hasFailed) this.closeOne(of);
    if (slots.length === 0) return;
    try {
      const verdicts = await this.inTurn(slots, () => this.patiently(slots.map(({ of, index }) => sampleAt(of, index))));
      slots.forEach((slot, place) => this.settle(slot, verdicts[place]));
    } catch (error) {
      if (!isUnstorable(error)) return slots.forEach((slot) => this.fail(slot, error));
      if (slots.length === 1) return slots.forEach((slot) => this.settle(slot, unstorable(error)));
      const middle = Math.ceil(slots.length / 2);
      await this.flush(slots.slice(0, middle));
      await this.flush(slots.slice(middle));
    }
  }

  /** The flush is nobody's own: a request may be told that nothing was done only while nothing of it is safe. */
  private inTurn<T>(slots: readonly Slot[], run: () => T): T {
    const isBegun = slots.some(({ of }) => of.open < of.samples.length);
    return isBegun ? this.turns.patient(run) : this.turns.asked(run);
  }

  /** Deadlocks and lost races pass by themselves. */
  private async patiently(samples: readonly GivenSample[]): Promise<readonly Verdict[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.write(samples);
      } catch (error) {
        if (!isPassing(error) || attempt === passingTries) throw error;
      }
    }
  }

  private settle({ of, index }: Slot, verdict: Verdict | undefined): void {
    if (verdict === undefined) return this.fail({ of, index }, new Error('A sample was written without a verdict.'));
    of.verdicts[index] = verdict;
    this.closeOne(of);
    if (of.open === 0) of.resolve(of.verdicts);
  }

  private fail({ of }: Slot, error: unknown): void {
    this.closeOne(of);
    of.hasFailed = true;
    this.forget(of);
    of.reject(error);
  }

  /** What is told as not done is not done later either. */
  private forget(of: Waiting): void {
    const rest = of.samples.length - of.taken;
    of.taken += rest;
    of.open -= rest;
    this.waiting -= rest;
    const place = this.ofDevices.indexOf(of);
    if (place >= 0) this.ofDevices.splice(place, 1);
  }

  private closeOne(of: Waiting): void {
    of.open -= 1;
    this.waiting -= 1;
  }
}

const retrySeconds = 5;

function takeFrom(of: Waiting, count: number, into: Slot[]): void {
  const end = Math.min(of.samples.length, of.taken + count);
  for (let index = of.taken; index < end; index++) into.push({ of, index });
  of.taken = end;
}

function sampleAt(of: Waiting, index: number): GivenSample {
  const sample = of.samples[index];
  if (sample === undefined) throw new Error(`A request has no sample ${index}.`);
  return sample;
}

const unstorable = (error: unknown): Verdict => ({
  outcome: 'refused',
  code: 'SAMPLE_UNSTORABLE',
  details: { problem: problemOf(error) },
  members: 0,
  area: null,
});
