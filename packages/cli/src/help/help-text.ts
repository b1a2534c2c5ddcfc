import { type Locale } from '@firebreak/contract';

/** One text of the help, in the three languages. */
export type Said = readonly [hans: string, hant: string, en: string];
export type SaidByName = Readonly<Record<string, Said>>;

/** What the help says of a command: by the name of an argument and by the long flag of an option. */
export interface CommandHelp {
  readonly about: Said;
  readonly arguments?: SaidByName;
  readonly options?: SaidByName;
}
/** By the words that call a command, without the name of the program. */
export type CommandHelps = Readonly<Record<string, CommandHelp>>;

const columnOf: Readonly<Record<Locale, 0 | 1 | 2>> = { 'zh-Hans': 0, 'zh-Hant': 1, en: 2 };

export const saidIn = (said: Said, locale: Locale): string => said[columnOf[locale]];
