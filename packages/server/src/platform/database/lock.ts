import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@firebreak/contract';

/**
 * Holds a data directory for this process: two PGlites in one directory would destroy each other's files.
 * A lock left by a process that is gone is taken over.
 *
 * @throws AppError DATABASE_IN_USE with the directory and the process
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    if (await write(path)) return () => rm(path, { force: true });
    const pid = Number(await readFile(path, 'utf8').catch(() => ''));
    if (isAlive(pid)) throw new AppError('DATABASE_IN_USE', { directory, pid });
    await rm(path, { force: true });
  }
  throw new AppError('DATABASE_IN_USE', { directory, pid: '?' });
}

async function write(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
