import { writeFileSync } from 'node:fs';
import { createRng } from '@firebreak/epi';
import { simulateVenues } from '@firebreak/engine/exposure/referee/simulate-venues';

/**
 * Writes examples/exposure: ten days of 300 invented persons at 30 places. Whoever was at place L06 on the fourth day (4 March)
 * was infected with probability one half; a third of the visits was not recorded, and six cases have another source.
 *
 *   node --conditions=source --import tsx scripts/demo/exposure-visits.ts
 */
const folder = new URL('../../examples/exposure/', import.meta.url);
const rng = createRng('examples/exposure');
const { visits, cases } = simulateVenues(
  {
    persons: 300,
    places: 30,
    days: 10,
    source: { kind: 'venue', place: 6, from: 3 * 1440, to: 4 * 1440 },
    attackRate: 0.5,
    incubation: { mean: 1.6, shape: 8 },
    recorded: 0.67,
    reported: 0.9,
    unrelated: 6,
  },
  rng,
);

const personName = (person: number): string => `P${String(person).padStart(3, '0')}`;
const placeName = (place: number): string => `L${String(place).padStart(2, '0')}`;
const moment = (minute: number): string => new Date(Date.UTC(2026, 2, 1) + minute * 60_000).toISOString().slice(0, 16);
const stays = Array.from(visits.person, (person, row) => [
  personName(person),
  placeName(visits.place[row] ?? 0),
  moment(visits.start[row] ?? 0),
  moment(visits.end[row] ?? 0),
]);
const byStart = stays.toSorted(([, , one = ''], [, , other = '']) => (one < other ? -1 : one > other ? 1 : 0));
const onsets = cases.map(({ person, onset }) => [personName(person), moment(onset)]).toSorted(([, a = ''], [, b = '']) => (a < b ? -1 : 1));
write('visits.csv', ['person', 'place', 'start', 'end'], byStart);
write('cases.csv', ['person', 'onset'], onsets);

function write(name: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  writeFileSync(new URL(name, folder), `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`);
}
