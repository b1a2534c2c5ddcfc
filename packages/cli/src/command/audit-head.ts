import { transact } from '@firebreak/server/platform/access/index';
import { verifyJournal } from '@firebreak/server/platform/journal/index';
import { Command } from 'commander';
import { withData } from '../data-option.ts';
import { exitCodes } from '../failure.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { printJson, say, tableText } from '../output.ts';

/** `firebreak audit head`: the last hash of every home, to be kept elsewhere. */
export function auditHeadCommand(): Command {
  const command = new Command('head');
  return withData(command).action((options: DataOptions) => atDesk(options, (desk) => run(desk, options)));
}

async function run({ platform, operator }: Desk, { json }: DataOptions): Promise<void> {
  const { homes, ok } = await transact(platform.db, { actor: operator }, (trx) => verifyJournal(trx));
  if (json) printJson({ at: platform.now(), homes });
  else
    say(
      tableText(
        ['home', 'entries', 'head'],
        homes.map(({ home, entries, head }) => [home, entries, head]),
      ),
    );
  if (!ok) process.exitCode = exitCodes.refused; // a head of a broken chain proves nothing
}
