import { type ContactClass, type Rng, type Setting, shuffled } from '@firebreak/epi';
import type { DraftCase } from './draft.ts';
import { gatherings } from './place.ts';
import type { Population } from './population.ts';
import type { Infection } from './infection.ts';
import { circles, guestsOf } from './transmission.ts';

/** A meeting of a case and somebody that investigators wrote down. */
export interface Meeting {
  readonly source: string;
  readonly target: string;
  readonly gathering: string | null;
  readonly day: number;
  readonly setting: Setting;
  readonly contactClass: ContactClass;
}

/** Everybody the investigators of a case list: home, the day's place, a shop, a gathering, and homes of close contacts. */
export function drawMeetings(
  rng: Rng,
  each: DraftCase,
  truth: Infection | undefined,
  infectees: readonly Infection[],
  population: Population,
): Meeting[] {
  if (!truth) return []; // an excluded suspect has no contacts
  const window = { from: (truth.onsetDay ?? truth.reportDay) - LOOKBACK_DAYS, to: truth.isolationDay };
  const day = () => rng.integer(Math.min(window.from, window.to), window.to);
  const meet = (target: string, setting: Setting, contactClass: ContactClass): Meeting => ({
    source: each.person,
    target,
    gathering: null,
    day: day(),
    setting,
    contactClass,
  });
  const [home, work, , street] = circles(each.person, population);
  return [
    ...infectees.map((infectee): Meeting => ({
      source: each.person,
      target: infectee.person,
      gathering: infectee.gathering,
      day: infectee.infectionDay,
      setting: infectee.setting,
      contactClass: 'closeContact',
    })),
    ...(home?.people ?? []).map((target) => ({ ...meet(target, 'household', 'closeContact'), day: window.to })),
    ...sample(rng, work, CLOSE_AT_WORK).map((target) => meet(target, work?.setting ?? 'workplace', 'closeContact')),
    ...(rng.uniform() < WENT_SHOPPING
      ? sample(rng, { people: shoppers(population) }, MET_SHOPPING).map((target) => meet(target, 'market', 'venueExposed'))
      : []),
    ...sample(rng, street, MET_IN_STREET).map((target) => meet(target, 'community', 'generalContact')),
    ...guestMeetings(rng, each.person, truth, window, population),
  ];
}

/** Days before onset in which contacts are sought: two, by the ninth edition of the national protocol. */
const LOOKBACK_DAYS = 2;
const CLOSE_AT_WORK = [3, 12] as const;
const MET_SHOPPING = [2, 9] as const;
const MET_IN_STREET = [0, 4] as const;
const WENT_SHOPPING = 0.4;

/** Adults who live around the wet market and shop there. */
function shoppers(population: Population): string[] {
  const homes = [...population.households.values()].filter((home) => MARKET_STREETS.includes(home.street));
  return homes.flatMap((home) => home.members).filter((person) => (population.persons.get(person)?.ageYears ?? 0) >= 20);
}

const MARKET_STREETS = ['440105013', '440105003'];

function sample(rng: Rng, circle: { readonly people: readonly string[] } | undefined, [least, most]: readonly [number, number]): string[] {
  return shuffled(rng, circle?.people ?? []).slice(0, rng.integer(least, most));
}

function guestMeetings(
  rng: Rng,
  person: string,
  truth: Infection,
  window: { from: number; to: number },
  population: Population,
): Meeting[] {
  return gatherings
    .filter((gathering) => (gathering.day >= window.from && gathering.day <= window.to) || truth.gathering === gathering.id)
    .filter((gathering) => guestsOf(gathering.id, population).includes(person))
    .flatMap((gathering) => {
      const others = guestsOf(gathering.id, population).filter((guest) => guest !== person);
      const infectious = gathering.day >= window.from;
      return (infectious ? shuffled(rng, others).slice(0, 6) : []).map((target): Meeting => ({
        source: person,
        target,
        gathering: gathering.id,
        day: gathering.day,
        setting: gathering.setting,
        contactClass: 'closeContact',
      }));
    });
}
