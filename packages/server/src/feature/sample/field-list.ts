import { type Answer, type Parsed, type RosterHousehold, type routes } from '@firebreak/contract';
import { packAt, poolingRule } from '@firebreak/protocol';
import { z } from 'zod';
import { cursorForm } from '../../platform/http/cursor.ts';
import { areaByCode } from '../area/service.ts';
import { demandShown } from '../export-rule/service.ts';
import { momentWanted, timelineAt } from '../protocol/index.ts';
import { maskName, sightAt, type Standing } from '../registry/index.ts';
import { doneOf, doorsOf, type FieldMember, householdsOf, membersOf, openRounds, swabPlaces } from './field-list-store.ts';

type Door = (typeof routes)['sample']['fieldList'];

/** Households of one page: a building or two, packed into some hundred kilobytes for a slow network. */
const pageSize = 500;
const tailDigits = 4;

/**
 * What a device needs to work without a network, page by page in the order of the doors: as much of the roster as the caller may see,
 * names masked where they may not read them, numbers by their tails. The reading is recorded.
 */
export async function fieldList(at: Standing, query: Parsed<Door>['query']): Promise<Answer<Door>> {
  const { path } = await areaByCode(at.trx, query.area);
  const { home, id: outbreak } = at.outbreak;
  const doors = await doorsOf(at.trx, home, path, query.cursor === undefined ? undefined : doorCursor.read(query.cursor), pageSize + 1);
  const shown = doors.slice(0, pageSize);
  const ids = shown.map(({ id }) => id);
  const households = await householdsOf(at.trx, home, ids);
  const members = grouped(await membersOf(at.trx, home, ids), ({ household }) => household ?? '');
  const rounds = await openRounds(at.trx, { home, outbreak }, path, at.now);
  // Places come once, with the first households: there are few of them.
  const places = query.cursor === undefined ? await swabPlaces(at.trx, home, path) : [];
  const done = await doneOf(at.trx, home, rounds.map(({ id }) => id), ids);
  const last = shown.at(-1);
  const people = [...members.values()].flatMap((of) => of.map(({ id }) => id));
  await demandShown(at, 'resident', people);
  at.readings.push({
    home,
    action: 'roster.listed',
    outbreak,
    area: path,
    kind: 'roster',
    subject: null,
    version: null,
    payload: { area: query.area, households: ids.length, members: people.length, places: places.length, purpose: 'fieldList' },
  });
  return {
    asOf: at.now,
    rounds,
    households: ids.flatMap((id) => {
      const household = households.get(id);
      return household === undefined ? [] : [{ ...household, members: (members.get(id) ?? []).map((member) => memberView(at, member)) }];
    }),
    places,
    swabsPerTube: await swabsPerTube(at, path),
    done: Object.fromEntries(rounds.map(({ id }) => [id, done.filter(({ round }) => round === id).map(({ member }) => member)])),
    next: doors.length > pageSize && last !== undefined ? doorCursor.write(last) : null,
  };
}

/** By the pack in force at the area; where none is, each swab has a tube of its own. */
async function swabsPerTube(at: Standing, path: string): Promise<number> {
  const moment = momentWanted(at, undefined);
  const timeline = await timelineAt(at, moment, path);
  const pack = timeline && packAt(timeline, moment);
  return pack === undefined ? 1 : poolingRule(pack).swabsPerTube;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function memberView(at: Standing, { path, phone, documentNumber, name, ...member }: FieldMember): RosterHousehold['members'][number] {
  const mayRead = sightAt(at.actor, path, at.outbreak.id).names;
  return {
    ...member,
    name: name === null || mayRead ? name : maskName(name),
    phoneTail: phone === null ? null : phone.replace(/\D/g, '').slice(-tailDigits),
    documentTail: documentNumber === null ? null : documentNumber.slice(-tailDigits),
  };
}

/** The last door of a page. */
const doorCursor = cursorForm(z.strictObject({ area: z.string().max(500), door: z.string().max(300), id: z.uuid() }));
