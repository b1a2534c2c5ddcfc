import { drawGamma, drawNegativeBinomial, drawPoisson, pickOne, pickWeighted, type Rng, type Setting } from '@firebreak/epi';
import { drawCourse } from './course.ts';
import type { Infection, Seed } from './infection.ts';
import { parameters } from './parameter.ts';
import { gatherings, places } from './place.ts';
import type { Population } from './population.ts';

/**
 * A branching process in a real population: each infected person draws how many to infect (negative binomial), when
 * (gamma) and where; the infected are taken from those who are really there and still susceptible, and nobody infects
 * after being isolated. In order of infection day.
 */
export function drawTransmission(rng: Rng, population: Population): Infection[] {
  const infections = new Map<string, Infection>();
  const waiting: Seed[] = drawIntroductions(rng.stream('introduction'), population);
  for (let next = takeEarliest(waiting); next; next = takeEarliest(waiting)) {
    if (infections.has(next.person) || next.infectionDay > LAST_DAY) continue;
    const stream = rng.stream(`infection ${next.person}`);
    const infector = next.infector === null ? undefined : infections.get(next.infector);
    const infection: Infection = { ...next, ...drawCourse(stream.stream('course'), next, infector, population) };
    infections.set(infection.person, infection);
    waiting.push(...drawOffspring(stream.stream('offspring'), infection, population, (person) => !infections.has(person)));
  }
  return [...infections.values()];
}

/** Who is infected after today is not in anybody's records yet. */
const LAST_DAY = 0;

/** People who brought the infection in: a cloth dealer, a driver, two others. */
function drawIntroductions(rng: Rng, population: Population): Seed[] {
  return INTRODUCTIONS.map(({ group, day }) => {
    const there = population.dayGroups.get(group) ?? [];
    return { person: pickOne(rng, there), infector: null, infectionDay: day, setting: 'travel', gathering: null, generation: 0 };
  });
}

const INTRODUCTIONS = [
  { group: 'L01', day: -25 },
  { group: 'L10', day: -19 },
  { group: 'L04', day: -16 },
  { group: 'team 3', day: -9 },
  { group: 'team 9', day: -5 },
];

function takeEarliest(waiting: Seed[]): Seed | undefined {
  let earliest = 0;
  for (const [index, seed] of waiting.entries()) {
    const best = waiting[earliest];
    if (best && (seed.infectionDay < best.infectionDay || (seed.infectionDay === best.infectionDay && seed.person < best.person)))
      earliest = index;
  }
  return waiting.splice(earliest, 1)[0];
}

function drawOffspring(rng: Rng, infection: Infection, population: Population, isSusceptible: (person: string) => boolean): Seed[] {
  const { before, after, changeDay, dispersion } = parameters.reproduction;
  const mean = infection.infectionDay < changeDay ? before : after;
  const offspring = Array.from({ length: drawNegativeBinomial(rng, mean, dispersion) }, () => drawOne(rng, infection, population));
  return [...offspring, ...drawGuests(rng.stream('gathering'), infection, population)].filter(
    (seed): seed is Seed => seed !== undefined && isSusceptible(seed.person) && seed.infectionDay <= infection.isolationDay,
  );
}

function drawOne(rng: Rng, infection: Infection, population: Population): Seed | undefined {
  const days = Math.max(1, Math.round(drawGamma(rng, ...shapeScale(parameters.generation))));
  const circle = circles(infection.person, population);
  const { people, setting } = circle[
    pickWeighted(
      rng,
      circle.map((each) => each.weight),
    )
  ] ?? { people: [], setting: 'unknown' as const };
  if (people.length === 0) return undefined;
  return {
    person: pickOne(rng, people),
    infector: infection.person,
    infectionDay: infection.infectionDay + days,
    setting,
    gathering: null,
    generation: infection.generation + 1,
  };
}

/** Shape and scale of a gamma distribution by mean and standard deviation. */
export function shapeScale({ mean, sd }: { readonly mean: number; readonly sd: number }): [shape: number, scale: number] {
  return [(mean / sd) ** 2, sd ** 2 / mean];
}

interface Circle {
  readonly people: readonly string[];
  readonly setting: Setting;
  readonly weight: number;
}

/** The circles in which a person meets others: home, the day's place, shops, the street. */
export function circles(id: string, population: Population): Circle[] {
  const person = population.persons.get(id);
  const home = population.households.get(person?.household ?? '')?.members.filter((other) => other !== id) ?? [];
  const day = population.dayGroups.get(person?.dayGroup ?? '')?.filter((other) => other !== id) ?? [];
  const market = population.dayGroups.get('L02') ?? [];
  const everybody = [...population.persons.keys()];
  return [
    { people: home, setting: 'household', weight: home.length > 0 ? 46 : 0 },
    { people: day, setting: settingOf(person?.dayGroup ?? null), weight: day.length > 0 ? 32 : 0 },
    { people: market, setting: 'market', weight: 7 },
    { people: everybody, setting: 'community', weight: 6 },
  ];
}

export function settingOf(dayGroup: string | null): Setting {
  const place = places.find((each) => each.id === dayGroup);
  if (place) return place.setting;
  return dayGroup?.startsWith('class') ? 'school' : 'workplace';
}

/** Infections at a gathering, when one falls into a person's infectious days and the person is among the guests. */
function drawGuests(rng: Rng, infection: Infection, population: Population): Seed[] {
  return gatherings.flatMap((gathering) => {
    const guests = guestsOf(gathering.id, population);
    const since = gathering.day - infection.infectionDay;
    if (!guests.includes(infection.person) || since < 2 || since > 7 || gathering.day > infection.isolationDay) return [];
    const infected = Math.min(guests.length, drawPoisson(rng, GUESTS_INFECTED));
    return Array.from({ length: infected }, () => ({
      person: pickOne(rng, guests),
      infector: infection.person,
      infectionDay: gathering.day,
      setting: gathering.setting,
      gathering: gathering.id,
      generation: infection.generation + 1,
    }));
  });
}

const GUESTS_INFECTED = 4;

/** Who was at a gathering: people of its place first, then neighbours of the street, always the same. */
export function guestsOf(id: string, population: Population): readonly string[] {
  const gathering = gatherings.find((each) => each.id === id);
  if (!gathering) return [];
  const staff = population.dayGroups.get(gathering.place ?? '') ?? [];
  const neighbours = [...population.households.values()].filter((home) => home.street === gathering.street).flatMap((home) => home.members);
  const adults = neighbours.filter((each) => (population.persons.get(each)?.ageYears ?? 0) >= 18 && !staff.includes(each));
  return [...staff, ...adults].slice(0, gathering.guests);
}
