import { type CalendarDate } from '../time/index.ts';

/**
 * One infection of a person in an outbreak with the days that are its own. Most people have one, and all its bounds are open.
 *
 * The spans of a person's infections cover every day once; a null bound is open. How they are cut is said in
 * docs/method/recorded-chains.md, "Infections".
 */
export interface Infection {
  readonly person: string;
  /** 1 for the first infection of the person, 2 for the next. */
  readonly episode: number;
  /** The day the infection stands on: onset, else first positive sample, else report. */
  readonly day: CalendarDate | null;
  /** First and last day of exposures that led into it. */
  readonly exposedFrom: CalendarDate | null;
  readonly exposedUntil: CalendarDate | null;
  /** First and last day of samples, signs and what the person passed on. */
  readonly ownFrom: CalendarDate | null;
  readonly ownUntil: CalendarDate | null;
}

/** The name of an infection in chains: that of the person, and from the second on which one it is (`person/2`). */
export const infectionNode = (person: string, episode: number): string => (episode === 1 ? person : `${person}/${episode}`);

/** Person and infection of such a name. */
export function infectionOfNode(node: string): { readonly person: string; readonly episode: number } {
  const cut = node.indexOf('/');
  return cut < 0 ? { person: node, episode: 1 } : { person: node.slice(0, cut), episode: Number(node.slice(cut + 1)) };
}

/** Whether an exposure of a day led into this infection; one without a day leads into the first. */
export const isExposedIn = ({ exposedFrom, exposedUntil }: Infection, day: CalendarDate | null): boolean =>
  isWithin(day, exposedFrom, exposedUntil);

/** Whether a sample, a sign or an exposure of others on a day is this infection's; without a day it is the first one's. */
export const isOwnDayOf = ({ ownFrom, ownUntil }: Infection, day: CalendarDate | null): boolean => isWithin(day, ownFrom, ownUntil);

const isBounded = ({ exposedFrom, exposedUntil }: Infection): boolean => exposedFrom !== null || exposedUntil !== null;
const isWithin = (day: CalendarDate | null, from: CalendarDate | null, until: CalendarDate | null): boolean =>
  day === null ? from === null : (from === null || day >= from) && (until === null || day <= until);

/** An exposure between persons, or between a person and an event. */
export interface PersonLink {
  readonly source: string;
  readonly target: string;
  readonly date?: CalendarDate | null;
}

/** Names the infection of a person to which a day belongs. */
export type InfectionNamer = (person: string, day: CalendarDate | null, isIn: typeof isOwnDayOf) => string;

/**
 * Names infections by person and day. Who has no infection or one keeps the name of the person, unless that one is a later infection;
 * a day of an infection that is not among those given is named after none of them.
 *
 * @param infections those that count as cases
 * @returns undefined where every name is that of the person
 */
export function infectionNamer(infections: readonly Infection[]): InfectionNamer | undefined {
  const several = new Map<string, Infection[]>();
  for (const one of infections) if (one.episode > 1 || isBounded(one)) several.set(one.person, []);
  if (several.size === 0) return undefined;
  for (const one of infections) several.get(one.person)?.push(one);
  return (person, day, isIn) => {
    const own = several.get(person);
    if (own === undefined) return person;
    const found = own.find((one) => isIn(one, day));
    return found === undefined ? `${person}/unseen` : infectionNode(person, found.episode);
  };
}

/**
 * Exposures between persons as links between their infections: each end that has more than one infection is named by the one to
 * which the day of the exposure belongs (`infectionNode`). An exposure without a day takes the day of its other end, where that is
 * one infection or an event.
 *
 * @param infections those that count as cases
 * @param eventDays first days of events, by id
 * @returns the same array where nobody was infected twice
 */
export function linkInfections<L extends PersonLink>(
  links: readonly L[],
  infections: readonly Infection[],
  eventDays: ReadonlyMap<string, CalendarDate | null>,
): readonly L[] {
  const name = infectionNamer(infections);
  if (name === undefined) return links;
  const days = new Map(eventDays);
  const twice = new Set<string>();
  for (const { person, day } of infections) {
    if (days.has(person)) twice.add(person);
    days.set(person, day);
  }
  for (const person of twice) days.delete(person);
  return links.map((link) => {
    const { source, target, date = null } = link;
    const [from, to] = [
      name(source, date ?? days.get(target) ?? null, isOwnDayOf),
      name(target, date ?? days.get(source) ?? null, isExposedIn),
    ];
    return from === source && to === target ? link : { ...link, source: from, target: to };
  });
}
