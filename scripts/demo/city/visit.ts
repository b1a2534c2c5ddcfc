import type { Rng } from '@firebreak/epi';
import type { DraftCase, DraftVisit } from './draft.ts';
import { gatherings, places } from './place.ts';
import type { Population } from './population.ts';
import { guestsOf } from './transmission.ts';

/** Stays of cases at named places from four days before onset to isolation, and at gatherings. */
export function draftVisits(rng: Rng, cases: readonly DraftCase[], population: Population): DraftVisit[] {
  return cases
    .filter((each) => each.caseClass !== 'notACase')
    .flatMap((each) => [
      ...workDays(rng.stream(each.id), each, population),
      ...errands(rng.stream(`errand ${each.id}`), each),
      ...evenings(each, population),
    ])
    .map((visit, index) => ({ ...visit, id: `V${pad5(index + 1)}` }));
}

type Stay = Omit<DraftVisit, 'id'>;

function workDays(rng: Rng, each: DraftCase, population: Population): Stay[] {
  const place = places.find((known) => known.id === population.persons.get(each.person)?.dayGroup);
  if (!place) return [];
  const { from, to } = span(each);
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
    .filter(() => rng.uniform() < 0.8)
    .map((day) => ({ person: each.person, place: place.id, day, startHour: rng.integer(7, 9), endHour: rng.integer(16, 19) }));
}

function errands(rng: Rng, each: DraftCase): Stay[] {
  const { from, to } = span(each);
  return ERRANDS.filter(({ share }) => rng.uniform() < share).map(({ place, hour }) => ({
    person: each.person,
    place,
    day: rng.integer(from, Math.max(from, to - 1)),
    startHour: hour,
    endHour: hour + 1,
  }));
}

const ERRANDS = [
  { place: 'L02', share: 0.22, hour: 10 },
  { place: 'L07', share: 0.12, hour: 12 },
  { place: 'L08', share: 0.05, hour: 20 },
  { place: 'L09', share: 0.3, hour: 15 },
];

function evenings(each: DraftCase, population: Population): Stay[] {
  const { from, to } = span(each);
  return gatherings.flatMap((gathering) => {
    if (
      gathering.place === null ||
      gathering.day < from - 4 ||
      gathering.day > to ||
      !guestsOf(gathering.id, population).includes(each.person)
    )
      return [];
    return [{ person: each.person, place: gathering.place, day: gathering.day, startHour: 19, endHour: 22 }];
  });
}

function span(each: DraftCase): { from: number; to: number } {
  const start = each.onsetDay ?? each.reportDay;
  return { from: Math.min(start, each.reportDay) - 4, to: each.reportDay };
}

function pad5(serial: number): string {
  return String(serial).padStart(5, '0');
}
