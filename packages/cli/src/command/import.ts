import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type Import, importPresets, MappingChoice } from '@firebreak/contract';
import { diseases } from '@firebreak/epi';
import {
  type Asking,
  cancelImport,
  everyError,
  getImport,
  type ImportHouse,
  importHouse,
  newImportId,
  registerImport,
  rowsRead,
  startCheck,
  startWrite,
  unfinishedImports,
} from '@firebreak/server/feature/import/service';
import { Argument, Command } from 'commander';
import { alignedText } from '../analysis/table-text.ts';
import { choiceOption, required, textOption } from '../option.ts';
import { withData } from '../data-option.ts';
import { exitCodes } from '../failure.ts';
import { demandFile, FileError } from '../file-error.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { locale } from '../language.ts';
import { outbreakNamedOrNew } from '../outbreak.ts';
import { printJson, say, warn } from '../output.ts';
import { jsonOf, parsedJson } from '../table/json-file.ts';
import { text } from '../text.ts';
import { kindText } from '../text/kind.ts';

interface ImportOptions extends DataOptions {
  readonly preset: Import['preset'];
  readonly outbreak: string;
  readonly area: string;
  readonly disease: (typeof diseases)[number];
  readonly mapping?: string;
  readonly rows: 'all' | 'valid';
  readonly dryRun?: true;
}

/** `firebreak import`: line lists, Go.Data exports, tables of one's own, into an outbreak. */
export function importCommand(): Command {
  const command = new Command('import')
    .addArgument(new Argument('<paths...>'))
    .addOption(required(choiceOption('--preset <preset>', importPresets)))
    .requiredOption('--outbreak <name-or-id>')
    .addOption(textOption('--area <code>', 'world'))
    .addOption(choiceOption('--disease <disease>', diseases, 'unknown'))
    .option('--mapping <file>')
    .addOption(choiceOption('--rows <which>', ['all', 'valid'], 'all'))
    .option('--dry-run');
  return withData(command).action((paths: string[], options: ImportOptions) => atDesk(options, (desk) => run(desk, paths, options)));
}

async function run(desk: Desk, paths: readonly string[], options: ImportOptions): Promise<void> {
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new FileError('FILE_NOT_FOUND', missing);
  const mapping = options.mapping === undefined ? undefined : await mappingIn(options.mapping);
  const house = importHouse(desk.platform);
  await finishEarlier(house, desk);
  const outbreak = await outbreakNamedOrNew(desk, options.outbreak, options);
  const asking: Asking = { actor: desk.operator, outbreak: outbreak.id, locale };
  const id = newImportId();
  await registerImport(house, asking, id, await Promise.all(paths.map(fileAt)));
  await startCheck(house, asking, id, { preset: options.preset, ...(mapping === undefined ? {} : { mapping }) });
  await house.jobs.drain();
  const checked = await getImport(house, asking, id);
  const isRefused = checked.state !== 'checked' || (options.rows === 'all' && checked.errorCount > 0);
  const done = options.dryRun === true || isRefused ? checked : await written(house, asking, id, options.rows);
  await report(house, asking, done, options);
  if (done.state === 'checked') await cancelImport(house, asking, id); // the files belong to whoever called; nothing of them stays
  if (done.errorCount > 0 || done.skipped > 0 || !['done', 'checked'].includes(done.state)) process.exitCode = exitCodes.refused;
}

async function written(house: ImportHouse, asking: Asking, id: string, rows: 'all' | 'valid'): Promise<Import> {
  await startWrite(house, asking, id, rows);
  await house.jobs.drain();
  return getImport(house, asking, id);
}

/** An import that a killed command left behind goes on first, or says that it was rolled back. */
async function finishEarlier(house: ImportHouse, { operator }: Desk): Promise<void> {
  const earlier = await unfinishedImports(house);
  await house.jobs.drain();
  for (const { outbreak, id } of earlier) {
    const { message } = await getImport(house, { actor: operator, outbreak, locale }, id);
    warn(text('earlier', { message }));
  }
}

async function fileAt(path: string) {
  const { size } = await stat(path);
  return { name: basename(resolve(path)), bytes: size, rows: null, encoding: null, path: resolve(path) };
}

async function mappingIn(path: string): Promise<ReturnType<typeof MappingChoice.parse>> {
  demandFile(path);
  return parsedJson(MappingChoice, jsonOf(await readFile(path, 'utf8'), basename(path)), basename(path));
}

/** Kinds as people count them: areas come from files of locations. */
const nameOf = (kind: string): string => (kind === 'area' ? 'location' : kind);

async function report(house: ImportHouse, asking: Asking, view: Import, { json, dryRun, rows }: ImportOptions): Promise<void> {
  const read = await rowsRead(house, asking, view.id);
  const isWritten = view.state === 'done';
  if (json) await reportJson(house, asking, view, { read, isWritten });
  else reportTable(view, read);
  if (view.errorCount > 0 || view.skipped > 0) warn(text('errors', { count: view.errorCount, skipped: view.skipped }));
  if (!json) await reportFound(house, asking, view);
  if (dryRun) warn(text('dryRun'));
  else if (!isWritten && rows === 'all' && view.errorCount > 0) warn(text('refusedAll'));
  else if (view.message !== null) warn(view.message);
}

async function reportJson(
  house: ImportHouse,
  asking: Asking,
  view: Import,
  { read, isWritten }: { read: Readonly<Record<string, number>>; isWritten: boolean },
): Promise<void> {
  const found = [];
  for await (const error of everyError(house, asking, view.id)) found.push(error);
  const named = <T>(byKind: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(byKind).map(([kind, value]) => [nameOf(kind), value]));
  const sum = (what: 'new' | 'changed' | 'same' | 'withdrawn') =>
    Object.values(view.counts).reduce((total, count) => total + count[what], 0);
  printJson({
    import: view.id,
    outbreak: view.outbreak,
    state: view.state,
    written: isWritten,
    /** Rows of the files, by the kind they stand for. */
    counts: named(Object.fromEntries(Object.entries(read).filter(([, count]) => count > 0))),
    new: sum('new'),
    changed: sum('changed'),
    same: sum('same'),
    withdrawn: sum('withdrawn'),
    /** Records, by kind: several rows may stand for one record, and one row for several. */
    records: named(view.counts),
    skipped: view.skipped,
    errorCount: view.errorCount,
    errors: found.filter(({ severity }) => severity === 'error'),
    warnings: found.filter(({ severity }) => severity === 'warning'),
    message: view.message,
  });
}

function reportTable(view: Import, read: Readonly<Record<string, number>>): void {
  const headings = [text('kind'), text('rows'), text('new'), text('changed'), text('same'), text('withdrawn')];
  const kinds = [...new Set([...Object.keys(read), ...Object.keys(view.counts)])];
  const lines = kinds.map((kind) => {
    const count = view.counts[kind] ?? { new: 0, changed: 0, same: 0, withdrawn: 0 };
    return [kindText(kind), ...[read[kind] ?? 0, count.new, count.changed, count.same, count.withdrawn].map(String)];
  });
  say(alignedText({ headings, rows: lines }));
}

/** A terminal shows the first of them; `--json` and the console have all. */
const mostShown = 50;

/** Errors and warnings in the order of the files; those beyond what a terminal shows are counted. */
async function reportFound(house: ImportHouse, asking: Asking, view: Import): Promise<void> {
  let found = 0;
  for await (const { severity, code, file, sheet, row, column, value, why, remedy } of everyError(house, asking, view.id)) {
    found += 1;
    if (found > mostShown) continue;
    const place = [file, sheet, row === null ? null : `${row}`, column].filter((part) => part !== null).join(' · ');
    const mark = severity === 'warning' ? `${text('warning')} ` : '';
    warn(`${mark}${place}${value === null ? '' : ` “${value}”`}: ${why} ${remedy} [${code}]`);
  }
  if (found > mostShown) warn(text('moreFound', { count: found - mostShown }));
}
