import { readFile } from 'node:fs/promises';
import { transact } from '@firebreak/server/platform/access/index';
import { type VerifiedHome, verifyJournal } from '@firebreak/server/platform/journal/index';
import { Command } from 'commander';
import { withData } from '../data-option.ts';
import { exitCodes } from '../failure.ts';
import { demandFile, FileError } from '../file-error.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { printJson, say } from '../output.ts';
import { text } from '../text.ts';

interface VerifyOptions extends DataOptions {
  readonly heads?: string;
}

/** `firebreak audit verify`: recomputes the hash chain of every home. */
export function auditVerifyCommand(): Command {
  const command = new Command('verify').option('--heads <file>');
  return withData(command).action((options: VerifyOptions) => atDesk(options, (desk) => run(desk, options)));
}

async function run({ platform, operator }: Desk, { heads, json }: VerifyOptions): Promise<void> {
  const expected = heads === undefined ? [] : await headsIn(heads);
  const result = await transact(platform.db, { actor: operator }, (trx) => verifyJournal(trx, expected));
  if (json) printJson(result);
  else if (result.ok) say(text('journalWhole', { entries: result.homes.reduce((sum, { entries }) => sum + entries, 0) }));
  else for (const fault of result.faults) say(text('journalFault', { ...fault }));
  if (!result.ok) process.exitCode = exitCodes.refused;
}

async function headsIn(file: string): Promise<VerifiedHome[]> {
  demandFile(file);
  const content = await readFile(file, 'utf8');
  try {
    const { homes } = JSON.parse(content) as { homes: Partial<VerifiedHome>[] };
    return homes.map(({ home = '', entries = 0, head = '' }) => ({ home, entries, head }));
  } catch (error) {
    throw new FileError('HEADS_NOT_READABLE', file, { cause: error });
  }
}
