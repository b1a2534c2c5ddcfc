import { setTimeout as sleep } from 'node:timers/promises';
import { loadActor } from '../access/index.ts';
import { failureKept, failureOf, KnownFailure, ToldFailure } from '../fault/index.ts';
import { type Platform } from '../platform.ts';
import { type Job, type JobHandler, JobStop } from './job.ts';
import { beat, claimJob, endJob, requestCancel, requeueSilentJobs } from './job-store.ts';

/** A running job says it is alive this often; one that was silent for `silentMilliseconds` lost its server. */
const beatMilliseconds = 5_000;
const silentMilliseconds = 60_000;
/** Another server may have queued a job: PostgreSQL is asked this often. The embedded database has one server. */
const pollMilliseconds = 2_000;
/** A job that took its server down this often is not tried again. */
const mostAttempts = 5;

interface Running {
  readonly control: AbortController;
  /** How it ended, once it has. */
  ended?: 'done' | 'cancelled' | 'failed' | 'waiting';
  done: number;
  total: number;
}

/** Runs the jobs of some kinds of an installation one after the other, each in the name of who asked for it. */
export class JobWorker {
  private readonly platform: Platform;
  private readonly handlers: Readonly<Record<string, JobHandler>>;
  private readonly running = new Map<string, Running>();
  private readonly waiters: (() => void)[] = [];
  private isStopping = false;
  private awake = true;
  private loop: Promise<void> | undefined;

  constructor(platform: Platform, handlers: Readonly<Record<string, JobHandler>>) {
    this.platform = platform;
    this.handlers = handlers;
  }

  /** Starts the loop. Jobs that a stopped server left behind run first. */
  start(): void {
    this.loop ??= this.work();
  }

  /** Looks for jobs now rather than with the next poll. Call it after the transaction that queued one. */
  wake(): void {
    this.awake = true;
    for (const resolve of this.waiters.splice(0)) resolve();
  }

  /** How far a job of this server is, without asking the database; without an id, the one that runs. */
  progress(jobId?: string): { readonly done: number; readonly total: number } | undefined {
    return jobId === undefined ? [...this.running.values()][0] : this.running.get(jobId);
  }

  /**
   * Ends a job, here or on the server that runs it; resolves once it has ended here. Answers `cancelled` when it had not
   * begun, `running` when it was stopped in the middle, undefined when it had ended before.
   */
  async cancel(jobId: string): Promise<'cancelled' | 'running' | undefined> {
    const here = this.running.get(jobId);
    here?.control.abort(new JobStop('cancelled'));
    const state = await requestCancel(this.platform.db, jobId, this.platform.now());
    while (this.running.has(jobId)) await sleep(stepMilliseconds);
    // It may have been written down as cancelled before the database heard who asked for it.
    return state ?? (here?.ended === 'cancelled' ? 'running' : undefined);
  }

  /** Runs waiting jobs until there is none left. For commands, which have no loop. */
  async drain(): Promise<void> {
    await this.recover();
    for (let job = await this.claim(); job !== undefined; job = await this.claim()) await this.run(job);
  }

  /** Stops the loop; a job in the middle of its work goes back to the queue. */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const { control } of this.running.values()) control.abort(new JobStop('stopping'));
    this.wake();
    await this.loop;
  }

  private async work(): Promise<void> {
    await this.recover().catch(() => undefined); // the database may be starting: the loop asks again
    while (!this.isStopping) {
      this.awake = false;
      const job = await this.claim().catch(() => undefined);
      if (job === undefined) await this.rest();
      else await this.run(job).catch(() => undefined); // its heartbeat ends with it, so it is found again
    }
  }

  private async rest(): Promise<void> {
    if (this.awake || this.isStopping) return;
    const woken = new Promise<void>((resolve) => this.waiters.push(resolve));
    if (this.platform.engine === 'pglite') return woken;
    await Promise.race([woken, sleep(pollMilliseconds, undefined, { ref: false })]);
    await this.recover().catch(() => undefined);
  }

  /** The embedded database has one process: whatever is running there as we start was killed. */
  private recover(): Promise<void> {
    const since = new Date(Date.parse(this.platform.now()) - silentMilliseconds).toISOString();
    const isAlone = this.platform.engine === 'pglite' && this.running.size === 0;
    return requeueSilentJobs(this.platform.db, Object.keys(this.handlers), isAlone ? null : since);
  }

  private claim(): Promise<Job | undefined> {
    return claimJob(this.platform.db, Object.keys(this.handlers), this.platform.now());
  }

  private async run(job: Job): Promise<void> {
    const running: Running = { control: new AbortController(), done: 0, total: 0 };
    this.running.set(job.id, running);
    const heart = this.startHeart(job, running);
    try {
      if (this.isStopping) running.control.abort(new JobStop('stopping'));
      const output = await this.handle(job, running);
      await heart.stop();
      await this.end(job, running, { state: 'done', output });
    } catch (error) {
      await heart.stop();
      await this.end(job, running, await this.endingOf(job, error));
    } finally {
      this.running.delete(job.id);
    }
  }

  private async handle(job: Job, running: Running): Promise<Readonly<Record<string, unknown>> | undefined> {
    const { platform } = this;
    const handler = this.handlers[job.kind];
    const actor = job.createdBy === null ? undefined : await loadActor(platform.db, job.createdBy, platform.now());
    if (handler === undefined || actor === undefined) throw new KnownFailure('nobodyMay');
    if (job.attempts > mostAttempts) throw new KnownFailure('stoppedTooOften');
    const progress = (done: number, total: number): void => void Object.assign(running, { done, total });
    return handler({ job, actor, signal: running.control.signal, progress });
  }

  private async endingOf(job: Job, error: unknown): Promise<{ state: 'cancelled' | 'failed' | 'waiting'; message?: string }> {
    if (error instanceof JobStop) return { state: error.why === 'cancelled' ? 'cancelled' : 'waiting' };
    if (error instanceof ToldFailure) return { state: 'failed', message: failureKept(error.failure) };
    return { state: 'failed', message: failureKept(await failureOf(this.platform, error, job.kind)) };
  }

  private async end(job: Job, running: Running, ending: Omit<Parameters<typeof endJob>[2], 'now'>): Promise<void> {
    await endJob(this.platform.db, job, { ...ending, now: this.platform.now() });
    running.ended = ending.state;
  }

  /** One beat at a time: with the embedded database a beat waits until a long transaction has ended. */
  private startHeart(job: Job, running: Running): { stop(): Promise<void> } {
    let pending: Promise<void> | undefined;
    const sign = async (): Promise<void> => {
      const isUnwanted = await beat(this.platform.db, job, { now: this.platform.now(), done: running.done, total: running.total });
      if (isUnwanted) running.control.abort(new JobStop('cancelled'));
    };
    const timer = setInterval(() => {
      pending ??= sign()
        .catch(() => undefined) // the next beat tries again
        .finally(() => (pending = undefined));
    }, beatMilliseconds);
    return {
      async stop() {
        clearInterval(timer);
        await pending;
      },
    };
  }
}

const stepMilliseconds = 10;
