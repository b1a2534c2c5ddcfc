import type { InfectiousCase } from '../co-presence/meeting.ts';
import type { Visits } from '../visit/visits.ts';

/** Minutes of every pair by comparing every stay of the case with every other stay: the readable version, as `case person`. */
export function naiveMinutes(visits: Visits, cases: readonly InfectiousCase[]): Map<string, number> {
  const stays = Array.from(visits.person, (person, row) => ({
    person,
    place: visits.place[row]!,
    start: visits.start[row]!,
    end: visits.end[row]!,
  })).filter(({ place }) => place >= 0);
  const minutes = new Map<string, number>();
  cases.forEach((one, at) => {
    for (const own of stays.filter(({ person }) => person === one.person)) {
      for (const other of stays) {
        if (other.place !== own.place || other.person === one.person) continue;
        const together = Math.min(own.end, other.end, one.to) - Math.max(own.start, other.start, one.from);
        const key = `${at} ${other.person}`;
        if (together > 0) minutes.set(key, (minutes.get(key) ?? 0) + together);
      }
    }
  });
  return minutes;
}
