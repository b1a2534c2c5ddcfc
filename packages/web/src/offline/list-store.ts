import { AppError, routes, type RosterHousehold, type SwabPlace } from '@firebreak/contract';
import { type MissingReason } from '@firebreak/epi';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../app/client.ts';
import { queryClient } from '../app/query.ts';
import { fieldDatabase, type ListRow } from './database.ts';
import { type FieldHousehold, type FieldList, leastOf, listEnd, listKey, reasonsOf } from './field-list.ts';
import { seal, unseal } from './vault/cipher.ts';
import { isOver } from './vault/lease.ts';
import { type Keys, leaseOf, moment, openKeys, openVault } from './vault/vault.ts';

/** Lists of an outbreak on this device; what is past its end is wiped before anybody reads it. */
export const listsQuery = (outbreak: string) =>
  queryOptions({
    queryKey: ['field-list', outbreak],
    queryFn: async () => {
      await wipeExpired(await moment());
      const keys = openKeys();
      if (keys === undefined) return [];
      const rows = await (await fieldDatabase()).getAll('list');
      const lists = await Promise.all(rows.filter((row) => row.outbreak === outbreak).map((row) => openList(keys, row)));
      return lists.filter((list) => list !== undefined);
    },
    staleTime: 60_000,
    gcTime: Infinity,
  });

/**
 * Downloads the list of an area and puts it in the place of the one before, in one piece: a download that breaks off leaves the old list.
 *
 * @param count told how many households came so far
 */
export async function downloadList(
  input: { readonly outbreak: string; readonly area: string; readonly areaName: string; readonly user: string },
  count: (households: number) => void,
): Promise<FieldList> {
  const { outbreak, area } = input;
  const keys = await openVault(input.user);
  const listDays = (await leaseOf(input.user))?.rule.listDays ?? 1;
  const households: FieldHousehold[] = [];
  const places: SwabPlace[] = [];
  const done = new Map<string, Set<string>>();
  let cursor: string | undefined;
  for (;;) {
    const page = await call(routes.sample.fieldList, {
      params: { outbreak },
      query: { area, ...(cursor === undefined ? {} : { cursor }) },
    });
    households.push(...page.households.map((household: RosterHousehold) => leastOf(household)));
    places.push(...page.places);
    for (const [round, members] of Object.entries(page.done)) done.set(round, new Set([...(done.get(round) ?? []), ...members]));
    count(households.length);
    if (households.length > MOST_HOUSEHOLDS) throw new ListTooLarge();
    if (page.next !== null) {
      cursor = page.next;
      continue;
    }
    const missing = await missingOf(outbreak, area, page.rounds);
    const list: FieldList = {
      key: listKey(outbreak, area),
      ...input,
      asOf: page.asOf,
      expiresAt: listEnd(await moment(), page.rounds, listDays),
      rounds: page.rounds,
      households,
      places,
      swabsPerTube: page.swabsPerTube,
      done: Object.fromEntries([...done].map(([round, members]) => [round, [...members]])),
      missing,
    };
    await keepList(keys, list);
    await showLists(outbreak);
    return list;
  }
}

async function keepList(keys: Keys, list: FieldList): Promise<void> {
  const { key, outbreak, user, expiresAt } = list;
  const sealed = await seal(keys.listKey, JSON.stringify(list), coveredBy(list));
  await (await fieldDatabase()).put('list', { key, outbreak, user, expiresAt, sealed });
}

/** A list whose key was destroyed is of no use to anybody: it goes, and can be downloaded again. */
async function openList(keys: Keys, row: ListRow): Promise<FieldList | undefined> {
  const text = row.user === keys.user ? await unseal(keys.listKey, row.sealed, coveredBy(row)) : undefined;
  if (text !== undefined) return JSON.parse(text) as FieldList;
  await (await fieldDatabase()).delete('list', row.key);
  return undefined;
}

const coveredBy = ({ key, user, expiresAt }: Pick<ListRow, 'key' | 'user' | 'expiresAt'>): string =>
  `firebreak-list|${key}|${user}|${expiresAt}`;

/** A larger area would put a district on a phone that gets lost. */
export class ListTooLarge extends Error {}

/** Why somebody is missing is a help at the door; without the permission to ask, everybody who was not sampled counts as due. */
async function missingOf(outbreak: string, area: string, rounds: readonly { readonly id: string }[]) {
  const found: Record<string, Record<string, MissingReason | null>> = {};
  for (const { id } of rounds) {
    try {
      const answer = await call(routes.testRound.members, { params: { outbreak, id }, query: { area, state: 'missing', limit: 20_000 } });
      if (answer.next === null) found[id] = reasonsOf(answer.members);
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500 || error.code === 'SIGN_IN_REQUIRED') throw error;
    }
  }
  return found;
}

/** Wipes what is past its end: no list and no kept session outlives its rounds, nor the lease of its person. */
export async function wipeExpired(now: Date): Promise<void> {
  const db = await fieldDatabase();
  const ended = (await db.getAll('lease')).filter((lease) => isOver(lease, now));
  for (const { user } of ended) await db.delete('lease', user);
  const leased = new Set(await db.getAllKeys('lease'));
  const lists = await db.getAll('list');
  const over = lists.filter(({ expiresAt, user }) => Date.parse(expiresAt) <= now.getTime() || !leased.has(user));
  for (const { key } of over) await db.delete('list', key);
  if (over.length > 0 && over.length === lists.length) await db.delete('start', 'start');
}

/** Wipes the lists that somebody else downloaded: a phone changes hands at the end of a shift. */
export async function wipeOthers(user: string): Promise<void> {
  const db = await fieldDatabase();
  const others = (await db.getAll('list')).filter((list) => list.user !== user);
  for (const { key } of others) await db.delete('list', key);
}

/** Takes one list off the device. */
export async function wipeList(list: FieldList): Promise<void> {
  await (await fieldDatabase()).delete('list', list.key);
  await showLists(list.outbreak);
}

async function showLists(outbreak: string): Promise<void> {
  await queryClient.invalidateQueries(listsQuery(outbreak));
}

const MOST_HOUSEHOLDS = 20_000;
