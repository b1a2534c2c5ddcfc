import { pinyin } from 'pinyin-pro';
import { sha256 } from '../../platform/journal/canonical.ts';
import { type SearchKeys } from './noun.ts';

/** What stands in the columns `search` and `codes` of a record. */
export interface FoundBy {
  readonly search: string;
  readonly codes: readonly number[];
}

/**
 * The text and the numbers by which a record is found.
 *
 * Text becomes ASCII: letters lose their accents, and what is not Latin is written as `q` and its code point. So the
 * trigram index serves 王 as well as wang, in a database of any locale. Phones and documents stand only as digests of
 * the whole and of the last four digits: nobody can spell out a masked phone by searching.
 */
export function foundBy({ names, words, phones = [], codes = [] }: SearchKeys, sourceId: unknown = null): FoundBy {
  const tokens: string[] = [];
  for (const name of filled(names)) {
    addNew(tokens, tokensOf(name));
    addNew(tokens, soundsOf(name));
  }
  for (const word of filled(words)) addNew(tokens, tokensOf(word));
  const digests: number[] = [];
  for (const phone of filled(phones)) addNew(digests, phoneDigests(phone));
  for (const code of filled(codes)) addNew(digests, [digestOf(bare(code))]);
  if (isFilled(sourceId)) addNew(digests, [digestOf(bare(sourceId))]);
  return { search: tokens.length === 0 ? '' : ` ${tokens.join(' ')} `, codes: digests };
}

/** A record has a handful of tokens: looking along them takes less than a set of them would. */
function addNew<T>(to: T[], items: readonly T[]): void {
  for (const item of items) if (!to.includes(item)) to.push(item);
}

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== '';
const filled = (values: readonly unknown[]): string[] => values.filter(isFilled);

/** Words of a text in ASCII. */
function tokensOf(text: string): string[] {
  if (ascii.test(text)) {
    const words = text.toLowerCase().replaceAll(unseen, '').split(/\s+/u);
    return words.filter((word) => word !== '');
  }
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => {
      let written = '';
      for (const letter of word) written += asciiOf(letter);
      return written;
    })
    .filter((word) => word !== '');
}

/** What is ASCII needs no taking apart, and much is: numbers, phones, pinyin. */
const ascii = /^[\x20-\x7e]*$/;
const unseen = /[^a-z0-9./\- ]/g;

/** Letters come again and again, and what they are takes two looks each to find out. */
function asciiOf(letter: string): string {
  const known = knownLetters.get(letter);
  if (known !== undefined) return known;
  const written = asciiOfNew(letter);
  if (knownLetters.size < mostKnownLetters) knownLetters.set(letter, written);
  return written;
}
const knownLetters = new Map<string, string>();
const mostKnownLetters = 10_000;

const asciiOfNew = (letter: string): string => {
  if (/[a-z0-9./-]/.test(letter)) return letter;
  const isWordPart = /[\p{L}\p{N}]/u.test(letter);
  return isWordPart ? `q${(letter.codePointAt(0) ?? 0).toString(16)}` : '';
};

/** Pinyin without tones and its initials, for what holds Chinese characters. */
function soundsOf(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  const syllables = syllablesOf(name);
  return [...tokensOf(syllables.join('')), ...tokensOf(initialsOf(syllables))];
}

const syllablesOf = (name: string): string[] =>
  pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head', nonZh: 'removed' });
const initialsOf = (parts: readonly string[]): string => parts.map((part) => part.slice(0, 1)).join('');

/** How a name sounds, in small letters without spaces: 单小明 is `shanxiaoming` and `sxm`, Ana López `analopez` and `al`. */
export interface NameSound {
  readonly pinyin: string;
  readonly initials: string;
}

/** A surname of two readings is read as a surname (单: shan). Empty for a name that has no letters. */
export function nameSound(name: string): NameSound {
  const parts = /\p{Script=Han}/u.test(name) ? syllablesOf(name) : name.split(/[\s·•-]+/u);
  const letters = parts.map(lettersOf).filter((part) => part !== '');
  return { pinyin: letters.join(''), initials: initialsOf(letters) };
}

/** The letters a to z of a text, without accents, spaces and signs. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** Digest by which a document is found whole, however it is written. */
export const documentDigest = (number: string): number => digestOf(bare(number));

/** Digest by which a phone is found whole; undefined for what is none. */
export const phoneDigest = (phone: string): number | undefined => phoneDigests(phone)[0];

const tailDigits = 4;
function phoneDigests(phone: string): number[] {
  const digits = phone.replace(/\D/g, '');
  return digits.length < tailDigits ? [] : [digestOf(digits), digestOf(digits.slice(-tailDigits))];
}

const bare = (text: string): string =>
  ascii.test(text)
    ? text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');
/** 52 bits of a digest: a number holds them exactly, and no two of a million texts share them but by a chance of one in 9,000. */
const digestOf = (text: string): number => Number.parseInt(sha256(text).slice(0, 13), 16);

/** One word of a search: a LIKE pattern that finds it as part of a word, and its digest as a whole phone, phone tail or document. */
export interface SearchWord {
  readonly part: string;
  readonly code: number | null;
}

/** Shorter words match at the start of a word only: that is what the trigram index can serve. */
const shortestInside = 3;
const mostWords = 6;

/** The words of a search; every one of them must be found. */
export function searchWords(text: string): SearchWord[] {
  const words = text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords);
  return words.map((word) => {
    const token = tokensOf(word).join('');
    const whole = bare(word);
    return {
      part: token === '' ? noMatch : token.length < shortestInside ? `% ${token}%` : `%${token}%`,
      code: whole.length >= tailDigits && /\d/.test(whole) ? digestOf(whole) : null,
    };
  });
}

/** Upper case never stands in the column. */
const noMatch = 'NOTHING';
