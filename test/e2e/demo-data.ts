import { constants, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startFirebreak } from './firebreak-process.ts';

/**
 * Puts the data of a demonstration into a folder. The first who asks in a run lets `firebreak serve --demo` make it, which takes the
 * processor some twenty seconds; everybody gets a copy of that and changes nothing for anybody else.
 */
export async function copyDemoData(into: string): Promise<void> {
  const prepared = join(inject('browserRun'), 'demo');
  if (!existsSync(prepared)) await prepare(prepared);
  cpSync(prepared, into, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** Made beside and renamed into place, so nobody copies half a city. */
async function prepare(prepared: string): Promise<void> {
  const draft = mkdtempSync(`${prepared}-`);
  try {
    const firebreak = await startFirebreak(draft, ['--demo']);
    await firebreak.end();
    renameSync(draft, prepared);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(prepared)) throw error;
  }
}
