import { type NewSample } from '@firebreak/contract';
import { type Entry } from '../../../offline/entry.ts';
import { othersIn, voidedIn } from '../desk/desk.ts';

type SiteWho = Extract<NewSample['who'], { place: string }>;

/** What the swabs of one tube have in common: goods or surroundings, of one place. */
export interface Site {
  readonly subject: SiteWho['kind'];
  /** Id of the place. */
  readonly place: string;
}

/** A tube that was scanned for a site. */
export interface OpenedSiteTube extends Site {
  readonly code: string;
  readonly capacity: number;
}

export interface SiteTube extends OpenedSiteTube {
  /** Swabs in it, also those of other devices as far as the server told. */
  readonly count: number;
  readonly isSealed: boolean;
}

/** A swab of goods or surroundings that this device registered and nobody took back. */
export interface Taken extends Site {
  readonly entry: Entry;
  readonly what: string;
  readonly tube: string;
  readonly position: number | undefined;
}

/** Swabs of goods and surroundings for a round, or for none, in the order in which they were taken. */
export function takenIn(entries: readonly Entry[], round: string | null): readonly Taken[] {
  const gone = voidedIn(entries);
  return entries.flatMap((entry): Taken[] => {
    const { act } = entry;
    if (act.kind !== 'sample' || act.sample.round !== round || gone.has(entry.id)) return [];
    const { who, tube, position } = act.sample;
    if (!('place' in who)) return [];
    return [{ entry, subject: who.kind, place: who.place, what: who.description, tube, position }];
  });
}

/**
 * The tubes of sites as the outbox tells them; as with people nothing of them is stored a second time.
 *
 * @param entries in the order in which they were made
 * @param opened tubes scanned since, in the order of the scans
 */
export function siteTubesOf(
  entries: readonly Entry[],
  round: string | null,
  opened: readonly OpenedSiteTube[] = [],
): ReadonlyMap<string, SiteTube> {
  const others = othersIn(entries);
  const sealed = new Set(entries.flatMap(({ act, state }) => (act.kind === 'seal' && state !== 'refused' ? [act.tube] : [])));
  const tubes = new Map<string, SiteTube>();
  for (const { entry, tube: code, subject, place } of takenIn(entries, round)) {
    if (entry.state === 'refused' || entry.act.kind !== 'sample') continue;
    const { capacity } = entry.act.sample;
    const known = tubes.get(code) ?? { code, capacity, subject, place, count: others.get(code) ?? 0, isSealed: sealed.has(code) };
    tubes.set(code, { ...known, count: known.count + 1 });
  }
  for (const tube of opened) if (!tubes.has(tube.code)) tubes.set(tube.code, { ...tube, count: 0, isSealed: sealed.has(tube.code) });
  return tubes;
}

/** The tube that takes the next swab of a site: the newest one of it with room. */
export function tubeFor(tubes: ReadonlyMap<string, SiteTube>, site: Site): SiteTube | undefined {
  return [...tubes.values()].findLast((tube) => isOf(tube, site) && !tube.isSealed && tube.count < tube.capacity);
}

export type SiteTubeRefusal = 'sealed' | 'full' | 'otherSite' | 'people' | 'site';

/** Whether a scanned tube may take swabs of a site, by what this device knows. */
export function siteRefusalOf(
  entries: readonly Entry[],
  tube: SiteTube | undefined,
  code: string,
  site: Site,
): SiteTubeRefusal | undefined {
  if (holdsPeople(entries, code)) return 'people';
  if (tube === undefined) return undefined;
  if (tube.isSealed) return 'sealed';
  if (tube.count >= tube.capacity) return 'full';
  return tube.count === 0 || isOf(tube, site) ? undefined : 'otherSite';
}

/** Whether swabs of goods or surroundings lie in a tube. */
export const holdsSwabs = (entries: readonly Entry[], code: string): boolean => contents(entries, code).includes('site');

const holdsPeople = (entries: readonly Entry[], code: string): boolean => contents(entries, code).includes('people');

function contents(entries: readonly Entry[], code: string): ('site' | 'people')[] {
  const gone = voidedIn(entries);
  return entries.flatMap(({ id, act, state }) => {
    if ((act.kind !== 'sample' && act.kind !== 'slip') || act.sample.tube !== code || state === 'refused' || gone.has(id)) return [];
    return act.kind === 'sample' && 'place' in act.sample.who ? ['site'] : ['people'];
  });
}

const isOf = (tube: Site, { subject, place }: Site): boolean => tube.subject === subject && tube.place === place;
