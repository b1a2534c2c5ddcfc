import type { DayBasis, DaysAnswer } from '@firebreak/contract';
import type { CaseClass, Day } from '@firebreak/epi';
import { dayNumber } from './day.ts';

/** Cases by day, local and imported apart, from the first case to the day in force. */
export interface CaseSeriesOfDays {
  /** First day; undefined when no case has a day. */
  readonly first: Day | undefined;
  readonly local: readonly number[];
  readonly imported: readonly number[];
  /** Cases counted, those without the day, and those whose day lies outside of what can be shown. */
  readonly counted: number;
  readonly withoutDay: number;
  readonly outside: number;
}

/**
 * The series that an analysis looks at. Cases of unknown origin count as local, as in the figures: an infection is
 * taken to have happened here unless somebody found that it did not.
 */
export function caseSeries(answer: DaysAnswer, basis: DayBasis, classes: readonly CaseClass[]): CaseSeriesOfDays {
  const ofClasses = <T extends { readonly basis: DayBasis; readonly caseClass: CaseClass }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.basis === basis && classes.includes(row.caseClass));
  const length = answer.series[0]?.counts.length ?? 0;
  const series = { local: emptyDays(length), imported: emptyDays(length) };
  for (const { origin, counts } of ofClasses(answer.series)) {
    const into = series[origin === 'imported' ? 'imported' : 'local'];
    counts.forEach((count, day) => (into[day] = (into[day] ?? 0) + count));
  }
  const begin = series.local.findIndex((count, day) => count + (series.imported[day] ?? 0) > 0);
  const left = ofClasses(answer.notPlaced);
  return {
    first: answer.from === null || begin === -1 ? undefined : dayNumber(answer.from) + begin,
    local: begin === -1 ? [] : series.local.slice(begin),
    imported: begin === -1 ? [] : series.imported.slice(begin),
    counted: [...series.local, ...series.imported].reduce((sum, count) => sum + count, 0),
    withoutDay: left.reduce((sum, row) => sum + row.withoutDay, 0),
    outside: left.reduce((sum, row) => sum + row.outside, 0),
  };
}

const emptyDays = (length: number): number[] => Array.from({ length }, () => 0);

/** Days at the end of a series that reports have not fully reached: those of reports lack only the day that is still running. */
export function incompleteDaysOf(answer: DaysAnswer, basis: DayBasis): number {
  return basis === 'report' ? Math.min(1, answer.incompleteDays) : answer.incompleteDays;
}
