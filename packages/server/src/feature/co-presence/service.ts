import { type Companion, type CoPresenceAnswer, OutbreakSettings, type Parsed, type routes } from '@firebreak/contract';
import { demandShown } from '../export-rule/service.ts';
import {
  append,
  changeRecord,
  dayOf,
  insertRecord,
  maskName,
  recordAct,
  rowInSight,
  rowOfPerson,
  sightAt,
  type Row,
  type Standing,
  type Written,
} from '../registry/index.ts';
import { factsOfPersons, namesOfPlaces, startOfDay, togetherWith, type TogetherRow, visitsWithin } from './store.ts';
import { windowDays } from './window.ts';

type Query = Parsed<typeof routes.coPresence.list>['query'];
type NewContact = Parsed<typeof routes.coPresence.record>['body'];

/** Who was at one place with a case while it was infectious, from the visits the actor may read. The reading is recorded. */
export async function companionsOf(at: Standing, id: string, query: Query): Promise<CoPresenceAnswer> {
  const noun = at.nouns.case;
  const row = await rowInSight(at, noun, id);
  const days = windowDays(row, query);
  const { minutes } = query;
  if (days === undefined) return { anchor: null, from: null, to: null, minutes, companions: [], visits: 0 };
  const { timeZone } = OutbreakSettings.parse(at.outbreak.settings);
  const [from, to] = [await startOfDay(at.trx, days.from, timeZone), await startOfDay(at.trx, days.to, timeZone)];
  const window = { home: at.outbreak.home, outbreak: at.outbreak.id, person: String(row['person']), from, to };
  const together = await togetherWith(at.trx, window, { minutes, most: MOST, zone: timeZone });
  const companions = await described(at, row, together);
  await demandShown(
    at,
    'person',
    companions.map(({ person }) => person),
  );
  at.readings.push(recordAct(at, noun, row, 'coPresenceListed', { count: companions.length, from, to }));
  return { anchor: days.anchor, from, to, minutes, companions, visits: await visitsWithin(at.trx, window) };
}

async function described(at: Standing, row: Row, together: readonly TogetherRow[]): Promise<Companion[]> {
  const { home, id: outbreak } = at.outbreak;
  const source = String(row['person']);
  const facts = await factsOfPersons(at.trx, { home, outbreak, source, persons: together.map(({ person }) => person) });
  const placeIds = new Set(together.flatMap(({ places }) => places.map(({ place }) => place)));
  const names = await namesOfPlaces(at.trx, home, [...placeIds]);
  return together.map(({ person, minutes, meetings, first, last, last_date: lastDate, places }) => {
    const fact = facts.get(person);
    const isClear = fact !== undefined && sightAt(at.actor, fact.area, outbreak).names;
    const name = fact?.name ?? null;
    return {
      person,
      personName: name === null || isClear ? name : maskName(name),
      minutes,
      meetings,
      first: instant(first),
      last: instant(last),
      lastDate,
      places: places.map((one) => ({ ...one, placeName: names.get(one.place) ?? null })),
      case: fact?.case ?? null,
      contact: fact?.contact ?? null,
      exposure: fact?.exposure ?? null,
    };
  });
}

/**
 * The companion becomes a contact with this exposure: makes the contact (or moves the last exposure of the one there is to a
 * later day) and the exposure from the case. Recording the same again answers what is there.
 */
export async function recordCompanion(at: Standing, id: string, body: NewContact): Promise<{ contact: string; exposure: string }> {
  const row = await rowInSight(at, at.nouns.case, id);
  const person = await rowInSight(at, at.nouns.person, body.person);
  const source = String(row['person']);
  const facts = await factsOfPersons(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id, source, persons: [body.person] });
  const known = facts.get(body.person);
  const contact = await contactOf(at, person, body);
  const exposure = known?.exposure ?? undefined;
  const made = exposure === undefined ? await makeExposure(at, source, body) : undefined;
  await append(
    at,
    [contact.written, made].flatMap((written) => (written === undefined ? [] : [written.act])),
  );
  return { contact: contact.id, exposure: made?.row.id ?? exposure ?? '' };
}

async function contactOf(
  at: Standing,
  person: Row,
  { contactClass, date }: NewContact,
): Promise<{ id: string; written: Written | undefined }> {
  const noun = at.nouns.contact;
  const known = await rowOfPerson(at.trx, 'contact', at.outbreak.home, person.id);
  if (known === undefined) {
    const written = await insertRecord(at, noun, {
      person: person.id,
      contactClass,
      status: 'active',
      lastExposureDate: date,
      reportDate: dayOf(at),
    });
    return { id: written.row.id, written };
  }
  const last = known['last_exposure_date'];
  const isLater = typeof last !== 'string' || last.slice(0, 10) < date;
  const next = { ...(isLater ? { set: { lastExposureDate: date } } : {}), withdrawnAt: null };
  return { id: known.id, written: await changeRecord(at, noun, known, next, { verb: 'changed' }) };
}

const makeExposure = (at: Standing, source: string, { person, date, minutes }: NewContact): Promise<Written> =>
  insertRecord(at, at.nouns.exposure, {
    source: { kind: 'person', id: source },
    target: { kind: 'person', id: person },
    date,
    certainty: 'low', // being at one place is on record, contact is not
    exposureType: 'co-presence',
    duration: `${Math.round(minutes)} min`,
  });

const instant = (value: Date | string): string => new Date(value).toISOString();
const MOST = 500;
