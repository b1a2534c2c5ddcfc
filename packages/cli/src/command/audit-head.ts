import { transact } from '@firebreak/server/platform/access/index';
import { verifyJournal } from '@firebreak/server/platform/journal/index';
import { Command } from 'commander';
import { alignedText } from '../analysis/table-text.ts';
import { withData } from '../data-option.ts';
import { exitCodes } from '../failure.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { printJson, say } from '../output.ts';
import { text } from '../text.ts';

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
      alignedText({
        headings: [text('home'), text('entries'), text('head')],
        rows: homes.map(({ home, entries, head }) => [home, String(entries), head]),
      }),
    );
  if (!ok) process.exitCode = exitCodes.refused; // a head of a broken chain proves nothing
}
