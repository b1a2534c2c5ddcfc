import { setImmediate as othersTurn } from 'node:timers/promises';
import { type Trx } from '../access/index.ts';
import { ahead, insertPacked, kept, type PackedRows, packRows } from '../database/index.ts';
import { entryHash, genesisHash, type NewEntry } from './entry.ts';
import { type Act, type Doer, seal, sealActs, type SealedActs } from './seal.ts';

/**
 * Appends acts to the journal of their homes, in the transaction of the act itself: what was done and that it was
 * done stand or fall together. The head of a home is locked until the transaction ends, so call this last.
 */
export const appendActs = (trx: Trx, by: Doer, acts: readonly Act[]): Promise<void> => appendSealed(trx, sealActs(by, acts));

/** Appends entries of any number of people, as `appendActs` does those of one. */
export const appendEntries = (trx: Trx, entries: readonly NewEntry[]): Promise<void> => appendSealed(trx, seal(entries));

/**
 * Appends sealed acts while the database does the work they tell of: the entries are chained in the meantime. When the
 * work fails nothing is appended.
 */
export async function appendSealed(
  trx: Trx,
  sealed: readonly SealedActs[],
  work: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const heads: Head[] = [];
  for (const { home } of sealed) heads.push(await lockHead(trx, home));
  const working = work();
  working.catch(() => undefined); // told below
  const chains: Chain[] = [];
  for (const [index, acts] of sealed.entries()) chains.push(await chained(acts, heads[index] ?? genesis));
  await working;
  for (const chain of chains) await insertChain(trx, chain);
}

interface Head {
  readonly sequence: number;
  readonly hash: string;
}
const genesis: Head = { sequence: 0, hash: genesisHash };

interface Chain {
  readonly home: string;
  readonly rows: PackedRows;
  readonly head: Head;
  /** Sequence of the last entry that changed something. */
  readonly revision: number | undefined;
}

async function chained({ home, middles, lastChange, packed }: SealedActs, from: Head): Promise<Chain> {
  const sequences = middles.map((_, index) => from.sequence + index + 1);
  const hashes = [from.hash];
  for (const [index, middle] of middles.entries()) {
    if (index % mostInOneGo === mostInOneGo - 1) await othersTurn();
    hashes.push(entryHash({ home, sequence: from.sequence + index + 1, previousHash: hashes[index] ?? genesisHash }, middle));
  }
  const places = packRows(middles.length, [
    { name: 'sequence', type: 'bigint', values: sequences },
    { name: 'previous_hash', type: 'text', values: hashes.slice(0, -1) },
    { name: 'hash', type: 'text', values: hashes.slice(1) },
  ]);
  return {
    home,
    rows: { rows: packed.rows, columns: [...packed.columns, ...places.columns] },
    head: { sequence: from.sequence + middles.length, hash: hashes.at(-1) ?? from.hash },
    revision: lastChange < 0 ? undefined : from.sequence + lastChange + 1,
  };
}

/** Entries chained before others have their turn: the database is at work meanwhile. */
const mostInOneGo = 250;

async function insertChain(trx: Trx, { home, rows, head, revision }: Chain): Promise<void> {
  await insertPacked(trx, 'journal', rows);
  const place = trx.updateTable('journal_head').set({ ...head, ...(revision === undefined ? {} : { revision }) });
  await trx.executeQuery(ahead(kept(place.where('home', '=', home).compile())));
}

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

const headForUpdate = async (trx: Trx, home: string): Promise<Head | undefined> => {
  const head = trx.selectFrom('journal_head').select(['sequence', 'hash']).where('home', '=', home).forUpdate();
  return (await trx.executeQuery(kept(head.compile()))).rows[0];
};
