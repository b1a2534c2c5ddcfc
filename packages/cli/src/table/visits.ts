import { type SourceCandidate, type SourceCase, type SourceKind, UNKNOWN_PLACE, type Visits } from '@firebreak/engine/exposure/index';
import { type ExposureOptions } from '../analysis/exposure-option.ts';
import { numbersIn, problemAt, wordsIn } from './cell.ts';
import { cellsOf, type Column, columnFor, columnNamed } from './column.ts';
import { type CodeBook } from './code-book.ts';
import { type MinuteReading } from './minute.ts';
import { type PlainTable } from './plain-table.ts';
import { TableError } from './table-problem.ts';
import { caseOnsetNames, endNames, personNames, startNames, visitPlaceNames } from './usual-name.ts';

/** What the files of one analysis share: names of persons and places, and the way times are written. */
export interface Naming {
  readonly persons: CodeBook;
  readonly places: CodeBook;
  readonly times: MinuteReading;
}

/** Visits of a table. @throws TableError ORDER_WRONG with every visit that ends before it starts */
export function visitsOf(table: PlainTable, options: ExposureOptions, { persons, places, times }: Naming): Visits {
  const placeColumn = columnFor(table, options.place, { what: 'wantedLocation', option: '--place', names: visitPlaceNames });
  const stay = stayColumns(table, options);
  const [start, end] = [times.minutesIn(stay.start), times.minutesIn(stay.end)];
  requireOrder(stay, start, end);
  return {
    person: wordsIn(personColumn(table, options)).map((name) => persons.codeOf(name)),
    place: cellsOf(placeColumn).map((name) => (name === '' ? UNKNOWN_PLACE : places.codeOf(name))),
    start,
    end,
  };
}

/** Cases of a table; those without an onset are left out. A date without a time is its noon. @throws TableError KEY_REPEATED */
export function casesOf(table: PlainTable, options: ExposureOptions, { persons, times }: Naming): { cases: SourceCase[]; leftOut: number } {
  const column = personColumn(table, options);
  const names = wordsIn(column);
  requireOnce(column, names);
  const onsets = times.minutesIn(columnFor(table, options.onset, { what: 'wantedOnset', option: '--onset', names: caseOnsetNames }), NOON);
  const weights = options.weight === undefined ? undefined : numbersIn(columnNamed(table, options.weight, '--weight'));
  const cases = names.map((name, row) => ({
    person: persons.codeOf(name),
    onset: onsets[row] ?? NaN,
    ...(weights === undefined ? {} : { weight: weights[row] ?? 1 }),
  }));
  const dated = cases.filter(({ onset }) => !Number.isNaN(onset));
  return { cases: dated, leftOut: cases.length - dated.length };
}

/** Events and goods of a table: one row for each person at each of them. An empty end is a moment. */
export function otherSources(table: PlainTable, options: ExposureOptions, { persons, times }: Naming): SourceCandidate[] {
  const [kindColumn, nameColumn] = [columnNamed(table, 'kind', '--others'), columnNamed(table, 'source', '--others')];
  const [kinds, names] = [wordsIn(kindColumn), wordsIn(nameColumn)];
  const unknown = kinds.flatMap((kind, at) =>
    isOther(kind) ? [] : [problemAt(kindColumn, at, kind, { code: 'VALUE_UNEXPECTED', detail: { values: 'event, goods' } })],
  );
  if (unknown.length > 0) throw new TableError(...unknown);
  const stay = stayColumns(table, options);
  const start = times.minutesIn(stay.start);
  const end = times.minutesIn(stay.end).map((minute, row) => (Number.isNaN(minute) ? (start[row] ?? NaN) : minute));
  requireOrder(stay, start, end);
  const person = wordsIn(personColumn(table, options)).map((name) => persons.codeOf(name));
  const found = new Map<string, { kind: SourceKind; id: string; exposures: { person: number[]; start: number[]; end: number[] } }>();
  kinds.forEach((kind, row) => {
    const id = names[row] ?? '';
    const key = `${kind} ${id}`;
    const source = found.get(key) ?? { kind: kind as SourceKind, id, exposures: { person: [], start: [], end: [] } };
    found.set(key, source);
    if (Number.isNaN(start[row])) return;
    source.exposures.person.push(person[row] ?? 0);
    source.exposures.start.push(start[row] ?? 0);
    source.exposures.end.push(end[row] ?? 0);
  });
  return [...found.values()];
}

const isOther = (kind: string): boolean => kind === 'event' || kind === 'goods';

const personColumn = (table: PlainTable, { person }: ExposureOptions): Column =>
  columnFor(table, person, { what: 'wantedPerson', option: '--person', names: personNames });

const stayColumns = (table: PlainTable, { start, end }: ExposureOptions): { start: Column; end: Column } => ({
  start: columnFor(table, start, { what: 'wantedStart', option: '--start', names: startNames }),
  end: columnFor(table, end, { what: 'wantedEnd', option: '--end', names: endNames }),
});

function requireOrder(columns: { start: Column; end: Column }, start: readonly number[], end: readonly number[]): void {
  const [starts, ends] = [cellsOf(columns.start), cellsOf(columns.end)];
  const wrong = end.flatMap((minute, at) => {
    if (!(minute < (start[at] ?? 0))) return [];
    return [
      problemAt(columns.end, at, ends[at] ?? '', { code: 'ORDER_WRONG', detail: { other: columns.start.name, value2: starts[at] ?? '' } }),
    ];
  });
  if (wrong.length > 0) throw new TableError(...wrong);
}

function requireOnce(column: Column, names: readonly string[]): void {
  const first = new Map<string, number>();
  const repeated = names.flatMap((name, at) => {
    const before = first.get(name);
    if (before === undefined) first.set(name, at);
    return before === undefined
      ? []
      : [problemAt(column, at, name, { code: 'KEY_REPEATED', detail: { otherRow: column.table.rows[before]?.row ?? 0 } })];
  });
  if (repeated.length > 0) throw new TableError(...repeated);
}

const NOON = 720;
