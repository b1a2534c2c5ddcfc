import { dayOf, parseCalendarDate, type CaseClass, type Day } from '@firebreak/epi';
import type { Answer, routes } from '@firebreak/contract';

export type Curve = Answer<typeof routes.figure.curve>;

/** Bars of an epidemic curve, as they are drawn. */
export interface CurveBars {
  /** First and last day of each bar; the same day where a bar is a day. */
  readonly days: readonly { readonly first: Day; readonly last: Day }[];
  /** Classes that occur, surest at the foot of the bars. */
  readonly series: readonly { readonly caseClass: CaseClass; readonly counts: readonly number[] }[];
  readonly totals: readonly number[];
  /** Every case is a box of its own while there are few. */
  readonly unitBoxes: boolean;
  /** Number of the first bar that reports have not fully reached; the number of bars when all are complete. */
  readonly firstIncomplete: number;
  readonly total: number;
}

/** From so many cases in a bar on, boxes are too thin to count. */
export const MOST_UNIT_BOXES = 60;

/** Surest at the foot, where bars are compared best; persons excluded are no cases and are not drawn. */
const classOrder: readonly CaseClass[] = ['confirmed', 'confirmedNoSymptoms', 'probable', 'suspected', 'notClassified'];

/** Orders the classes of a curve, adds up the bars and says how they are drawn. */
export function curveBars(curve: Curve): CurveBars {
  const series = classOrder.flatMap((caseClass) => {
    const counts = curve.series.find((one) => one.caseClass === caseClass)?.counts;
    return counts !== undefined && counts.some((count) => count > 0) ? [{ caseClass, counts }] : [];
  });
  const totals = curve.starts.map((_, bar) => series.reduce((sum, { counts }) => sum + (counts[bar] ?? 0), 0));
  return {
    days: curve.starts.map((start) => barDays(start, curve)),
    series,
    totals,
    unitBoxes: Math.max(0, ...totals) < MOST_UNIT_BOXES,
    firstIncomplete: Math.max(0, curve.starts.length - curve.incompleteBars),
    total: totals.reduce((sum, count) => sum + count, 0),
  };
}

/** Highest bar: where it stands and how many cases it has; undefined when there is none. The first of equals. */
export function peakOf({ totals, days }: CurveBars): { readonly first: Day; readonly last: Day; readonly count: number } | undefined {
  const count = Math.max(0, ...totals);
  const bar = totals.indexOf(count);
  return count === 0 ? undefined : { ...days[bar]!, count };
}

/** Top of the axis of counts: a whole number that is easy to read, never below five. */
export function axisTop(highest: number): number {
  if (highest <= 5) return 5;
  const magnitude = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * magnitude >= highest)!;
  return Math.ceil(step * magnitude);
}

/** Distance of the lines of such an axis: whole numbers, four to six of them. */
export function axisStep(top: number): number {
  return [5, 4, 6, 3].map((parts) => top / parts).find(Number.isInteger) ?? Math.ceil(top / 5);
}

function barDays(start: string, { unit }: Curve): { first: Day; last: Day } {
  const first = dayOf(parseCalendarDate(start)!);
  return { first, last: unit === 'week' ? first + 6 : first };
}
