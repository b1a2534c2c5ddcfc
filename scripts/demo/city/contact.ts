import type { ContactClass, ContactStatus, FollowUpStatus, Rng } from '@firebreak/epi';
import { pad } from './case.ts';
import type { DraftCase, DraftContact, DraftExposure, DraftFollowUp } from './draft.ts';
import { drawMeetings, type Meeting } from './meeting.ts';
import { gatherings } from './place.ts';
import type { Population } from './population.ts';
import type { Infection } from './infection.ts';
import { guestsOf } from './transmission.ts';

/** Contacts and exposures that follow from the cases, in the order in which they were listed. */
export function draftContacts(
  rng: Rng,
  cases: readonly DraftCase[],
  infections: readonly Infection[],
  population: Population,
): { contacts: DraftContact[]; exposures: DraftExposure[] } {
  const byPerson = new Map(infections.map((infection) => [infection.person, infection]));
  const listed = new Map<string, Listing>();
  const exposures: DraftExposure[] = [];
  for (const each of cases) {
    const infectees = infections.filter((infection) => infection.infector === each.person && infection.reportDay <= 0);
    const meetings = drawMeetings(rng.stream(`meeting ${each.id}`), each, byPerson.get(each.person), infectees, population);
    for (const meeting of meetings) {
      if (!infectees.some((infectee) => infectee.person === meeting.target) && isLinkedOtherwise(cases, meeting.target, each, byPerson))
        continue;
      if (exposures.some((known) => known.source === meeting.source && known.target === meeting.target)) continue;
      exposures.push(exposureOf(meeting, infectees, exposures.length));
      list(listed, meeting, each, rng);
    }
  }
  exposures.push(...gatheringExposures(cases, population, exposures.length));
  const secondary = drawSecondary(rng.stream('secondary'), listed, cases, population);
  for (const each of secondary) listed.set(each.person, each);
  exposures.push(...secondary.map((each, index) => householdExposure(each, exposures.length + index)));
  const contacts = [...listed.values()].map((listing, index) => contactOf(rng.stream(`status ${listing.person}`), listing, cases, index));
  return { contacts, exposures };
}

interface Listing {
  readonly person: string;
  readonly contactClass: ContactClass;
  readonly lastExposureDay: number;
  readonly reportDay: number;
}

/**
 * Whether investigators would leave a meeting with another case out: that case was known before, fell ill before, or
 * has an infector already; a few such second links are kept, as in any real file.
 */
function isLinkedOtherwise(
  cases: readonly DraftCase[],
  person: string,
  source: DraftCase,
  infections: ReadonlyMap<string, Infection>,
): boolean {
  const other = cases.find((each) => each.person === person && each.caseClass !== 'notACase');
  if (!other) return false;
  if (other.reportDay <= source.reportDay) return true;
  if ((other.onsetDay ?? other.reportDay) <= (source.onsetDay ?? source.reportDay)) return true;
  return infections.get(person)?.infector !== null && Number(other.id.slice(1)) % SECOND_LINKS !== 0;
}

/** One in so many cases keeps its second links. */
const SECOND_LINKS = 5;

/** A person met twice stays one contact: of the stricter class, counted from the last exposure. */
function list(listed: Map<string, Listing>, meeting: Meeting, each: DraftCase, rng: Rng): void {
  const known = listed.get(meeting.target);
  const found: Listing = {
    person: meeting.target,
    contactClass: meeting.contactClass,
    lastExposureDay: meeting.day,
    reportDay: Math.min(0, each.reportDay + Number(rng.stream(`delay ${meeting.target}`).uniform() < 0.3)),
  };
  if (!known) listed.set(meeting.target, found);
  else
    listed.set(meeting.target, {
      ...known,
      contactClass:
        STRICTNESS.indexOf(found.contactClass) < STRICTNESS.indexOf(known.contactClass) ? found.contactClass : known.contactClass,
      lastExposureDay: Math.max(known.lastExposureDay, found.lastExposureDay),
    });
}

const STRICTNESS: readonly ContactClass[] = ['closeContact', 'contactOfContact', 'venueExposed', 'generalContact'];

function exposureOf(meeting: Meeting, infectees: readonly Infection[], index: number): DraftExposure {
  const led = infectees.some((infectee) => infectee.person === meeting.target);
  return {
    id: `X${String(index + 1).padStart(5, '0')}`,
    sourceKind: 'person',
    source: meeting.source,
    targetKind: 'person',
    target: meeting.target,
    day: meeting.day,
    certainty: led ? 'high' : meeting.contactClass === 'closeContact' ? 'medium' : 'low',
    setting: meeting.setting,
  };
}

/** Cases who were at a gathering are linked to it, as sources where they fell ill before it, else as exposed. */
function gatheringExposures(cases: readonly DraftCase[], population: Population, offset: number): DraftExposure[] {
  const rows = gatherings.flatMap((gathering) => {
    const guests = new Set(guestsOf(gathering.id, population));
    return cases
      .filter((each) => guests.has(each.person) && each.caseClass !== 'notACase')
      .flatMap((each) => {
        const since = (each.onsetDay ?? each.reportDay) - gathering.day;
        if (since < -4 || since > 8) return [];
        return [{ gathering, person: each.person, isSource: since < 1 }];
      });
  });
  return rows.map(({ gathering, person, isSource }, index) => ({
    id: `X${String(offset + index + 1).padStart(5, '0')}`,
    sourceKind: isSource ? 'person' : 'event',
    source: isSource ? person : gathering.id,
    targetKind: isSource ? 'event' : 'person',
    target: isSource ? gathering.id : person,
    day: gathering.day,
    certainty: 'medium',
    setting: gathering.setting,
  }));
}

/** A contact of a contact, and the close contact they live with. */
interface SecondaryListing extends Listing {
  readonly through: string;
}

/** The link of a contact of a contact is to the close contact, at home. */
function householdExposure({ person, through, lastExposureDay }: SecondaryListing, index: number): DraftExposure {
  return {
    id: `X${String(index + 1).padStart(5, '0')}`,
    sourceKind: 'person',
    source: through,
    targetKind: 'person',
    target: person,
    day: lastExposureDay,
    certainty: 'low',
    setting: 'household',
  };
}

/** 次密接: some who live with a close contact of the last days. */
function drawSecondary(
  rng: Rng,
  listed: ReadonlyMap<string, Listing>,
  cases: readonly DraftCase[],
  population: Population,
): SecondaryListing[] {
  const known = new Set([...listed.keys(), ...cases.map((each) => each.person)]);
  return [...listed.values()].flatMap((listing) => {
    if (listing.contactClass !== 'closeContact' || listing.reportDay < SECONDARY_SINCE || rng.uniform() > SECONDARY_SHARE) return [];
    const home = population.households.get(population.persons.get(listing.person)?.household ?? '')?.members ?? [];
    return home
      .filter((person) => !known.has(person))
      .flatMap((person) => {
        known.add(person);
        return [
          {
            person,
            through: listing.person,
            contactClass: 'contactOfContact' as const,
            lastExposureDay: listing.reportDay,
            reportDay: Math.min(0, listing.reportDay + 1),
          },
        ];
      });
  });
}

const SECONDARY_SINCE = -7;
const SECONDARY_SHARE = 1;

function contactOf(rng: Rng, listing: Listing, cases: readonly DraftCase[], index: number): DraftContact {
  const days = FOLLOW_UP_DAYS[listing.contactClass] ?? null;
  const start = Math.max(listing.reportDay, listing.lastExposureDay + 1);
  const last = days === null ? null : listing.lastExposureDay + days;
  const end = last !== null && last < start ? null : last; // listed when the days were over: nothing left to follow up
  const becameCase = cases.some((each) => each.person === listing.person && each.caseClass !== 'notACase');
  return {
    id: `K${pad(index + 1)}`,
    person: listing.person,
    number: `MJ2022-${pad(index + 1)}`,
    contactClass: listing.contactClass,
    status: becameCase ? 'converted' : statusAt(rng, end),
    lastExposureDay: listing.lastExposureDay,
    reportDay: Math.max(listing.reportDay, listing.lastExposureDay),
    followUpStartDay: end === null ? null : start,
    followUpEndDay: end,
  };
}

/**
 * Days of follow-up from the last exposure, ninth edition: close contacts seven in quarantine and three of monitoring,
 * contacts of contacts seven at home, people of a venue two tests in three days.
 */
const FOLLOW_UP_DAYS: Readonly<Partial<Record<ContactClass, number>>> = { closeContact: 10, contactOfContact: 7, venueExposed: 3 };

function statusAt(rng: Rng, endDay: number | null): ContactStatus {
  const chance = rng.uniform();
  if (chance < 0.012) return 'lost';
  if (chance < 0.02) return 'dropped';
  return endDay === null || endDay < 0 ? 'completed' : 'active';
}

/** Daily checks of close contacts and contacts of contacts, up to today. */
export function draftFollowUps(rng: Rng, contacts: readonly DraftContact[], cases: readonly DraftCase[]): DraftFollowUp[] {
  return contacts
    .filter((contact) => contact.contactClass === 'closeContact' || contact.contactClass === 'contactOfContact')
    .flatMap((contact) =>
      checksOf(
        rng.stream(contact.id),
        contact,
        cases.find((each) => each.person === contact.person),
      ),
    )
    .map((check, index) => ({ ...check, id: `F${String(index + 1).padStart(5, '0')}` }));
}

function checksOf(rng: Rng, contact: DraftContact, becameCase: DraftCase | undefined): Omit<DraftFollowUp, 'id'>[] {
  const start = contact.followUpStartDay ?? 1;
  const stop = Math.min(0, contact.followUpEndDay ?? 0, contact.status === 'converted' ? (becameCase?.reportDay ?? 0) : 0);
  const lostFrom = contact.status === 'lost' || contact.status === 'dropped' ? start + rng.integer(1, 4) : Number.POSITIVE_INFINITY;
  return Array.from({ length: Math.max(0, stop - start + 1) }, (_, index) => {
    const day = start + index;
    return { contact: contact.id, day, status: checkStatus(rng, day, day >= lostFrom, contact, becameCase), dayNumber: index + 1 };
  });
}

function checkStatus(rng: Rng, day: number, isLost: boolean, contact: DraftContact, becameCase: DraftCase | undefined): FollowUpStatus {
  if (isLost) return 'missed';
  const chance = rng.uniform();
  if (day === 0 && chance < 0.45) return 'due'; // the day is not over
  if (contact.status === 'converted' && becameCase?.onsetDay !== null && day >= (becameCase?.onsetDay ?? 1)) return 'seenWithSigns';
  if (chance > 0.965) return 'missed';
  if (chance > 0.962) return 'refused';
  return 'seenNoSigns';
}
