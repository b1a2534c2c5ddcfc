/** How old an answer that is slow to work out may be; it says its own time. */
const freshMs = 5_000;
/** An answer stays fresh ten times as long as it took, so that a heavy board takes a tenth of the database at most. */
const freshTimes = 10;
const mostFreshMs = 30_000;
const usableMs = 60_000;
/** What is worked out faster than this is worked out every time. */
const slowMs = 100;
const most = 500;

interface Kept {
  answer: unknown;
  /** Milliseconds of a monotonic clock. */
  at: number;
  readonly freshMs: number;
  renewing: boolean;
}

/**
 * Keeps answers that are slow. Within five seconds (more where it is heavy) an answer is given again as it is; up to a minute it is given at once while the
 * next one is worked out behind it. A board is looked at by many people at once, and all of them see its data time.
 */
export class BoardCache {
  private readonly kept = new Map<string, Kept>();
  private readonly running = new Map<string, Promise<unknown>>();

  async get<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key);
    const age = known === undefined ? Infinity : performance.now() - known.at;
    if (known === undefined || age > usableMs) return this.renew(key, work);
    if (age > known.freshMs && !known.renewing) {
      known.renewing = true;
      this.renew(key, work).catch(() => (known.renewing = false)); // the next person meets the failure itself
    }
    return known.answer as T;
  }

  /** Whoever asks for what is being worked out already waits for that. */
  private renew<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.running.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const answer = this.workOut(key, work).finally(() => this.running.delete(key));
    this.running.set(key, answer);
    return answer;
  }

  private async workOut<T>(key: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const answer = await work();
    const end = performance.now();
    this.kept.delete(key);
    if (end - start >= slowMs)
      this.kept.set(key, {
        answer,
        at: end,
        renewing: false,
        freshMs: Math.min(mostFreshMs, Math.max(freshMs, freshTimes * (end - start))),
      });
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) this.kept.delete(oldest);
    return answer;
  }
}
