import { drawGamma, type Rng } from '@firebreak/epi';
import type { VenueOutbreak } from './venue-outbreak.ts';

/** An outbreak to be made up: whole numbers of minutes from day 0, 00:00. */
export interface VenueScenario {
  readonly persons: number;
  readonly places: number;
  readonly days: number;
  /** A place that infects from one minute to another, or person 0, who falls ill at `from` and infects until `to`. */
  readonly source: { readonly kind: 'venue' | 'person'; readonly place: number; readonly from: number; readonly to: number };
  /** Probability that an exposure infects. */
  readonly attackRate: number;
  /** Gamma distributed, days. */
  readonly incubation: { readonly mean: number; readonly shape: number };
  /** Share of visits, and of cases, on record. */
  readonly recorded: number;
  readonly reported: number;
  /** Persons who fall ill for another reason, at any time. */
  readonly unrelated: number;
}

type Stay = readonly [person: number, place: number, start: number, end: number];

/** One stay a day for each person, between 8 and 20 o'clock, at place k with probability in proportion to 1 / (k + 2). */
export function simulateVenues(scenario: VenueScenario, rng: Rng): VenueOutbreak {
  const stays = allStays(scenario, rng);
  const onsets = new Map<number, number>();
  if (scenario.source.kind === 'person') onsets.set(0, scenario.source.from);
  for (const [person, from, to] of exposures(stays, scenario)) {
    if (onsets.has(person) || rng.uniform() >= scenario.attackRate) continue;
    const { mean, shape } = scenario.incubation;
    onsets.set(person, Math.round(from + rng.uniform() * (to - from) + DAY * drawGamma(rng, shape, mean / shape)));
  }
  for (let one = 0; one < scenario.unrelated; one++) {
    const person = Math.floor(rng.uniform() * scenario.persons);
    if (!onsets.has(person)) onsets.set(person, Math.floor(rng.uniform() * scenario.days * DAY));
  }
  const isReported = (person: number): boolean => (person === 0 && scenario.source.kind === 'person') || rng.uniform() < scenario.reported;
  const cases = [...onsets].filter(([person]) => isReported(person)).map(([person, onset]) => ({ person, onset }));
  const kept = stays.filter(() => rng.uniform() < scenario.recorded);
  const column = (at: 0 | 1 | 2 | 3): number[] => kept.map((stay) => stay[at]);
  return { visits: { person: column(0), place: column(1), start: column(2), end: column(3) }, cases };
}

function allStays({ persons, places, days }: VenueScenario, rng: Rng): Stay[] {
  const running: number[] = [];
  for (let place = 0; place < places; place++) running.push((running[place - 1] ?? 0) + 1 / (place + 2));
  const total = running.at(-1) ?? 0;
  const stays: Stay[] = [];
  for (let day = 0; day < days; day++) {
    for (let person = 0; person < persons; person++) {
      const point = rng.uniform() * total;
      const start = day * DAY + 480 + Math.floor(rng.uniform() * 720);
      const place = running.findIndex((sum) => sum > point);
      stays.push([person, place, start, start + 10 + Math.floor(drawGamma(rng, 2, 35))]);
    }
  }
  return stays;
}

/** Stretches at which someone could be infected. */
function exposures(stays: readonly Stay[], { source }: VenueScenario): [person: number, from: number, to: number][] {
  const cut = ([person, place, start, end]: Stay): Stay => [person, place, Math.max(start, source.from), Math.min(end, source.to)];
  const inside = stays.map(cut).filter(([, , start, end]) => end > start);
  if (source.kind === 'venue')
    return inside.filter(([, place]) => place === source.place).map(([person, , from, to]) => [person, from, to]);
  const own = inside.filter(([person]) => person === 0);
  return inside.flatMap(([person, place, start, end]) =>
    own.flatMap(([, where, from, to]): [number, number, number][] => {
      const together = Math.min(end, to) - Math.max(start, from);
      return person !== 0 && where === place && together > 0 ? [[person, Math.max(start, from), Math.min(end, to)]] : [];
    }),
  );
}

const DAY = 1440;
