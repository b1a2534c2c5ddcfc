import { type EventKind, type Obligation, type ResolvedPack } from '@firebreak/protocol';
import { Temporal } from 'temporal-polyfill';
import { dayOf, findRow, type Row, type Standing } from '../registry/index.ts';
import { type Happening } from './happening.ts';
import { infectionEvents } from './infection-event.ts';
import { reconcile } from './reconcile.ts';
import { dayOfReinfection } from './reinfection.ts';
import { rulesAt, shelfOf } from './rules.ts';
import { episodeOf, type EpisodeRow, type EventPerson, eventPerson, storedEvent, touchedBy, type Touched } from './store.ts';

/** Days looked back for what a person touched where the pack says nothing: the longest of the packs we know (measles, Ebola: 21). */
const longestLookBack = 21;

/** A case, contact, exposure, visit or household changed: the events of this person are looked at anew, after the record is written. */
export function reactToPerson(at: Standing, person: unknown): void {
  if (typeof person === 'string') at.afterwards.set(`person:${person}`, () => reconcilePerson(at, person));
}

/** A result may name its person, or only the tube. */
export function reactToResult(at: Standing, row: Row): void {
  at.afterwards.set(`labResult:${row.id}`, async () => {
    const tube = typeof row['specimen'] === 'string' ? await findRow(at.trx, 'specimen', row.home, row['specimen']) : undefined;
    const person = row['person'] ?? tube?.['person'];
    if (typeof person === 'string') await reconcilePerson(at, person);
  });
}

export function reactToFollowUp(at: Standing, row: Row): void {
  at.afterwards.set(`followUp:${row.id}`, () => reconcileFollowUp(at, row));
}

/** A tube whose result concerns several people, or a place: who and what is in it, and whether it stands as positive. */
export interface PositiveTube {
  readonly code: string;
  /** ltree path. */
  readonly area: string;
  readonly holds: boolean;
  /** When the laboratory had the result. */
  readonly happenedAt: string | undefined;
  readonly touched: readonly Touched[];
}
export { type Touched } from './store.ts';

/**
 * Brings the tasks of a positive tube in line at once: the recall and re-test of every member of a pool, the control and
 * disinfection of places where goods or surroundings were sampled. What does not hold any more is withdrawn.
 */
export const reactToTube = (at: Standing, { code, area, holds, happenedAt, touched }: PositiveTube): Promise<readonly Obligation[]> =>
  reconcile(at, { id: `positivePool:${code}`, kind: 'positivePool', person: null, area, happenedAt, holds, touched: async () => touched });

/** A member of a pool whom a single result clears, or clears no more. */
export interface Release {
  readonly tube: string;
  readonly person: string;
  readonly area: string;
  readonly holds: boolean;
  readonly happenedAt: string | undefined;
}

/** Whoever was held for a pool and is cleared is told; who is not cleared after all has that taken back. */
export const reactToRelease = (at: Standing, { tube, person, area, holds, happenedAt }: Release): Promise<readonly Obligation[]> =>
  reconcile(at, { id: `poolRelease:${tube}:${person}`, kind: 'poolRelease', person, area, happenedAt, holds, touched: async () => [] });

/** The events that follow from what is recorded about one person: exposed, found positive, confirmed, each infection by itself. */
async function reconcilePerson(at: Standing, person: string): Promise<void> {
  const infections = await eventPerson(at.trx, at.outbreak.home, person);
  const episode = await episodeOf(at.trx, at.outbreak.home, person);
  const reinfectedOn = episode === undefined ? undefined : await reinfectionOf(at, infections.at(-1), episode);
  for (const { id, kind, holds, anchor, known } of infectionEvents(person, infections, episode, reinfectedOn)) {
    const area = known?.area ?? (await storedEvent(at.trx, at.outbreak.home, id))?.area ?? at.outbreak.area;
    await reconcile(at, { id, kind, person, area, holds, touched: (rules) => touchedSince(at, person, anchor ?? dayOf(at), kind, rules) });
  }
}

/** Whoever is positive again when the last infection is closed and the interval of the pack is over: found positive anew, with tasks anew. */
async function reinfectionOf(at: Standing, known: EventPerson | undefined, episode: EpisodeRow): Promise<string | undefined> {
  if (!episode.isCase || episode.closed === null) return undefined;
  const rules = await rulesAt(at, shelfOf(at.directory), known?.area ?? at.outbreak.area);
  return rules === undefined ? undefined : dayOfReinfection(episode, rules);
}

/** Somebody who was only exposed is asked about the household; a case also about contacts and places of the infectious time. */
async function touchedSince(at: Standing, person: string, anchor: string, kind: EventKind, { pack }: ResolvedPack): Promise<Touched[]> {
  const looked = Object.values(pack.contactClasses).flatMap(({ lookback }) => (lookback?.unit === 'days' ? [lookback.value] : []));
  const days = looked.length === 0 ? longestLookBack : Math.max(...looked);
  const since = Temporal.PlainDate.from(anchor)
    .subtract({ days: Math.ceil(days) })
    .toString();
  const touched = await touchedBy(at.trx, at.outbreak.home, person, since);
  return kind === 'newExposure' ? touched.filter((one) => one.kind === 'household') : touched;
}

/** A check at which signs were seen is a symptom report of the contact. */
async function reconcileFollowUp(at: Standing, row: Row): Promise<void> {
  const contact = typeof row['contact'] === 'string' ? await findRow(at.trx, 'contact', row.home, row['contact']) : undefined;
  const person = contact?.['person'];
  if (contact === undefined || typeof person !== 'string') return;
  const happening: Happening = {
    id: `symptomReport:${row.id}`,
    kind: 'symptomReport',
    person,
    area: contact.area,
    holds: row['status'] === 'seenWithSigns' && row.withdrawn_at === null,
    touched: async () => [],
  };
  await reconcile(at, happening);
}
