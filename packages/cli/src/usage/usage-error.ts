import { type Locale } from '@firebreak/contract';
import { withValueNames } from '../help/words.ts';
import { didYouMean, type UsageCode, usageTexts } from './usage-text.ts';

/** Where on the command line something is wrong. */
export interface UsagePlace {
  /** Flags of an option or name of an argument as the program declares it, `--window <days>`; or several options that belong together. */
  readonly at?: string;
  /** What was given there. */
  readonly value?: string;
  /** `firebreak measure rate`: its help says what there is. */
  readonly command?: string;
}

/** The command line says too little or contradicts itself: exit code 2. */
export class UsageError extends Error {
  readonly code: UsageCode;
  readonly place: UsagePlace;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: UsageCode, place: UsagePlace = {}, details: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(`${code} ${place.at ?? ''}`.trim(), options);
    this.name = 'UsageError';
    this.code = code;
    this.place = place;
    this.details = details;
  }
}

/** The command line is right, and what it names is not there: exit code 1. */
export class NothingFound extends UsageError {}

/** Where, what and what to do, in one line. */
export function usageText({ code, place, details }: UsageError, locale: Locale): string {
  const { at, value, command } = place;
  const [why, remedy] = usageTexts[code][locale];
  const words = [why, details['suggestion'] === undefined ? remedy : didYouMean[locale]].map((text) =>
    fill(text, { at: at ?? '', value: cut(value ?? ''), ...details }, locale),
  );
  const help = command === undefined ? [] : [seeHelp[locale].replace('{command}', command)];
  const said = [...words, ...help].filter((text) => text !== '').join(locale === 'en' ? ' ' : '');
  return at === undefined ? said : `${withValueNames(at, locale)}: ${said}`;
}

const fill = (text: string, details: Readonly<Record<string, string | number>>, locale: Locale): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => asSaid(name, String(details[name] ?? '—'), locale));

const cut = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
const LONGEST = 60;

const seeHelp: Readonly<Record<Locale, string>> = {
  'zh-Hans': '用法见 {command} --help。',
  'zh-Hant': '用法見 {command} --help。',
  en: 'See {command} --help.',
};

/** Flags are ours and named in the language; what somebody typed stays as it was typed. */
const asSaid = (name: string, given: string, locale: Locale): string =>
  name === 'at' || name === 'other' ? withValueNames(given, locale) : given;
