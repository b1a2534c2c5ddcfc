import { randomFillSync } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { type Actor, type Trx } from '../access/index.ts';
import { insertPacked, packRows } from '../database/index.ts';
import { chain, type ChainedEntry, genesisHash, type NewEntry, seal, type SealedEntry } from './entry.ts';

/** What a service says of its own act; who, when and where in the chain are added. */
export type Act = Omit<NewEntry, 'id' | 'at' | 'actor' | 'actorName' | 'salt'> & { readonly id?: string };

/** Whose act it is, and when. */
export interface Doer {
  readonly actor: Actor;
  readonly now: string;
}

/**
 * Appends acts to the journal of their homes, in the transaction of the act itself: what was done and that it was
 * done stand or fall together. The head of a home is locked until the transaction ends, so call this last.
 */
export const appendActs = (trx: Trx, by: Doer, acts: readonly Act[]): Promise<void> => appendSealed(trx, sealActs(by, acts));

/** Acts written out and digested, in advance of the transaction that will append them. */
export const sealActs = (by: Doer, acts: readonly Act[]): SealedEntry[] => acts.map((act) => seal(entryOf(act, by)));

/** Appends entries of any number of people, as `appendActs` does those of one. */
export const appendEntries = (trx: Trx, entries: readonly NewEntry[]): Promise<void> => appendSealed(trx, entries.map(seal));

/**
 * Appends sealed entries while the database does the work they tell of: the entries are chained in the meantime. When
 * the work fails nothing is appended.
 */
export async function appendSealed(
  trx: Trx,
  entries: readonly SealedEntry[],
  work: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const homes = [...groupByHome(entries)];
  const heads: Head[] = [];
  for (const [home] of homes) heads.push(await lockHead(trx, home));
  const working = work();
  working.catch(() => undefined); // told below
  const chains = homes.map(([, ofHome], index) => chained(ofHome, heads[index] ?? genesis));
  await working;
  for (const one of chains) await appendChain(trx, one);
}

interface Head {
  readonly sequence: number;
  readonly hash: string;
}
const genesis: Head = { sequence: 0, hash: genesisHash };

/** The entry of an act, without its place in the chain yet. */
export const entryOf = (act: Act, { actor, now }: Doer): NewEntry => ({
  ...act,
  id: act.id ?? uuidv7(),
  at: now,
  actor: actor.id,
  actorName: actor.name,
  salt: newSalt(),
});

/** Asking the machine for chance is slow, so it is asked for many salts at once. */
const saltBytes = 16;
const salts = Buffer.alloc(saltBytes * 256);
let nextSalt = salts.length;
function newSalt(): string {
  if (nextSalt === salts.length) {
    randomFillSync(salts);
    nextSalt = 0;
  }
  nextSalt += saltBytes;
  return salts.toString('base64url', nextSalt - saltBytes, nextSalt);
}

function groupByHome(entries: readonly SealedEntry[]): Map<string, SealedEntry[]> {
  const homes = new Map<string, SealedEntry[]>();
  for (const entry of entries) {
    const ofHome = homes.get(entry.home);
    if (ofHome) ofHome.push(entry);
    else homes.set(entry.home, [entry]);
  }
  return homes;
}

function chained(entries: readonly SealedEntry[], from: Head): ChainedEntry[] {
  let head = from;
  return entries.map((entry) => {
    const next = chain(entry, head);
    head = next;
    return next;
  });
}

async function appendChain(trx: Trx, entries: readonly ChainedEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (last === undefined) return;
  await insertPacked(trx, 'journal', packEntries(entries));
  const revision = entries.findLast(({ action }) => changesSomething(action))?.sequence;
  await trx
    .updateTable('journal_head')
    .set({ sequence: last.sequence, hash: last.hash, ...(revision === undefined ? {} : { revision }) })
    .where('home', '=', last.home)
    .execute();
}

/** Verbs of acts that leave every record as it was. */
const readingVerbs = new Set(['listed', 'opened', 'searched', 'counted', 'historyRead', 'exported', 'revealed', 'signedIn']);
const changesSomething = (action: string) => !readingVerbs.has(action.slice(action.lastIndexOf('.') + 1));

/** A number that grows with every change in a home and stays as it is while people only read. */
export async function revisionOf(trx: Trx, home: string): Promise<number> {
  const head = await trx.selectFrom('journal_head').select('revision').where('home', '=', home).executeTakeFirst();
  return head?.revision ?? 0;
}

/** The row of a head is there but for the first entry of a home. */
async function lockHead(trx: Trx, home: string): Promise<Head> {
  const found = await headForUpdate(trx, home);
  if (found !== undefined) return found;
  await trx
    .insertInto('journal_head')
    .values({ home, ...genesis })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await headForUpdate(trx, home);
  if (made === undefined) throw new Error(`The head of the journal of ${home} is missing.`);
  return made;
}

const headForUpdate = (trx: Trx, home: string): Promise<Head | undefined> =>
  trx.selectFrom('journal_head').select(['sequence', 'hash']).where('home', '=', home).forUpdate().executeTakeFirst();

const columns: readonly (readonly [name: string, type: string, field: keyof ChainedEntry])[] = [
  ['home', 'text', 'home'],
  ['sequence', 'bigint', 'sequence'],
  ['id', 'uuid', 'id'],
  ['at', 'timestamptz', 'at'],
  ['actor', 'uuid', 'actor'],
  ['actor_name', 'text', 'actorName'],
  ['action', 'text', 'action'],
  ['outbreak', 'uuid', 'outbreak'],
  ['area', 'ltree', 'area'],
  ['kind', 'text', 'kind'],
  ['subject', 'uuid', 'subject'],
  ['version', 'integer', 'version'],
  ['payload', 'jsonb', 'payloadText'],
  ['salt', 'text', 'salt'],
  ['payload_hash', 'text', 'payloadHash'],
  ['previous_hash', 'text', 'previousHash'],
  ['hash', 'text', 'hash'],
];

const packEntries = (entries: readonly ChainedEntry[]) =>
  packRows(
    entries.length,
    columns.map(([name, type, field]) => ({ name, type, values: entries.map((entry) => entry[field]) })),
  );
