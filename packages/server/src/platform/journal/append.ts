import { randomFillSync } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type Actor, type Trx } from '../access/index.ts';
import { chain, type ChainedEntry, genesisHash, type NewEntry } from './entry.ts';

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
export const appendActs = (trx: Trx, by: Doer, acts: readonly Act[]): Promise<void> =>
  appendEntries(
    trx,
    acts.map((act) => entryOf(act, by)),
  );

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

/** Appends entries of any number of people, as `appendActs` does those of one. */
export async function appendEntries(trx: Trx, entries: readonly NewEntry[]): Promise<void> {
  for (const [home, ofHome] of groupByHome(entries)) await appendToHome(trx, home, ofHome);
}

function groupByHome(entries: readonly NewEntry[]): Map<string, NewEntry[]> {
  const homes = new Map<string, NewEntry[]>();
  for (const entry of entries) {
    const ofHome = homes.get(entry.home);
    if (ofHome) ofHome.push(entry);
    else homes.set(entry.home, [entry]);
  }
  return homes;
}

async function appendToHome(trx: Trx, home: string, entries: readonly NewEntry[]): Promise<void> {
  let head = await lockHead(trx, home);
  const chained: ChainedEntry[] = [];
  for (const entry of entries) {
    const next = chain(entry, head);
    chained.push(next);
    head = next;
  }
  await insert(trx, chained);
  const revision = chained.findLast(({ action }) => changesSomething(action))?.sequence;
  await trx
    .updateTable('journal_head')
    .set({ sequence: head.sequence, hash: head.hash, ...(revision === undefined ? {} : { revision }) })
    .where('home', '=', home)
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

async function lockHead(trx: Trx, home: string): Promise<{ sequence: number; hash: string }> {
  await trx
    .insertInto('journal_head')
    .values({ home, sequence: 0, hash: genesisHash })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return trx.selectFrom('journal_head').select(['sequence', 'hash']).where('home', '=', home).forUpdate().executeTakeFirstOrThrow();
}

/** One statement however many entries: the rows travel as one JSON document. */
async function insert(trx: Trx, entries: readonly ChainedEntry[]): Promise<void> {
  const rows = JSON.stringify(
    entries.map(({ actorName, payloadHash, previousHash, ...entry }) => ({
      ...entry,
      actor_name: actorName,
      payload_hash: payloadHash,
      previous_hash: previousHash,
    })),
  );
  await sql`
    insert into journal (home, sequence, id, at, actor, actor_name, action, outbreak, area, kind, subject, version, payload, salt, payload_hash, previous_hash, hash)
    select home, sequence, id, at, actor, actor_name, action, outbreak, area::ltree, kind, subject, version, payload, salt, payload_hash, previous_hash, hash
    from json_to_recordset(${rows}::json) as r(
      home text, sequence bigint, id uuid, at timestamptz, actor uuid, actor_name text, action text, outbreak uuid, area text, kind text,
      subject uuid, version integer, payload jsonb, salt text, payload_hash text, previous_hash text, hash text)`.execute(trx);
}
