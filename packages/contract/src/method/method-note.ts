import { type Words } from '../error/error-text.ts';

/** One statement in every language. */
export type Statement = Words;

/** What stands beside every result of a method, on a screen, in a report and on the command line. */
export interface MethodNote {
  readonly title: Statement;
  /** Page of the method: `docs/method/PAGE.md`. */
  readonly page: string;
  /** What would make the result wrong, by a name that stays; the likeliest first. */
  readonly caveats: Readonly<Record<string, Statement>>;
}
