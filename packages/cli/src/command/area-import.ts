import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@firebreak/contract';
import { addAreas } from '@firebreak/server/feature/area/service';
import { type AreaRow, type ChinaLevel, chinaAreas, readAreas, type TextRow } from '@firebreak/server/feature/area/source/index';
import { ReadingError, readTable, rowsOf, type Table } from '@firebreak/server/feature/import/reader/index';
import { transact } from '@firebreak/server/platform/access/index';
import { appendActs, houseAct } from '@firebreak/server/platform/journal/index';
import { Command } from 'commander';
import { withData } from '../data-option.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { printJson, say } from '../output.ts';
import { text } from '../text.ts';

/** `firebreak area import`: areas of China from the package, of any country from CSV. */
export function areaImportCommand(): Command {
  const command = new Command('import')
    .description('Add areas: FILE.csv (code, name, level, parent_code, lat, long, population), or china[:CODE[:DEPTH]]')
    .argument('<source>', 'FILE.csv, china, china:440000 or china:440000:community');
  return withData(command).action((source: string, options: DataOptions) => atDesk(options, (desk) => run(desk, source, options)));
}

async function run({ platform, operator }: Desk, source: string, { json }: DataOptions): Promise<void> {
  const areas = /^china(:|$)/.test(source) ? chinaAreas(chinaOptions(source)) : await areasIn(source);
  const counts = await transact(platform.db, { actor: operator }, async (trx) => {
    const written = await addAreas(trx, areas);
    await appendActs(trx, { actor: operator, now: platform.now() }, [houseAct('area.imported', null, { source, ...written })]);
    return written;
  });
  if (json) printJson(counts);
  else say(text('areas', counts));
}

const chinaDepths: readonly ChinaLevel[] = ['nation', 'province', 'city', 'county', 'street', 'community'];

/** `china` goes down to counties; `china:440000` takes one subtree down to its communities, `china:440000:street` to its streets. */
function chinaOptions(source: string): { depth: ChinaLevel; deeper?: Record<string, ChinaLevel> } {
  const [, code, depth = 'community'] = source.split(':');
  if (code === undefined) return { depth: 'county' };
  const level = chinaDepths.find((each) => each === depth);
  if (level === undefined || !/^\d{6,12}$/.test(code))
    throw new AppError('REQUEST_INVALID', { field: source, problem: `is not china[:CODE[:${chinaDepths.join('|')}]]` });
  return { depth: 'nation', deeper: { [code]: level } };
}

async function areasIn(file: string): Promise<readonly AreaRow[]> {
  if (!existsSync(file)) throw new AppError('IMPORT_NOT_READABLE', { file, problem: 'ENOENT' });
  const { areas, problems } = await readTable({ name: basename(file), path: file })
    .then((table) => readAreas(textRowsOf(table)))
    .catch((error: unknown) => {
      throw error instanceof ReadingError ? new AppError('IMPORT_NOT_READABLE', { file, problem: error.code }, { cause: error }) : error;
    });
  const [first] = problems;
  if (first)
    throw new AppError('IMPORT_NOT_READABLE', { file, problem: `${first.code}, row ${first.row}, ${first.column}: ${first.value}` });
  return areas;
}

async function* textRowsOf(table: Table): AsyncGenerator<TextRow> {
  for await (const { cells } of rowsOf(table))
    yield Object.fromEntries(table.headers.map((header, column) => [header, cells[column] ?? '']));
}
