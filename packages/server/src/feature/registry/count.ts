import { type Actor } from '../../platform/access/index.ts';
import { canonicalJson } from '../../platform/journal/canonical.ts';
import { revisionOf } from '../../platform/journal/index.ts';
import { type ListCut, selectionOf } from './list.ts';
import { countOf } from './list-store.ts';
import { type Noun } from './noun.ts';
import { type Standing } from './standing.ts';

const remembered = new Map<string, Promise<number>>();
const mostRemembered = 2000;

/**
 * How many rows a list would show. Counted once per revision of the home, sight of the actor and query: twenty people
 * who open the same list count once.
 */
export async function countRecords(at: Standing, noun: Noun, query: ListCut): Promise<number> {
  const selection = await selectionOf(at, noun, query);
  const { id, status, home } = at.outbreak;
  const key = canonicalJson([id, status, noun.kind, await revisionOf(at.trx, home), sightOf(at.actor, id), query]);
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const count = countOf(at.trx, selection);
  remember(key, count);
  return count;
}

function remember(key: string, count: Promise<number>): void {
  remembered.set(key, count);
  count.catch(() => remembered.delete(key));
  if (remembered.size <= mostRemembered) return;
  const [oldest] = remembered.keys();
  if (oldest !== undefined) remembered.delete(oldest);
}

/** Everything of an actor that decides which rows of an outbreak it sees. */
const sightOf = (actor: Actor, outbreak: string): unknown[] =>
  actor.grants
    .filter((grant) => grant.outbreak === null || grant.outbreak === outbreak)
    .map((grant) => [grant.area, [...grant.permissions].toSorted()])
    .toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
