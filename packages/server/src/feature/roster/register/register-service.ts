import { join } from 'node:path';
import { AppError, type Locale, type Register } from '@firebreak/contract';
import { type FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { type Actor } from '../../../platform/access/index.ts';
import { enqueueJob, JobWorker } from '../../../platform/job/index.ts';
import { receiveFiles } from '../../import/index.ts';
import { type House, inOutbreak, refuseClosed } from '../../registry/index.ts';
import { outcomeView } from './outcome.ts';
import { checkHeaders } from './read-register.ts';
import { failedAt, endRegister, hasEnded, registerFolder, registerHandler, registerJob, removeFiles } from './register-job.ts';
import { saidDetails, saidIn } from './reading-words.ts';
import { dropOldProblems, findRegister, insertRegister, type RegisterFile, type RegisterRow, registersOf } from './register-store.ts';
import { writeRegister } from './write-register.ts';

/** Who asks, in which outbreak, and in which language problems are told. */
export interface Asking {
  readonly actor: Actor;
  readonly outbreak: string;
  readonly locale: Locale;
}

/** Up to so many bytes a register goes in while its sender waits: two thousand lines, a fraction of a second. */
const smallBytes = 200_000;
const isSmall = (files: readonly RegisterFile[]): boolean => files.reduce((sum, { size }) => sum + size, 0) <= smallBytes;
const mostListed = 20;
const dayMilliseconds = 86_400_000;
const problemDays = 7;

/** The registers of an installation, with the worker that brings large ones in. */
export class RegisterService {
  readonly jobs: JobWorker;
  private readonly house: House;

  constructor(house: House) {
    this.house = house;
    this.jobs = new JobWorker(house.platform, { [registerJob]: registerHandler(house) });
  }

  /** Takes the files of a request in, and brings them in. @throws AppError OUTBREAK_CLOSED */
  async receive(asking: Asking, request: FastifyRequest): Promise<Register> {
    const { platform } = this.house;
    await inOutbreak(this.house, asking.actor, asking.outbreak, async (at) => refuseClosed(at));
    const id = uuidv7();
    try {
      const received = await receiveFiles(request, join(registerFolder(platform, id), 'file'));
      const files = received.flatMap(({ name, path, bytes }) => (path === undefined ? [] : [{ name, path, size: bytes }]));
      return await this.bring(asking, id, files);
    } catch (error) {
      await removeFiles(platform, id);
      throw error;
    }
  }

  /**
   * Brings files in that lie on this machine. A small register is on the roster when this answers, a large one goes in as a job.
   *
   * @throws AppError ROSTER_COLUMNS_MISSING, ROSTER_FILE_UNREADABLE
   */
  async bring(asking: Asking, id: string, files: readonly RegisterFile[], atOnce: boolean = isSmall(files)): Promise<Register> {
    await checkHeaders(files).catch(saidIn(asking.locale));
    const row = await this.enter(asking, id, files, !atOnce);
    if (atOnce) await this.writeNow(asking, row).catch(saidIn(asking.locale));
    else this.jobs.wake();
    return this.get(asking, id);
  }

  list({ actor, outbreak, locale }: Asking): Promise<{ asOf: string; registers: Register[] }> {
    return inOutbreak(this.house, actor, outbreak, async (at) => {
      const rows = await registersOf(at.trx, at.outbreak.home, mostListed);
      return { asOf: at.now, registers: rows.map((row) => this.view(row, locale)) };
    });
  }

  /** @throws AppError RECORD_NOT_FOUND */
  get(asking: Asking, id: string): Promise<Register> {
    return this.one(asking, id).then((row) => this.view(row, asking.locale));
  }

  /** Gives a register up; what has ended stays as it is. */
  async cancel(asking: Asking, id: string): Promise<Register> {
    const row = await this.one(asking, id);
    const state = hasEnded(row) ? undefined : await this.jobs.cancel(row.job);
    // A job that never began has nobody else to write its end down.
    if (state === 'cancelled') await endRegister(this.house.platform, asking.actor, row, { state: 'cancelled' });
    return this.get(asking, id);
  }

  private one({ actor, outbreak }: Asking, id: string): Promise<RegisterRow> {
    return inOutbreak(this.house, actor, outbreak, async (at) => {
      const row = await findRegister(at.trx, id);
      if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
      return row;
    });
  }

  private enter({ actor, outbreak }: Asking, id: string, files: readonly RegisterFile[], asJob: boolean): Promise<RegisterRow> {
    return inOutbreak(this.house, actor, outbreak, async (at) => {
      refuseClosed(at);
      const { home, area } = at.outbreak;
      const job = uuidv7();
      await dropOldProblems(at.trx, home, new Date(Date.parse(at.now) - problemDays * dayMilliseconds).toISOString());
      await insertRegister(at.trx, { home, id, outbreak, area, files, job, now: at.now, by: actor.id, byName: actor.name });
      const input = { register: id };
      if (asJob)
        await enqueueJob(at.trx, { home, id: job, kind: registerJob, outbreak, area, input, createdBy: actor.id, createdAt: at.now });
      const row = await findRegister(at.trx, id);
      if (row === undefined) throw new AppError('PERMISSION_DENIED', { permission: 'roster.write' });
      return row;
    });
  }

  /** What fails is told at once, and written down as what became of the register. */
  private async writeNow({ actor }: Asking, row: RegisterRow): Promise<void> {
    const { platform } = this.house;
    try {
      await writeRegister({ house: this.house, actor, row, goOn: () => undefined, progress: () => undefined });
      await removeFiles(platform, row.id);
    } catch (error) {
      const failure = await failedAt(platform, row, error);
      await endRegister(platform, actor, row, { state: 'failed', failure });
      throw error instanceof AppError ? error : new AppError('ROSTER_REGISTER_FAILED', failure.details, { cause: error });
    }
  }

  private view(row: RegisterRow, locale: Locale): Register {
    const { id, files, outcome, failure, createdAt, finishedAt } = row;
    const live = hasEnded(row) ? undefined : this.jobs.progress(row.job);
    const isWriting = live !== undefined && live.total > 0;
    return {
      id,
      state: isWriting ? 'writing' : row.state,
      files: files.map(({ name }) => name),
      done: live?.done ?? row.done,
      total: live?.total ?? row.total,
      outcome: outcome === null ? null : outcomeView(outcome, locale),
      failure: failure === null ? null : { code: failure.code, details: saidDetails(failure.details, locale) },
      createdAt,
      finishedAt,
    };
  }
}
