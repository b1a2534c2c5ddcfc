import { UsageError } from '../usage/usage-error.ts';
import { countsIn, problemAt, wordsIn } from './cell.ts';
import { columnNamed, type Column } from './column.ts';
import { readPlainTable } from './plain-table.ts';
import { TableError } from './table-problem.ts';

export interface InfectedOptions {
  readonly infected?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cases?: string;
  readonly id?: string;
}

/**
 * How many people each case infected: from a column of counts, or by counting transmissions. With a line list every case
 * counts, also one who is in no transmission; without one, those that appear in a transmission.
 *
 * @throws UsageError when neither was named; TableError KEY_UNKNOWN for a transmission between people not in the line list
 */
export async function infectedBy(file: string, options: InfectedOptions): Promise<{ infected: number[]; source: string }> {
  const table = await readPlainTable(file);
  if (options.infected !== undefined) return { infected: countsIn(columnNamed(table, options.infected, '--infected')), source: table.file };
  if (options.from === undefined || options.to === undefined) throw new UsageError('INFECTED_COLUMNS_MISSING', { at: '--from, --to' });
  const [from, to] = [columnNamed(table, options.from, '--from'), columnNamed(table, options.to, '--to')];
  const [infectors, infectees] = [wordsIn(from), wordsIn(to)];
  const counts = await everyCase(options, { from, to, infectors, infectees });
  for (const infector of infectors) counts.set(infector, (counts.get(infector) ?? 0) + 1);
  return { infected: [...counts.values()], source: table.file };
}

interface Transmissions {
  readonly from: Column;
  readonly to: Column;
  readonly infectors: readonly string[];
  readonly infectees: readonly string[];
}

/** Every case with 0 so far. */
async function everyCase({ cases, id }: InfectedOptions, { from, to, infectors, infectees }: Transmissions): Promise<Map<string, number>> {
  if (cases === undefined) return new Map([...infectors, ...infectees].map((person) => [person, 0]));
  if (id === undefined) throw new UsageError('CASE_ID_MISSING', { at: '--id' });
  const list = await readPlainTable(cases);
  const counts = new Map(wordsIn(columnNamed(list, id, '--id')).map((person) => [person, 0]));
  const unknown = [from, to].flatMap((column) =>
    (column === from ? infectors : infectees).flatMap((person, at) =>
      counts.has(person) ? [] : [problemAt(column, at, person, { code: 'KEY_UNKNOWN', detail: { other: list.file } })],
    ),
  );
  if (unknown.length > 0) throw new TableError(...unknown);
  return counts;
}
