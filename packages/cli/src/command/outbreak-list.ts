import { listOutbreaks } from '@firebreak/server/feature/outbreak/service';
import { Command } from 'commander';
import { alignedText } from '../analysis/table-text.ts';
import { withData } from '../data-option.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { printJson, say } from '../output.ts';
import { text } from '../text.ts';

/** `firebreak outbreak list`. */
export function outbreakListCommand(): Command {
  return withData(new Command('list')).action((options: DataOptions) => atDesk(options, (desk) => run(desk, options)));
}

async function run({ platform, operator }: Desk, { json }: DataOptions): Promise<void> {
  const outbreaks = await listOutbreaks(platform, operator);
  if (json) return printJson({ outbreaks });
  if (outbreaks.length === 0) return say(text('outbreakNone'));
  say(
    alignedText({
      headings: [text('id'), text('outbreakName'), text('disease'), text('status'), text('area'), text('begun')],
      rows: outbreaks.map(({ id, name, disease, status, area, areaName, startDate }) => [
        id,
        name,
        disease,
        text(status),
        `${area} ${areaName}`,
        startDate ?? '—',
      ]),
    }),
  );
}
