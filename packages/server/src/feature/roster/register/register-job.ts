import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@firebreak/contract';
import { type Actor, transact } from '../../../platform/access/index.ts';
import { causeOf, noteFault } from '../../../platform/fault/index.ts';
import { type JobHandler, JobStop } from '../../../platform/job/index.ts';
import { type Platform } from '../../../platform/platform.ts';
import { type House } from '../../registry/index.ts';
import { changeRegister, type Failure, findRegister, type RegisterChange, type RegisterRow } from './register-store.ts';
import { writeRegister } from './write-register.ts';

export const registerJob = 'roster.register';

/** Where the files of a register wait; they hold personal data and go as soon as it has ended. */
export const registerFolder = (platform: Platform, id: string): string => join(platform.directory, 'register', id);
export const removeFiles = (platform: Platform, id: string): Promise<void> =>
  rm(registerFolder(platform, id), { recursive: true, force: true });

/** Brings a waiting register in. One whose server ended in the middle was rolled back with it, and says so. */
export function registerHandler(house: House): JobHandler {
  const { platform } = house;
  return async ({ job, actor, signal, progress }) => {
    const standpoint = { actor, outbreak: job.outbreak ?? '' };
    const id = String(job.input['register']);
    const row = await transact(platform.db, standpoint, (trx) => findRegister(trx, id));
    // Given up meanwhile, or whoever brought it may not any more: its files go.
    if (row === undefined || row.job !== job.id || hasEnded(row)) return removeFiles(platform, id).then(() => undefined);
    if (job.attempts > 1) {
      await endRegister(platform, actor, row, { state: 'failed', failure: interrupted(row) });
      return undefined;
    }
    await transact(platform.db, standpoint, (trx) => changeRegister(trx, row, { state: 'reading' }));
    try {
      await writeRegister({ house, actor, row, goOn: () => signal.throwIfAborted(), progress });
      await removeFiles(platform, row.id);
    } catch (error) {
      const ending = await endingOf(platform, row, error);
      await endRegister(platform, actor, row, ending);
      throw error;
    }
    return undefined;
  };
}

export const hasEnded = ({ state }: RegisterRow): boolean => state === 'done' || state === 'cancelled' || state === 'failed';

/** Writes down that a register did not go in, and removes its files. */
export async function endRegister(platform: Platform, actor: Actor, row: RegisterRow, change: RegisterChange): Promise<void> {
  const finishedAt = platform.now();
  await transact(platform.db, { actor, outbreak: row.outbreak }, (trx) => changeRegister(trx, row, { ...change, finishedAt }));
  await removeFiles(platform, row.id);
}

async function endingOf(platform: Platform, row: RegisterRow, error: unknown): Promise<RegisterChange> {
  if (error instanceof JobStop && error.why === 'cancelled') return { state: 'cancelled' };
  return { state: 'failed', failure: error instanceof JobStop ? interrupted(row) : await failedAt(platform, row, error) };
}

const interrupted = (row: RegisterRow): Failure => ({ code: 'ROSTER_REGISTER_INTERRUPTED', details: { file: namesOf(row) } });

/** Why a register did not go in; what nobody foresaw is written down for the operator. */
export async function failedAt(platform: Platform, row: RegisterRow, error: unknown): Promise<Failure> {
  if (error instanceof AppError) return { code: error.code, details: plain(error.details) };
  const problem = causeOf(error);
  const reference = await noteFault(platform, error, registerJob);
  return { code: 'ROSTER_REGISTER_FAILED', details: { file: namesOf(row), problem: problem ?? 'unexpected', reference } };
}

const plain = (details: Readonly<Record<string, unknown>>): Failure['details'] =>
  Object.fromEntries(Object.entries(details).map(([key, value]) => [key, typeof value === 'number' ? value : String(value)]));

const namesOf = ({ files }: RegisterRow): string => files.map(({ name }) => name).join(', ');
