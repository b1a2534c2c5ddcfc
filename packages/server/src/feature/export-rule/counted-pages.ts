import { createHash } from 'node:crypto';

/**
 * Pages of lists that were found to show nobody new: lists are read again all day, by people and by screens that stay up to date, and
 * such a page need not ask the database once more. Nothing is decided here: whoever is not on such a page is counted as ever. Another
 * server of the installation has pages of its own and asks for itself.
 */
export class CountedPages {
  readonly #until = new Map<string, number>();

  /** @param now ISO text, as all times of a request */
  has(page: string, now: string): boolean {
    const until = this.#until.get(page);
    return until !== undefined && Date.parse(now) < until;
  }

  /** Keeps a page of which everybody was counted before, by what has been committed. */
  keep(page: string, now: string): void {
    this.#until.delete(page);
    if (this.#until.size >= MOST_PAGES) this.#until.delete(this.#until.keys().next().value ?? '');
    this.#until.set(page, Date.parse(now) + KEPT_MILLISECONDS);
  }
}

/** Name of a page: who reads it, and whom it shows, as a digest that tells nobody. */
export const pageOf = (reader: string, population: string, ids: readonly string[]): string =>
  createHash('sha256')
    .update([reader, population, ...ids].join())
    .digest('base64');

/** So much longer than the rule's window somebody may stay counted. */
const KEPT_MILLISECONDS = 300_000;
const MOST_PAGES = 20_000;
