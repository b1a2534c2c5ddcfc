import { type Actor } from '../../platform/access/index.ts';
import { canonicalJson, sha256 } from '../../platform/journal/canonical.ts';
import { revisionOf } from '../../platform/journal/index.ts';
import { type Standing } from './standing.ts';

const mostRemembered = 2000;

/**
 * Answers that stay right until something changes in the home: twenty people who open the same list count once. One is remembered per
 * revision, sight of the actor and question. Only for transactions that read: what one of them wrote itself has no revision yet.
 */
export class RevisionMemory<T> {
  readonly #answers = new Map<string, Promise<T>>();

  async answer(at: Standing, question: unknown, ask: () => Promise<T>): Promise<T> {
    const { id, status, home } = at.outbreak;
    const key = sha256(canonicalJson([id, status, await revisionOf(at.trx, home), sightOf(at.actor, id), question]));
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = ask();
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > mostRemembered && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}

/** Everything of an actor that decides which rows of an outbreak it sees. */
const sightOf = (actor: Actor, outbreak: string): unknown[] =>
  actor.grants
    .filter((grant) => grant.outbreak === null || grant.outbreak === outbreak)
    .map((grant) => [grant.area, [...grant.permissions].toSorted()])
    .toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
