import { delayPairs, type DelaysAnswer } from '@firebreak/contract';
import { type CalendarDate, dayOf } from '@firebreak/epi';
import { type CaseDays, countedClasses, numberOf } from './case-day.ts';
import { addAt, RowTally, zeros } from './tally.ts';

type Pair = DelaysAnswer['pairs'][number];

/** Cases by the days of two of their steps, for every pair of steps that is looked at. */
export function delayCounts(cases: readonly CaseDays[], day: CalendarDate): Pick<DelaysAnswer, 'caseClasses' | 'pairs'> {
  return { caseClasses: [...countedClasses], pairs: delayPairs.map((pair) => pairCounts(cases, pair, dayOf(day))) };
}

function pairCounts(cases: readonly CaseDays[], [from, to]: (typeof delayPairs)[number], last: number): Pair {
  const tally = new RowTally();
  const [missing, later] = [zeros(countedClasses.length), zeros(countedClasses.length)];
  for (const row of cases) {
    const [start, end] = [numberOf(row[from]), numberOf(row[to])];
    const caseClass = countedClasses.indexOf(row.case_class);
    if (start === null || end === null) addAt(missing, caseClass);
    else if (start > last || end > last) addAt(later, caseClass);
    else tally.add(last - start, end - start, caseClass);
  }
  const [elapsed, delay, caseClass, count] = tally.columns();
  return { from, to, cells: { elapsed, delay, caseClass, count }, missing, later };
}
