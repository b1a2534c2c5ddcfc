import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Pieces of work that land in their order, two of them under way at a time. A piece is told where the one before it
 * lands, and waits for that before it lands itself; when one fails, those after it do too.
 */
export class Flight<T> {
  private before: Promise<unknown> = Promise.resolve();
  private last: Promise<T>;

  constructor(start: T) {
    this.last = Promise.resolve(start);
  }

  /** Begins a piece of work as soon as no more than one other is under way. */
  async begin(work: (previous: Promise<T>) => Promise<T>): Promise<void> {
    await this.before;
    this.before = this.last;
    this.last = work(this.last);
    this.last.catch(() => undefined); // told to whoever waits for it
  }

  /** Where the last piece lands, once it has. */
  landed(): Promise<T> {
    return this.last;
  }

  /** Waits until nothing is under way any more, however it ended. */
  async ended(): Promise<void> {
    await Promise.allSettled([this.before, this.last]);
  }
}

/** A piece that waited so long for the one before it that the two may be waiting for each other. */
export class GivesWay extends Error {}

/**
 * Waits for the piece before, but not for ever: what this one holds in the database may be what somebody waits for who
 * keeps the one before from landing, and the database sees no circle of which one part is here.
 *
 * @throws GivesWay
 */
export async function inTime<T>(previous: Promise<T>, milliseconds = patience): Promise<T> {
  const landed = new AbortController();
  const wait = async (): Promise<never> => {
    await sleep(milliseconds, undefined, { signal: landed.signal });
    throw new GivesWay('The batch before takes its time.');
  };
  const waiting = wait();
  waiting.catch(() => undefined); // nobody waits any more
  try {
    return await Promise.race([previous, waiting]);
  } finally {
    landed.abort();
  }
}
const patience = 2000;
