import { type Locale } from '../error/index.ts';

/** One statement in every language. */
export type Statement = Readonly<Record<Locale, string>>;

/** What stands beside every result of a method, on a screen, in a report and on the command line. */
export interface MethodNote {
  readonly title: Statement;
  /** Page of the method: `docs/method/PAGE.md`. */
  readonly page: string;
  /** What would make the result wrong, by a name that stays; the likeliest first. */
  readonly caveats: Readonly<Record<string, Statement>>;
}

export const statement = (hans: string, hant: string, en: string): Statement => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });
