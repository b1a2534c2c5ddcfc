import { type EventKind, type ResolvedPack } from '@firebreak/protocol';
import { type CaseClass } from '@firebreak/epi';
import { Temporal } from 'temporal-polyfill';
import { dayOf, findRow, type Row, type Standing } from '../registry/index.ts';
import { type PackShelf } from './pack-shelf.ts';
import { type Happening, reconcile } from './reconcile.ts';
import { type EventPerson, eventPerson, storedEvent, touchedBy, type Touched } from './store.ts';

/** What a record sets in motion, after the record itself was written and in the same transaction. */
export interface Reaction {
  /** A case, contact, exposure, visit or result changed: the events of this person are looked at anew. */
  readonly person: (at: Standing, id: unknown) => void;
  readonly labResult: (at: Standing, row: Row) => void;
  readonly followUp: (at: Standing, row: Row) => void;
}

/** Days looked back for what a person touched where the pack says nothing: the longest of the packs we know (measles, Ebola: 21). */
const longestLookBack = 21;
const infected: readonly (CaseClass | null)[] = ['confirmed', 'confirmedNoSymptoms'];

export function reactionOf(shelf: (at: Standing) => PackShelf): Reaction {
  const person = (at: Standing, id: unknown): void => {
    if (typeof id === 'string') at.afterwards.set(`person:${id}`, () => reconcilePerson(at, shelf(at), id));
  };
  return {
    person,
    labResult: (at, row) =>
      void at.afterwards.set(`labResult:${row.id}`, async () => {
        const id = row['person'] ?? (typeof row['specimen'] === 'string' ? (await findRow(at.trx, 'specimen', row.home, row['specimen']))?.['person'] : null);
        if (typeof id === 'string') await reconcilePerson(at, shelf(at), id);
      }),
    followUp: (at, row) => void at.afterwards.set(`followUp:${row.id}`, () => reconcileFollowUp(at, shelf(at), row)),
  };
}

/** The events that follow from what is recorded about one person: exposed, found positive, confirmed. */
async function reconcilePerson(at: Standing, shelf: PackShelf, person: string): Promise<void> {
  const known = await eventPerson(at.trx, at.outbreak.home, person);
  for (const [kind, holds] of holding(known)) {
    const id = `${kind}:${person}`;
    const area = known?.area ?? (await storedEvent(at.trx, at.outbreak.home, id))?.area ?? at.outbreak.area;
    await reconcile(at, shelf, { id, kind, person, area, holds, touched: (rules) => touchedSince(at, person, known, kind, rules) });
  }
}

function holding(known: EventPerson | undefined): (readonly [EventKind, boolean])[] {
  const isCase = known !== undefined && infected.includes(known.case_class);
  const isPositive = known !== undefined && known.first_positive !== null && known.case_class !== 'notACase';
  return [
    ['newExposure', known?.exposed === true && !isCase],
    ['preliminaryPositive', isPositive],
    ['confirmation', isCase],
  ];
}

/** Somebody who was only exposed is asked about the household; a case also about contacts and places of the infectious time. */
async function touchedSince(
  at: Standing,
  person: string,
  known: EventPerson | undefined,
  kind: EventKind,
  { pack }: ResolvedPack,
): Promise<Touched[]> {
  const anchor = known?.onset ?? known?.first_positive ?? dayOf(at);
  const looked = Object.values(pack.contactClasses).flatMap(({ lookback }) => (lookback?.unit === 'days' ? [lookback.value] : []));
  const days = looked.length === 0 ? longestLookBack : Math.max(...looked);
  const since = Temporal.PlainDate.from(anchor).subtract({ days: Math.ceil(days) }).toString();
  const touched = await touchedBy(at.trx, at.outbreak.home, person, since);
  return kind === 'newExposure' ? touched.filter((one) => one.kind === 'household') : touched;
}

/** A check at which signs were seen is a symptom report of the contact. */
async function reconcileFollowUp(at: Standing, shelf: PackShelf, row: Row): Promise<void> {
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
  await reconcile(at, shelf, happening);
}
