import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '@firebreak/contract';

/** What holds the only connection of the embedded database, for those who wait for it. */
export interface LongWork {
  /** Id of what is worked on. */
  readonly subject: string;
  /** Mark of access inside the transaction: nobody's rights change while the connection is held. */
  readonly accessMark: string | undefined;
  /** How far it is, in whole per cent, and the seconds it will still take if it goes on like this. */
  told(): { readonly percent: number; readonly seconds: number };
}

/** What became of a request so far. */
interface Asked {
  /** Something it wrote is safe in the database: from then on “nothing was done” would be untrue. */
  hasCommitted: boolean;
  /** What it was told. Turns that it waited for side by side with that one are not taken any more. */
  told: AppError | undefined;
}

/** A request asks again this long after it began to wait whether it waits for long work. */
const usualPatienceMs = 2_000;

/**
 * The embedded database has one connection. Most work holds it for milliseconds; what holds it longer announces itself here, and requests
 * that have waited a while are told what they wait for rather than left to hang. Jobs and commands wait as long as it takes.
 */
export class LongWorks {
  private current: LongWork | undefined;
  private readonly asking = new AsyncLocalStorage<Asked>();
  private readonly patienceMs: number;

  constructor(patienceMs: number = usualPatienceMs) {
    this.patienceMs = patienceMs;
  }

  get now(): LongWork | undefined {
    return this.current;
  }

  /** Announces work that has the connection already, until it ends. */
  async during<T>(work: LongWork, run: () => Promise<T>): Promise<T> {
    this.current = work;
    try {
      return await run();
    } finally {
      this.current = undefined;
    }
  }

  /** Somebody sits before a page and waits for what happens in here. */
  asked<T>(run: () => T): T {
    return this.asking.run({ hasCommitted: false, told: undefined }, run);
  }

  /** A transaction with something written in it was committed. A request that did this and needs the connection again waits as long as it takes. */
  committed(): void {
    const asked = this.asking.getStore();
    if (asked !== undefined) asked.hasCommitted = true;
  }

  /** The opposite, inside of a request: what must be done however long it takes. */
  patient<T>(run: () => T): T {
    return this.asking.exit(run);
  }

  /** What is remembered answers while long work is on; otherwise, and where nothing is remembered, the database is asked. */
  async meanwhile<T>(remembered: (work: LongWork) => T | undefined, ask: () => Promise<T>): Promise<T> {
    const known = this.current && remembered(this.current);
    if (known !== undefined) return known;
    try {
      return await ask();
    } catch (error) {
      // It may have begun while the question waited.
      const later = error instanceof AppError && error.code === 'DATABASE_BUSY' && this.current ? remembered(this.current) : undefined;
      if (later === undefined) throw error;
      return later;
    }
  }

  /** @throws AppError DATABASE_BUSY in a request whose turn does not come because of long work, and of which nothing was done */
  async wait(turn: Promise<void>): Promise<void> {
    const asked = this.asking.getStore();
    if (asked === undefined) return turn;
    const before = asked.told;
    const come = turn.then(() => true);
    while (!(await Promise.race([come, this.aWhile(come)]))) {
      if (this.current === undefined || asked.hasCommitted) continue;
      asked.told = this.busy(this.current);
      throw asked.told;
    }
    if (asked.told !== undefined && asked.told !== before) throw asked.told;
  }

  private busy(work: LongWork): AppError {
    return new AppError('DATABASE_BUSY', { ...work.told() });
  }

  private aWhile(come: Promise<boolean>): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), this.patienceMs);
      void come.then(() => clearTimeout(timer));
    });
  }
}
