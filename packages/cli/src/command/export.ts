import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { AppError, type RecordKind, recordKinds } from '@firebreak/contract';
import { csvFile, xlsxFile } from '@firebreak/server/feature/export/file';
import { requestExport } from '@firebreak/server/feature/export/request';
import { beginApproved, beginExport, type Export } from '@firebreak/server/feature/export/service';
import { nouns } from '@firebreak/server/feature/nouns';
import { inOutbreak } from '@firebreak/server/feature/registry/standing';
import { Argument, Command } from 'commander';
import { choiceOption } from '../option.ts';
import { withData } from '../data-option.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { locale } from '../language.ts';
import { outbreakNamed } from '../outbreak.ts';
import { say, warn } from '../output.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

interface ExportOptions extends DataOptions {
  readonly outbreak: string;
  readonly format: 'csv' | 'xlsx';
  readonly out?: string;
  readonly area?: string;
  readonly identified?: true;
  readonly reason?: string;
  readonly request?: true;
  readonly approved?: string;
}

/** `firebreak export`: a list of the registry as a file, counted and recorded like every export. */
export function exportCommand(): Command {
  const command = new Command('export')
    .addArgument(new Argument('<kind>').choices(recordKinds))
    .requiredOption('--outbreak <name-or-id>')
    .addOption(choiceOption('--format <format>', ['csv', 'xlsx'], 'csv'))
    .option('--out <file>')
    .option('--area <code>')
    .option('--identified')
    .option('--reason <text>')
    .option('--request')
    .option('--approved <id>');
  return withData(command, false).action((kind: RecordKind, options: ExportOptions) => atDesk(options, (desk) => run(desk, kind, options)));
}

async function run(desk: Desk, kind: RecordKind, options: ExportOptions): Promise<void> {
  const { format, out, area, reason, approved } = options;
  const { id } = await outbreakNamed(desk, options.outbreak);
  if (options.request) return ask(desk, kind, id, options);
  const house = { platform: desk.platform, nouns };
  const query = { format, area, reason, withdrawn: 'no', identified: options.identified ? 'yes' : 'no' } as const;
  if (approved === undefined && format === 'xlsx') demandFile(out);
  const begun =
    approved === undefined
      ? await beginExport(house, desk.operator, id, nouns[kind], query)
      : await beginApproved(house, desk.operator, id, approved);
  if (begun.format === 'xlsx') demandFile(out);
  await written(fileParts(begun), out);
  if (out !== undefined) warn(text('exported', { file: out, rows: begun.about.rows }));
}

function demandFile(out: string | undefined): void {
  if (out === undefined) throw new UsageError('OUT_FILE_MISSING', { at: '--out' });
}

/** Asks for an export that is too large for one person. */
async function ask({ platform, operator }: Desk, kind: RecordKind, outbreak: string, options: ExportOptions): Promise<void> {
  const { format, area, identified, reason } = options;
  if (reason === undefined) throw new AppError('REASON_REQUIRED', { field: '--reason' });
  const cut = { format, ...(area === undefined ? {} : { area }), ...(identified ? { identified: 'yes' } : {}) };
  const { id, rows } = await inOutbreak({ platform, nouns }, operator, outbreak, (at) => requestExport(at, nouns, { kind, cut, reason }));
  say(text('exportAsked', { id, rows }));
}

async function* fileParts(begun: Export): AsyncGenerator<string | Uint8Array> {
  if (begun.format === 'csv') yield* csvFile(begun);
  else yield await xlsxFile(begun, locale);
}

/** Standard output stays open behind the file: it is not ours to end. */
async function written(parts: AsyncIterable<string | Uint8Array>, out: string | undefined): Promise<void> {
  const target = out === undefined ? process.stdout : createWriteStream(out);
  for await (const part of parts) if (!target.write(part)) await once(target, 'drain');
  if (out === undefined) return;
  target.end();
  await finished(target);
}
