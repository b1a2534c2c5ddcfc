import { resolve } from 'node:path';
import { openInstallation } from '@firebreak/server/main';
import { type Actor } from '@firebreak/server/platform/access/index';
import { type Platform } from '@firebreak/server/platform/platform';
import { ensureOperator } from './operator.ts';
import { version } from './version.ts';

/** Options every command that works on data has. */
export interface DataOptions {
  readonly data: string;
  readonly json?: true;
}

/** An open installation, and the user of the command line. */
export interface Desk {
  readonly platform: Platform;
  readonly operator: Actor;
}

/**
 * Opens the data, works as the built-in user `operator`, and closes the data again whatever happens.
 *
 * @throws AppError DATABASE_IN_USE while a server runs on the directory
 */
export async function atDesk<T>({ data }: DataOptions, work: (desk: Desk) => Promise<T>): Promise<T> {
  const { platform, close } = await openInstallation({ directory: resolve(data), databaseUrl: databaseUrl(), version });
  try {
    return await work({ platform, operator: await ensureOperator(platform) });
  } finally {
    await close();
  }
}

/** `DATABASE_URL`, where it says something. */
export const databaseUrl = (): string | undefined => process.env['DATABASE_URL'] || undefined;

export const defaultDirectory = '.firebreak';
