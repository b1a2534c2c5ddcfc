import { dayOf, type CalendarDate } from '@firebreak/epi';
import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';
import { requireCases, sum } from './counts.ts';
import type { ScanPlaces } from './place.ts';
import { periodBounds, periodOf, type PeriodBounds, type StudyPeriod } from './study-period.ts';

/** One case, or several of one place, day and stratum. */
export interface ScanCase {
  /** Id of a place. */
  place: string;
  date: CalendarDate;
  /** 1 by default. */
  count?: number;
  /** Age group, sex or what else the rate depends on, as in the census. */
  stratum?: string;
}

/** Cases by place and period: row after row of `periods` cells. */
export interface CaseGrid {
  bounds: PeriodBounds;
  periods: number;
  cases: Int32Array;
  all: number;
}

/**
 * Puts cases into places and periods.
 *
 * @throws ArgumentError naming the case for a place that is not listed, a day outside the study or a count that is none
 */
export function caseGrid(places: ScanPlaces, study: StudyPeriod, cases: readonly ScanCase[]): CaseGrid {
  const bounds = periodBounds(study);
  const periods = bounds.length - 1;
  const indexOf = placeIndex(places);
  requireCells(places.length * periods);
  const grid = new Int32Array(places.length * periods);
  cases.forEach(({ place, date, count = 1 }, index) => {
    const [row, period] = [indexOf.get(place), periodOf(bounds, dayOf(date))];
    if (!(Number.isSafeInteger(count) && count >= 0)) requireCount(`cases[${index}].count`, count);
    if (row === undefined) throw unknownPlace(`cases[${index}].place`, place);
    if (period < 0) {
      const remedy = 'Its day is outside the study; leave it out or study more days.';
      throw new ArgumentError('OUT_OF_RANGE', `cases[${index}].date`, remedy, date);
    }
    grid[row * periods + period]! += count;
  });
  const all = cases.reduce((total, { count = 1 }) => total + count, 0);
  requireCases(all);
  return { bounds, periods, cases: grid, all: sum(grid) };
}

export function placeIndex(places: ScanPlaces): Map<string, number> {
  return new Map(places.map(({ id }, index): [string, number] => [id, index]));
}

export function unknownPlace(argument: string, place: string): ArgumentError {
  return new ArgumentError('INCONSISTENT', argument, 'No place has this id; add it to the places or correct the id.', place);
}

function requireCells(cells: number): void {
  if (cells <= MOST_CELLS) return;
  throw new ArgumentError('OUT_OF_RANGE', 'study', `Give at most ${MOST_CELLS} places times periods: put places or days together.`, cells);
}

const MOST_CELLS = 20_000_000;
