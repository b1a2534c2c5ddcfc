import { pinyin } from 'pinyin-pro';
import { sha256 } from '../../platform/journal/canonical.ts';
import { type SearchKeys } from './noun.ts';

/**
 * The text in the column `search`, and the patterns that find it.
 *
 * Everything becomes ASCII: letters lose their accents, and what is not Latin is written as `q` and its code point.
 * So the trigram index serves 王 as well as wang, in a database of any locale. Phones and documents stand there only
 * as digests of the whole and of the last four digits: nobody can spell out a masked phone by searching.
 */
export function searchText({ names, words, phones = [], codes = [] }: SearchKeys, sourceId: unknown = null): string {
  const tokens = new Set([
    ...filled(names).flatMap((name) => [...tokensOf(name), ...soundsOf(name)]),
    ...filled(words).flatMap(tokensOf),
    ...filled(phones).flatMap(phoneTokens),
    ...filled([...codes, sourceId]).map((code) => digestToken(bare(code))),
  ]);
  return tokens.size === 0 ? '' : ` ${[...tokens].join(' ')} `;
}

const filled = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value !== '');

/** Words of a text in ASCII. */
function tokensOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => [...word].map(asciiOf).join(''))
    .filter((word) => word !== '');
}

const asciiOf = (letter: string): string => {
  if (/[a-z0-9./-]/.test(letter)) return letter;
  const isWordPart = /[\p{L}\p{N}]/u.test(letter);
  return isWordPart ? `q${(letter.codePointAt(0) ?? 0).toString(16)}` : '';
};

/** Pinyin without tones and its initials, for what holds Chinese characters. */
function soundsOf(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head', nonZh: 'removed' });
  return [...tokensOf(syllables.join('')), ...tokensOf(syllables.map((syllable) => syllable.slice(0, 1)).join(''))];
}

const tailDigits = 4;
function phoneTokens(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  return digits.length < tailDigits ? [] : [digestToken(digits), digestToken(digits.slice(-tailDigits))];
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const digestToken = (text: string): string => `x${sha256(text).slice(0, 16)}`;

/** Two LIKE patterns for one word of a search: as part of a word, and as a whole phone, phone tail or document. */
export interface SearchWord {
  readonly part: string;
  readonly whole: string;
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
      whole: whole.length >= tailDigits && /\d/.test(whole) ? `% ${digestToken(whole)} %` : noMatch,
    };
  });
}

/** Upper case never stands in the column. */
const noMatch = 'NOTHING';
