import { type CalendarDate, dayOf, formatWeek, isoWeek, parseCalendarDate, startOfWeek } from '@firebreak/epi';
import { DateColumn } from '@firebreak/server/feature/import/mapping/cell/date-column';
import { type DateReading, parseDate } from '@firebreak/server/feature/import/mapping/cell/date';
import { parseFlag } from '@firebreak/server/feature/import/mapping/cell/flag';
import { isMissing } from '@firebreak/server/feature/import/mapping/cell/missing';
import { parseNumber } from '@firebreak/server/feature/import/mapping/cell/number';
import { type Parsed } from '@firebreak/server/feature/import/mapping/cell/parsed';
import { cellsOf, type Column } from './column.ts';
import { TableError, type TableProblem } from './table-problem.ts';

type Wrong = Pick<TableProblem, 'code' | 'detail'>;
type Read<T> = { readonly value: T } | Wrong;

/**
 * Reads every cell of a column.
 *
 * @throws TableError with every cell that cannot be read, up to a hundred of them
 */
function readColumn<T>(column: Column, read: (text: string) => Read<T>): T[] {
  const values: T[] = [];
  const problems: TableProblem[] = [];
  cellsOf(column).forEach((text, at) => {
    const found = read(text);
    if ('value' in found) values.push(found.value);
    else if (problems.length < MOST_PROBLEMS) problems.push(problemAt(column, at, text, found));
  });
  if (problems.length > 0) throw new TableError(...problems);
  return values;
}

/** A problem of one cell, located. */
export function problemAt({ table, name }: Column, at: number, text: string, { code, detail }: Wrong): TableProblem {
  const row = table.rows[at]?.row;
  return {
    code,
    file: table.file,
    column: name,
    ...(row === undefined ? {} : { row }),
    ...(text === '' ? {} : { value: text }),
    ...(detail ? { detail } : {}),
  };
}

/** Whole numbers of at least 0. */
export function countsIn(column: Column): number[] {
  return readColumn(column, (text) => {
    const found = ofParsed(parseNumber(text));
    if (!('value' in found)) return found;
    if (found.value < 0) return { code: 'COUNT_NEGATIVE' };
    if (!Number.isInteger(found.value)) return { code: 'COUNT_FRACTIONAL' };
    return Number.isSafeInteger(found.value) ? found : { code: 'NUMBER_OUT_OF_RANGE' };
  });
}

/** Numbers, above `above` where it is given. */
export function numbersIn(column: Column, above = -Infinity): number[] {
  return readColumn(column, (text) => {
    const found = ofParsed(parseNumber(text));
    return 'value' in found && !(found.value > above) ? { code: 'NUMBER_TOO_SMALL', detail: { least: above } } : found;
  });
}

/** Dates as day numbers. The order of 3/4/2026 is that of the whole column; where nothing decides it is an error. */
export function daysIn(column: Column): number[] {
  return readColumn(column, dayReader(column, { code: 'VALUE_MISSING' }));
}

/** Dates as day numbers, null where the cell is empty or says “unknown”. */
export function daysOrMissingIn(column: Column): (number | null)[] {
  return readColumn(column, dayReader(column, { value: null }));
}

/** Yes and no in the words of forms; null where the answer is missing or unknown. */
export function flagsIn(column: Column): (boolean | null)[] {
  return readColumn(column, (text) => {
    const parsed = parseFlag(text);
    if (parsed.is === 'missing') return { value: null };
    return parsed.is === 'value' ? parsed : parsed.problem;
  });
}

/** Whether the cells of a column are yes and no, with at least one of them. */
export function isFlagColumn(column: Column): boolean {
  const parsed = cellsOf(column).map((text) => parseFlag(text).is);
  return parsed.every((is) => is !== 'bad') && parsed.some((is) => is === 'value');
}

/** Names of groups; empty where the cell is empty or says that nothing is known. */
export const labelsIn = (column: Column): string[] => cellsOf(column).map((text) => (isMissing(text) ? '' : text));

/** Words, none of them empty. */
export const wordsIn = (column: Column): string[] =>
  readColumn(column, (text) => (text === '' ? { code: 'VALUE_MISSING' } : { value: text }));

function dayReader<T>(column: Column, missing: Read<T>): (text: string) => Read<number | T> {
  const reading = once((): DateReading => {
    const evidence = new DateColumn();
    for (const cell of cellsOf(column)) evidence.add(cell);
    return { order: evidence.order, plausible: EVER, date1904: false, zone: 'UTC' };
  });
  return (text) => {
    const day = plainDay(text);
    if (day !== undefined) return { value: day };
    const parsed = parseDate(text, reading());
    if (parsed.is === 'missing') return missing;
    return parsed.is === 'value' ? { value: dayOf(parsed.value as CalendarDate) } : parsed.problem;
  };
}

/** A date as it should be written, or the Monday of a week such as 2026-W05. */
function plainDay(text: string): number | undefined {
  const iso = parseCalendarDate(text);
  if (iso !== undefined) return iso >= EVER.from && iso <= EVER.to ? dayOf(iso) : undefined;
  const week = /^(\d{4})-?W(\d{2})$/iu.exec(text);
  const fourth = week && parseCalendarDate(`${week[1]}-01-04`); // the fourth of January is always in the first week
  if (!fourth) return undefined;
  const monday = startOfWeek(dayOf(fourth), 'iso') + (Number(week[2]) - 1) * 7;
  return formatWeek(isoWeek(monday)) === `${week[1]}-W${week[2]}` ? monday : undefined;
}

function ofParsed<T>(parsed: Parsed<T>): Read<T> {
  if (parsed.is === 'missing') return { code: 'VALUE_MISSING' };
  return parsed.is === 'value' ? { value: parsed.value } : parsed.problem;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The dates a calendar date can be, less a week at either end: the Monday before and the Sunday after are dates as well. */
const EVER = { from: '1800-01-08', to: '2199-12-24' };
const MOST_PROBLEMS = 100;
