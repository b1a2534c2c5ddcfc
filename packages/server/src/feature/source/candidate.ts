import {
  calendarDate,
  countsAsCase,
  dayOf,
  type Infection,
  infectionNamer,
  infectionNode,
  isExposedIn,
  linkInfections,
} from '@firebreak/epi';
import {
  personCandidates,
  type SourceCandidate,
  type SourceCase,
  type SourceInput,
  venueCandidates,
  visitIndex,
} from '@firebreak/engine/exposure/index';
import { type CaseRow, type SourceRows, type StayRow } from './store.ts';

/** What the engine takes, and what of the records it holds. Ids of the candidates are those of the records. */
export interface CollectedSources {
  readonly input: SourceInput;
  readonly undated: number;
  readonly exposures: number;
  readonly untimed: number;
}

/**
 * Places with stays, events with recorded exposures, and every case with whom it met or is recorded to have exposed. Cases are
 * infections: whoever was infected twice is two, and a stay belongs to the one into which an exposure on its day would have led. An onset
 * counts at noon of its day, a dated exposure lasts the whole day; an exposure to an event without a date of its own has that
 * of the event.
 */
export function collectSources(rows: SourceRows): CollectedSources {
  const codes = new Map<string, number>();
  const persons: string[] = [];
  const codeOf = (person: string): number => {
    const known = codes.get(person);
    if (known !== undefined) return known;
    codes.set(person, persons.length);
    return persons.push(person) - 1;
  };
  const all = rows.cases.filter(({ case_class }) => countsAsCase(case_class));
  const infections = all.map(infectionOf);
  const cases = all.flatMap(({ person, episode, onset }): SourceCase[] =>
    onset === null ? [] : [{ person: codeOf(infectionNode(person, episode)), onset: dayOf(onset) * DAY + NOON }],
  );
  const nameAt = infectionNamer(infections);
  const stayer = ({ person, start }: StayRow): string =>
    nameAt === undefined || start === null ? person : nameAt(person, calendarDate(Math.floor(start / DAY)), isExposedIn);
  const timed = rows.stays.filter(({ start, end }) => start !== null && end !== null && end >= start);
  const places = [...new Set(timed.map(({ place }) => place))];
  const placeCode = new Map(places.map((place, at) => [place, at]));
  const index = visitIndex({
    person: timed.map((stay) => codeOf(stayer(stay))),
    place: timed.map(({ place }) => placeCode.get(place) ?? 0),
    start: timed.map(({ start }) => start ?? NaN),
    end: timed.map(({ end }) => end ?? NaN),
  });
  const recorded = recordedExposures(rows, infections, codeOf);
  const met = personCandidates(index, cases, { nameOf: (code) => persons[code] ?? '' });
  const candidates = [
    ...venueCandidates(index, (code) => places[code] ?? ''),
    ...rows.events.map((event): SourceCandidate => ({ kind: 'event', id: event.id, exposures: recorded.of.get(event.id) ?? nobody })),
    ...met.map((candidate) => ({ ...candidate, exposures: joined(candidate.exposures, recorded.of.get(candidate.id)) })),
  ];
  return {
    input: { candidates, cases, population: Math.max(rows.persons, codes.size) },
    undated: all.length - cases.length,
    exposures: timed.length + recorded.timed,
    untimed: rows.stays.length - timed.length + recorded.untimed,
  };
}

interface Exposed {
  readonly person: number[];
  readonly start: number[];
  readonly end: number[];
}
const nobody: Exposed = { person: [], start: [], end: [] };

/** Dated exposures by source, an event or a person. */
function recordedExposures({ exposures, events }: SourceRows, infections: readonly Infection[], codeOf: (person: string) => number) {
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const of = new Map<string, Exposed>();
  let timed = 0;
  const links = exposures.map(({ source_person, source_event, target, date }) => ({
    source: source_event ?? source_person ?? '',
    target,
    date,
  }));
  const eventDays = new Map(events.map(({ id, date }) => [id, date]));
  for (const { source, target, date } of linkInfections(links, infections, eventDays)) {
    const event = eventOf.get(source);
    const first = date ?? event?.date ?? null;
    if (first === null) continue;
    const last = date ?? event?.end_date ?? first;
    const list = of.get(source) ?? { person: [], start: [], end: [] };
    list.person.push(codeOf(target));
    list.start.push(dayOf(first) * DAY);
    list.end.push((dayOf(last < first ? first : last) + 1) * DAY);
    of.set(source, list);
    timed++;
  }
  return { of, timed, untimed: exposures.length - timed };
}

function joined(one: SourceCandidate['exposures'], more: Exposed | undefined): SourceCandidate['exposures'] {
  if (more === undefined) return one;
  return {
    person: [...Array.from(one.person), ...more.person],
    start: [...Array.from(one.start), ...more.start],
    end: [...Array.from(one.end), ...more.end],
  };
}

const infectionOf = ({ person, episode, onset, exposed_from, exposed_until, own_from, own_until }: CaseRow): Infection => ({
  person,
  episode,
  day: onset,
  exposedFrom: exposed_from,
  exposedUntil: exposed_until,
  ownFrom: own_from,
  ownUntil: own_until,
});

const DAY = 1440;
const NOON = 720;
