import { type Actor } from '../access/index.ts';

/** A piece of long work, as it stands in the database. */
export interface Job {
  readonly home: string;
  readonly id: string;
  readonly kind: string;
  readonly outbreak: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** 1 when it runs for the first time; more after the server was stopped in the middle of it. */
  readonly attempts: number;
  readonly createdBy: string | null;
}

/** What a handler is given. It runs in the name of who asked for the job, with the rights they have now. */
export interface JobContext {
  readonly job: Job;
  readonly actor: Actor;
  /**
   * Aborted with a `JobStop` when the job is cancelled or the server stops. It may be aborted already when the handler is called, which
   * is called all the same so that it can put away what it keeps: ask it, and do not only listen.
   */
  readonly signal: AbortSignal;
  /** Says how far the work is. Cheap: it is written down with the next heartbeat. */
  progress(done: number, total: number): void;
}

/**
 * Does the work of one kind of job. It may run again after a stop in the middle, so doing it twice must come to the
 * same. It gives up by throwing the reason of its signal.
 */
export type JobHandler = (context: JobContext) => Promise<Readonly<Record<string, unknown>> | undefined>;

/** Why a running job was told to stop. `cancelled` ends it, `stopping` lets it wait for the next start. */
export class JobStop extends Error {
  readonly why: 'cancelled' | 'stopping';
  constructor(why: 'cancelled' | 'stopping') {
    super(`The job is ${why}.`);
    this.name = 'JobStop';
    this.why = why;
  }
}
