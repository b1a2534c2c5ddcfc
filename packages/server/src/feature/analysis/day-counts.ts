import { dayBases, type DayBasis, type DaysAnswer } from '@firebreak/contract';
import { calendarDate, type CalendarDate, type CaseClass, dayOf, type Origin, origins } from '@firebreak/epi';
import { type CaseDays, countedClasses, dayBy } from './case-day.ts';
import { addAt, zeros } from './tally.ts';

/** Days of a series at most, the latest; a mistyped century must not make a million empty days. */
export const MOST_DAYS = 4000;

type Days = Pick<DaysAnswer, 'from' | 'series' | 'notPlaced'>;

/** Cases by day of every basis, class and origin, from the first day any basis knows up to the day in force. */
export function dayCounts(cases: readonly CaseDays[], day: CalendarDate): Days {
  const last = dayOf(day);
  const placed = cases.map((row) => ({ row, days: dayBases.map((basis) => dayBy(basis, row)) }));
  const first = firstShown(
    placed.flatMap(({ days }) => days),
    last,
  );
  const series = new Map<string, number[]>();
  const notPlaced = new Map<string, { withoutDay: number; outside: number }>();
  for (const { row, days } of placed) {
    dayBases.forEach((basis, index) => {
      const at = days[index] ?? null;
      if (first !== null && at !== null && at >= first && at <= last) {
        const key = `${row.case_class} ${row.origin ?? 'unknown'} ${basis}`;
        const counts = series.get(key) ?? zeros(last - first + 1);
        addAt(counts, at - first);
        series.set(key, counts);
      } else {
        const key = `${row.case_class} ${basis}`;
        const count = notPlaced.get(key) ?? { withoutDay: 0, outside: 0 };
        count[at === null ? 'withoutDay' : 'outside'] += 1;
        notPlaced.set(key, count);
      }
    });
  }
  return {
    from: first === null ? null : calendarDate(first),
    series: eachOf(countedClasses, origins, dayBases).flatMap(([caseClass, origin, basis]) => {
      const counts = series.get(`${caseClass} ${origin} ${basis}`);
      return counts === undefined ? [] : [{ caseClass, origin, basis, counts }];
    }),
    notPlaced: countedClasses.flatMap((caseClass) =>
      dayBases.flatMap((basis) => {
        const count = notPlaced.get(`${caseClass} ${basis}`);
        return count === undefined ? [] : [{ caseClass, basis, ...count }];
      }),
    ),
  };
}

/** The first day that is not too long ago; null without any. */
function firstShown(days: readonly (number | null)[], last: number): number | null {
  let first: number | null = null;
  for (const at of days) if (at !== null && at <= last && at > last - MOST_DAYS && (first === null || at < first)) first = at;
  return first;
}

function eachOf(classes: readonly CaseClass[], from: readonly Origin[], bases: readonly DayBasis[]): [CaseClass, Origin, DayBasis][] {
  return classes.flatMap((one) => from.flatMap((other) => bases.map((basis): [CaseClass, Origin, DayBasis] => [one, other, basis])));
}
