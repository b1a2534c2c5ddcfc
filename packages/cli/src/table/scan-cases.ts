import { calendarDate, type CalendarDate } from '@firebreak/epi';
import { type ScanCase, type ScanPlaces } from '@firebreak/engine/scan/index';
import { type ScanOptions } from '../analysis/scan-option.ts';
import { countsIn, daysIn, problemAt, wordsIn } from './cell.ts';
import { columnFor, columnGuessed, columnNamed } from './column.ts';
import { type PlainTable } from './plain-table.ts';
import { placeColumn } from './scan-places.ts';
import { TableError } from './table-problem.ts';
import { countNames, dateNames } from './usual-name.ts';

/** How many cases each row stands for: a column, or one. */
function countsOf(table: PlainTable, { cases }: ScanOptions): number[] {
  const column = cases === undefined ? columnGuessed(table, countNames) : columnNamed(table, cases, '--cases');
  return column === undefined ? table.rows.map(() => 1) : countsIn(column);
}

/** Cases of each place, from a table of places or from a list of cases. */
export function casesByPlace(table: PlainTable, places: ScanPlaces, options: ScanOptions): Int32Array {
  const at = new Map(places.map(({ id }, index) => [id, index]));
  const byPlace = new Int32Array(places.length);
  const ids = knownPlaces(table, at, options);
  const counts = countsOf(table, options);
  ids.forEach((id, row) => {
    const place = at.get(id) ?? 0;
    byPlace[place] = (byPlace[place] ?? 0) + (counts[row] ?? 0);
  });
  return byPlace;
}

/** Cases with their places and days; those outside of the study are left out. */
export function casesInTime(
  table: PlainTable,
  places: ScanPlaces,
  options: ScanOptions,
): { cases: ScanCase[]; leftOut: number; first: CalendarDate; last: CalendarDate } {
  const ids = knownPlaces(table, new Map(places.map(({ id }, index) => [id, index])), options);
  const counts = countsOf(table, options);
  const days = daysIn(columnFor(table, options.date, { what: 'wantedDate', option: '--date', names: dateNames }));
  const all = ids.map((place, row): ScanCase => ({ place, date: calendarDate(days[row] ?? 0), count: counts[row] ?? 1 }));
  const cases = all.filter(
    ({ date }) => (options.from === undefined || date >= options.from) && (options.to === undefined || date <= options.to),
  );
  const sorted = cases.map(({ date }) => date).toSorted();
  const [first, last] = [options.from ?? sorted[0], options.to ?? sorted.at(-1)];
  if (first === undefined || last === undefined) throw new TableError({ code: 'ROWS_NONE', file: table.file });
  return { cases, leftOut: all.length - cases.length, first, last };
}

/** Ids of the places of the cases. @throws TableError KEY_UNKNOWN with every case at a place that is not listed */
function knownPlaces(table: PlainTable, known: ReadonlyMap<string, number>, options: ScanOptions): string[] {
  const column = placeColumn(table, options);
  const ids = wordsIn(column);
  const unknown = ids.flatMap((id, at) =>
    known.has(id) ? [] : [problemAt(column, at, id, { code: 'KEY_UNKNOWN', detail: { other: options.places ?? table.file } })],
  );
  if (unknown.length > 0) throw new TableError(...unknown);
  return ids;
}
