import { dayOf, type CalendarDate } from '@firebreak/epi';
import { ArgumentError, requireNonNegative } from '@firebreak/epi/distribution/index';
import { placeIndex, unknownPlace, type ScanCase } from './case-grid.ts';
import type { ScanPlaces } from './place.ts';
import type { PeriodBounds } from './study-period.ts';

/** People of one place and stratum on one day. */
export interface CensusCount {
  place: string;
  /** Day of the count; the middle of the year (1 July) when only the year is known. */
  date: CalendarDate;
  people: number;
  /** As in the cases; all people are alike without. */
  stratum?: string;
}

/** Cases expected by place and period, and the average number of people by place. */
export interface ExpectedGrid {
  expected: Float64Array;
  people: Float64Array;
}

/**
 * Cases expected when every stratum has the same rate everywhere and always: indirect standardisation, with the
 * cases of each stratum spread over its person-time.
 *
 * Between two counts people change in a straight line through time, before the first and after the last not at all.
 *
 * @throws ArgumentError for people that are no numbers, unknown places, a stratum with cases but without people
 */
export function expectedGrid(
  places: ScanPlaces,
  bounds: PeriodBounds,
  cases: readonly ScanCase[],
  census: readonly CensusCount[],
): ExpectedGrid {
  const periods = bounds.length - 1;
  const grid = { expected: new Float64Array(places.length * periods), people: new Float64Array(places.length) };
  const casesBy = casesByStratum(cases);
  const countsBy = countsByStratum(places, census);
  const days = bounds.at(-1)! - bounds[0]!;
  for (const [stratum, counts] of countsBy) {
    const personTime = personTimeOf(counts, places.length, bounds);
    const total = personTime.reduce((sum, value) => sum + value, 0);
    const ofStratum = casesBy.get(stratum) ?? 0;
    personTime.forEach((value, cell) => {
      grid.people[Math.floor(cell / periods)]! += value / days;
      if (total > 0) grid.expected[cell]! += (ofStratum * value) / total;
    });
    if (ofStratum > 0 && !(total > 0)) throw nobody(stratum);
  }
  for (const [stratum, count] of casesBy) if (count > 0 && !countsBy.has(stratum)) throw nobody(stratum);
  return grid;
}

interface PlaceCount {
  place: number;
  day: number;
  people: number;
}

function casesByStratum(cases: readonly ScanCase[]): Map<string, number> {
  const by = new Map<string, number>();
  for (const { stratum = '', count = 1 } of cases) by.set(stratum, (by.get(stratum) ?? 0) + count);
  return by;
}

function countsByStratum(places: ScanPlaces, census: readonly CensusCount[]): Map<string, PlaceCount[]> {
  const indexOf = placeIndex(places);
  const by = new Map<string, PlaceCount[]>();
  census.forEach(({ place, date, people, stratum = '' }, index) => {
    if (!(people >= 0 && people < Infinity)) requireNonNegative(`census[${index}].people`, people);
    const row = indexOf.get(place);
    if (row === undefined) throw unknownPlace(`census[${index}].place`, place);
    const counts = by.get(stratum) ?? [];
    counts.push({ place: row, day: dayOf(date), people });
    by.set(stratum, counts);
  });
  return by;
}

/** Person-days by place and period. */
function personTimeOf(counts: readonly PlaceCount[], places: number, bounds: PeriodBounds): Float64Array {
  const periods = bounds.length - 1;
  const personTime = new Float64Array(places * periods);
  const byPlace = new Map<number, PlaceCount[]>();
  for (const count of counts) byPlace.set(count.place, [...(byPlace.get(count.place) ?? []), count]);
  for (const [place, own] of byPlace) {
    const ordered = own.toSorted((a, b) => a.day - b.day);
    for (let period = 0; period < periods; period++) {
      personTime[place * periods + period] = personDays(ordered, bounds[period]!, bounds[period + 1]!);
    }
  }
  return personTime;
}

/** Integral of the people over [from, to): straight between counts, level outside. */
function personDays(counts: readonly PlaceCount[], from: number, to: number): number {
  const [first, last] = [counts[0]!, counts.at(-1)!];
  let sum = first.people * Math.max(0, Math.min(to, first.day) - from) + last.people * Math.max(0, to - Math.max(from, last.day));
  for (let index = 0; index + 1 < counts.length; index++) {
    const [a, b] = [counts[index]!, counts[index + 1]!];
    const [low, high] = [Math.max(from, a.day), Math.min(to, b.day)];
    if (high <= low) continue;
    const middle = ((low + high) / 2 - a.day) / (b.day - a.day);
    sum += (high - low) * (a.people + (b.people - a.people) * middle);
  }
  return sum;
}

function nobody(stratum: string): ArgumentError {
  const remedy = 'It has cases but no people: add its people to the census, or correct the stratum of the cases.';
  return new ArgumentError('INCONSISTENT', 'census', remedy, stratum);
}
