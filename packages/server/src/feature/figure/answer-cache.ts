import { type Actor } from '../../platform/access/index.ts';

/** Answers kept at once unless said otherwise; the oldest goes first. */
const usual = 200;

/**
 * Answers that hold as long as nothing in the outbreak changes and the same grants ask the same thing. The key carries
 * the revision, so a change makes every answer before it unreachable; nothing has to be thrown away by hand.
 */
export class AnswerCache {
  private readonly answers = new Map<string, Promise<unknown>>();
  private readonly most: number;

  constructor(most = usual) {
    this.most = most;
  }

  /** The answer of a key, worked out once however many ask at the same time. A failure is not kept. */
  get<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.answers.get(key) as Promise<T> | undefined;
    if (known) return known;
    const answer = work();
    this.answers.set(key, answer);
    answer.catch(() => this.answers.delete(key));
    const [oldest] = this.answers.keys();
    if (this.answers.size > this.most && oldest !== undefined) this.answers.delete(oldest);
    return answer;
  }
}

/** What an actor's grants allow inside an outbreak, as text: two people with the same grants see the same numbers. */
export function scopeKey(actor: Actor, outbreak: string): string {
  const held = actor.grants.filter((grant) => grant.outbreak === null || grant.outbreak === outbreak);
  return held
    .map(({ role, area }) => `${role}@${area}`)
    .toSorted()
    .join(',');
}
