import { listOutbreaks } from '@firebreak/server/feature/outbreak/service';
import { Command } from 'commander';
import { withData } from '../data-option.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { printJson, say, tableText } from '../output.ts';

/** `firebreak outbreak list`. */
export function outbreakListCommand(): Command {
  return withData(new Command('list')).action((options: DataOptions) => atDesk(options, (desk) => run(desk, options)));
}

async function run({ platform, operator }: Desk, { json }: DataOptions): Promise<void> {
  const outbreaks = await listOutbreaks(platform, operator);
  if (json) return printJson({ outbreaks });
  say(
    tableText(
      ['id', 'name', 'disease', 'status', 'area'],
      outbreaks.map(({ id, name, disease, status, area }) => [id, name, disease, status, area]),
    ),
  );
}
