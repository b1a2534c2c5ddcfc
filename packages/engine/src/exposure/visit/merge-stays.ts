import { usableVisits, type Visits } from './visits.ts';
import { countingSort, orderByPlaceAndStart } from './visit-order.ts';

/**
 * Joins stays of one person at one place that overlap or touch, so that a minute is a minute however often it was recorded.
 *
 * Two records of one stay (a check-in and an interview) otherwise count twice: minutes together are the sum over pairs of
 * stays. Visits that `visitIndex` leaves out are gone afterwards.
 *
 * @throws ArgumentError for rows that cannot be: see `Visits`
 */
export function mergeStays(visits: Visits): Visits {
  const { rows, persons, places } = usableVisits(visits);
  const { order } = orderByPlaceAndStart(rows, { place: visits.place, start: visits.start, places });
  const keys = Int32Array.from(order, (row) => visits.person[row]!);
  const sorted = countingSort(order, keys, persons).order; // by person, then place, then start
  const merged = { person: new Int32Array(sorted.length), place: new Int32Array(sorted.length) };
  const [start, end] = [new Float64Array(sorted.length), new Float64Array(sorted.length)];
  let last = -1;
  for (const row of sorted) {
    const [person, place, from, to] = [visits.person[row]!, visits.place[row]!, visits.start[row]!, visits.end[row]!];
    if (last >= 0 && merged.person[last] === person && merged.place[last] === place && from <= end[last]!) {
      if (to > end[last]!) end[last] = to;
      continue;
    }
    last++;
    merged.person[last] = person;
    merged.place[last] = place;
    start[last] = from;
    end[last] = to;
  }
  const kept = last + 1;
  return {
    person: merged.person.subarray(0, kept),
    place: merged.place.subarray(0, kept),
    start: start.subarray(0, kept),
    end: end.subarray(0, kept),
  };
}
