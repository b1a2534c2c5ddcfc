import { basename } from 'node:path';
import { AppError, type RequestProblem } from '@firebreak/contract';
import { addAreas } from '@firebreak/server/feature/area/service';
import {
  areaProblemText,
  type AreaRow,
  type ChinaLevel,
  chinaAreas,
  readAreas,
  type TextRow,
} from '@firebreak/server/feature/area/source/index';
import { readTable, rowsOf, type Table } from '@firebreak/server/feature/import/reader/index';
import { transact } from '@firebreak/server/platform/access/index';
import { appendActs, houseAct } from '@firebreak/server/platform/journal/index';
import { Command } from 'commander';
import { withData } from '../data-option.ts';
import { demandFile } from '../file-error.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { locale } from '../language.ts';
import { printJson, say } from '../output.ts';
import { text } from '../text.ts';
import { NothingFound, UsageError } from '../usage/usage-error.ts';

/** `firebreak area import`: areas of China from the package, of any country from CSV. */
export function areaImportCommand(): Command {
  const command = new Command('import').argument('<source>');
  return withData(command).action((source: string, options: DataOptions) => atDesk(options, (desk) => run(desk, source, options)));
}

async function run({ platform, operator }: Desk, source: string, { json }: DataOptions): Promise<void> {
  const areas = /^china(:|$)/.test(source) ? chinaAreasOf(source) : await areasIn(source);
  const counts = await transact(platform.db, { actor: operator }, async (trx) => {
    const written = await addAreas(trx, areas);
    await appendActs(trx, { actor: operator, now: platform.now() }, [houseAct('area.imported', null, { source, ...written })]);
    return written;
  });
  if (json) printJson(counts);
  else say(text('areas', counts));
}

/** @throws NothingFound where China has no area of the code */
async function* chinaAreasOf(source: string): AsyncGenerator<AreaRow> {
  const [, wanted] = source.split(':');
  let isThere = wanted === undefined;
  for await (const area of chinaAreas(chinaOptions(source))) {
    isThere ||= area.code === wanted;
    yield area;
  }
  if (!isThere) throw new NothingFound('CHINA_AREA_UNKNOWN', { at: '<source>', value: wanted ?? '' });
}

const chinaDepths: readonly ChinaLevel[] = ['nation', 'province', 'city', 'county', 'street', 'community'];

/** `china` goes down to counties; `china:440000` takes one subtree down to its communities, `china:440000:street` to its streets. */
function chinaOptions(source: string): { depth: ChinaLevel; deeper?: Record<string, ChinaLevel> } {
  const [, code, depth = 'community'] = source.split(':');
  if (code === undefined) return { depth: 'county' };
  const level = chinaDepths.find((each) => each === depth);
  if (level === undefined || !/^\d{6,12}$/.test(code))
    throw new UsageError('VALUE_NOT_AN_AREA_SOURCE', { at: '<source>', value: source }, { options: chinaDepths.join(', ') });
  return { depth: 'nation', deeper: { [code]: level } };
}

async function areasIn(file: string): Promise<readonly AreaRow[]> {
  demandFile(file);
  const { areas, problems } = await readTable({ name: basename(file), path: file }).then((table) => readAreas(textRowsOf(table)));
  const [first] = problems;
  if (first)
    throw new AppError('IMPORT_NOT_READABLE', { file, problem: 'asSaid' satisfies RequestProblem, said: areaProblemText(first, locale) });
  return areas;
}

async function* textRowsOf(table: Table): AsyncGenerator<TextRow> {
  for await (const { cells } of rowsOf(table))
    yield Object.fromEntries(table.headers.map((header, column) => [header, cells[column] ?? '']));
}
