import { type Answer, AppError, type Parsed, type RosterRecord, type routes } from '@firebreak/contract';
import { z } from 'zod';
import { cursorForm } from '../../platform/http/cursor.ts';
import { demandShown } from '../export-rule/service.ts';
import { documentDigest, lettersOf, listAct, nameSound, phoneDigest, type Standing } from '../registry/index.ts';
import { pairsIn } from './double-store.ts';
import { householdsNamed, pathOf } from './service.ts';
import {
  countDoors,
  type DoorCut,
  doorsAfter,
  membersById,
  membersFound,
  type MemberRow,
  namesUnsounded,
  samplesOf,
  soundNames,
} from './store.ts';
import { memberView } from './view.ts';

type Doors = (typeof routes)['roster'];

const mostFound = 20;
/** Households that a search through its people may bring up. */
const mostSearched = 200;
const mostPairs = 200;
const mostSamples = 20;

/** The person of a scanned document, a phone number, the beginning of a name, or how a name sounds. What was looked for is not written down: it may be a number. */
export async function findMembers(at: Standing, body: Parsed<Doors['find']>['body']): Promise<Answer<Doors['find']>> {
  const area = body.area === undefined ? undefined : await pathOf(at, body.area);
  const found = await foundBy(at, body.text, area, mostFound);
  await demandShown(at, 'resident', idsOf(found));
  read(at, 'found', { area: body.area ?? null, ids: idsOf(found), count: found.length });
  return { members: found.map((row) => ({ ...memberView(at, row), householdCode: row.householdCode })) };
}

async function foundBy(at: Standing, text: string, area: string | undefined, limit: number): Promise<MemberRow[]> {
  const sound = soundWanted(text);
  if (sound !== undefined) await soundSome(at);
  const wanted = { documentCode: documentDigest(text), phoneCode: phoneDigest(text), name: text, sound, area };
  return membersFound(at.trx, at.outbreak.home, wanted, limit);
}

/** Two letters and more, however they are spaced: `wxm`, `wang xiao ming`. */
function soundWanted(text: string): string | undefined {
  const letters = lettersOf(text);
  return letters.length >= fewestLetters && /^[\p{Script=Latin}\p{M}\s'’·.-]+$/u.test(text) ? letters : undefined;
}
const fewestLetters = 2;

/** Names that were written without a sound (at a sampling point, or before names had one) get theirs when somebody looks for letters. */
async function soundSome(at: Standing): Promise<void> {
  const { home } = at.outbreak;
  const silent = await namesUnsounded(at.trx, home, mostSounded);
  if (silent.length > 0) await soundNames(at.trx, home, silent.map(({ id, name }) => ({ id, name, ...nameSound(name) }))); // prettier-ignore
}
/** At eleven microseconds a name, a search waits for them no longer than for the rest of it. */
const mostSounded = 5000;

/** Households of an area in the order of the doors. A search names a household code, or somebody who lives there. */
export async function listHouseholds(at: Standing, query: Parsed<Doors['households']>['query']): Promise<Answer<Doors['households']>> {
  const area = await pathOf(at, query.area);
  const answer = query.search === undefined ? await page(at, area, query) : await searched(at, area, query.search);
  await demandShown(
    at,
    'resident',
    answer.households.flatMap(({ members }) => idsOf(members)),
  );
  read(at, 'householdsListed', { area: query.area, count: answer.households.length });
  return { asOf: at.now, ...answer };
}

async function page(at: Standing, area: string, query: Parsed<Doors['households']>['query']) {
  const cut: DoorCut = { home: at.outbreak.home, area, building: query.building, occupancy: query.occupancy, code: undefined };
  const after = query.cursor === undefined ? undefined : doorCursor.read(query.cursor);
  const doors = await doorsAfter(at.trx, cut, after, query.limit + 1);
  const shown = doors.slice(0, query.limit);
  const last = shown.at(-1);
  const households = await householdsNamed(at, shown.map(({ id }) => id)); // prettier-ignore
  return {
    total: await countDoors(at.trx, cut),
    households,
    next: doors.length > shown.length && last !== undefined ? doorCursor.write(last) : null,
  };
}

async function searched(at: Standing, area: string, search: string) {
  const byPerson = await foundBy(at, search, area, mostSearched);
  const cut = { home: at.outbreak.home, area, building: undefined, occupancy: undefined, code: search };
  const byCode = await doorsAfter(at.trx, cut, undefined, 1);
  const ids = [...new Set([...byCode.map(({ id }) => id), ...byPerson.flatMap(({ household }) => household ?? [])])];
  const households = await householdsNamed(at, ids);
  return { total: households.length, households, next: null };
}

/** One person of the roster, with whom they live and when they were sampled. @throws AppError RECORD_NOT_FOUND */
export async function memberRecord(at: Standing, id: string): Promise<RosterRecord> {
  const [row] = await membersById(at.trx, at.outbreak.home, [id]);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  const [household] = row.household === null ? [] : await householdsNamed(at, [row.household]);
  read(at, 'memberOpened', { ids: [id], count: 1 });
  return {
    asOf: at.now,
    member: memberView(at, row),
    household: household ?? null,
    person: row.person,
    samples: await samplesOf(at.trx, at.outbreak.home, id, mostSamples),
  };
}

/** People who seem to stand on the roster twice; both must be in sight. */
export async function listDoubles(at: Standing, query: Parsed<Doors['duplicates']>['query']): Promise<Answer<Doors['duplicates']>> {
  const area = await pathOf(at, query.area);
  const pairs = await pairsIn(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id, area }, mostPairs);
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const members = new Map((await membersById(at.trx, at.outbreak.home, ids)).map((row) => [row.id, memberView(at, row)]));
  await demandShown(at, 'resident', ids);
  read(at, 'doublesListed', { area: query.area, count: pairs.length });
  return {
    asOf: at.now,
    pairs: pairs.flatMap((pair) => {
      const [one, other] = [members.get(pair.one), members.get(pair.other)];
      return one === undefined || other === undefined ? [] : [{ one, other, because: pair.because }];
    }),
  };
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

const read = (at: Standing, verb: string, payload: Record<string, unknown>): void =>
  void at.readings.push({ ...listAct(at, null, verb, payload), action: `roster.${verb}`, kind: 'roster' });

/** The last door of a page. */
const doorCursor = cursorForm(z.strictObject({ area: z.string().max(200), door: z.string().max(250), id: z.uuid() }));
