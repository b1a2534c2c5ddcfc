import { DateColumn } from './cell/date-column.ts';
import { parseDate, defaultPlausible } from './cell/date.ts';
import { plainWord } from './cell/code.ts';
import { headerWords } from './header-words.ts';
import { IGNORE, parseTarget, type Target } from './target.ts';

/** Why a column was given its meaning. */
export const guessReasons = ['exactName', 'knownName', 'partOfName', 'valueShape', 'givenByUser', 'preset', 'unknown'] as const;
export type GuessReason = (typeof guessReasons)[number];

export interface ColumnGuess {
  readonly column: string;
  readonly target: Target;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: GuessReason;
}

/**
 * Guesses what each column means from its name, then from the shape of its first values. No two columns get the same
 * meaning: the surer guess keeps it, the other is left without one.
 */
export function guessMapping(headers: readonly string[], rows: readonly (readonly string[])[]): ColumnGuess[] {
  const isContactList = headers.some((header) => /密接|接触者|接觸者|contact_?(class|status|type)/iu.test(header));
  const guesses = headers.map((header, index) => {
    const values = rows.map((row) => (row[index] ?? '').trim()).filter((text) => text !== '');
    const guess = checkedByValues(byName(header) ?? byPart(header) ?? byValues(values), values);
    return { column: header, ...(isContactList ? asContact(guess) : guess) };
  });
  return withoutDoubles(guesses);
}

type Guess = Omit<ColumnGuess, 'column'>;

function byName(header: string): Guess | undefined {
  if (header === IGNORE || parseTarget(header)) return { target: header, confidence: 1, reason: 'exactName' };
  const target = targetsByWord.get(plainWord(header));
  return target === undefined ? undefined : { target, confidence: 0.95, reason: 'knownName' };
}

/** The longest known name of at least two Chinese or five other characters inside the header. */
function byPart(header: string): Guess | undefined {
  const plain = plainWord(header);
  let best: { word: string; target: string } | undefined;
  for (const [word, target] of targetsByWord) {
    const longEnough = word.length >= (/[\u4e00-\u9fff]/u.test(word) ? 2 : 5);
    if (longEnough && plain.includes(word) && word.length > (best?.word.length ?? 0)) best = { word, target };
  }
  if (!best) return undefined;
  return { target: best.target, confidence: Math.min(0.8, 0.4 + (0.4 * best.word.length) / plain.length), reason: 'partOfName' };
}

function byValues(values: readonly string[]): Guess {
  const shape = values.length === 0 ? undefined : SHAPES.find(([pattern]) => values.every((text) => pattern.test(text)));
  return shape ? { target: shape[1], confidence: shape[2], reason: 'valueShape' } : { target: null, confidence: 0, reason: 'unknown' };
}

/** A date field whose values are no dates at all was named by chance: the guess is halved. */
function checkedByValues(guess: Guess, values: readonly string[]): Guess {
  if (!guess.target || !/Date$|(isolation|hospital|followUp)(Start|End)$/u.test(guess.target) || values.length === 0) return guess;
  const column = new DateColumn();
  for (const text of values) column.add(text);
  const anyDate = values.some((text) => parseDate(text, { order: 'dmy', plausible: EVER, date1904: false, zone: 'UTC' }).is !== 'bad');
  return anyDate || column.finding !== 'none' ? guess : { ...guess, confidence: guess.confidence / 2 };
}

/** In a list of contacts the dates of contact and report belong to the contact. */
function asContact(guess: Guess): Guess {
  const target = guess.target === null ? undefined : CONTACT_TARGETS.get(guess.target);
  return target === undefined ? guess : { ...guess, target };
}

function withoutDoubles(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  const best = new Map<string, ColumnGuess>();
  for (const guess of guesses) {
    if (guess.target === null || guess.target === IGNORE) continue;
    const other = best.get(guess.target);
    if (!other || guess.confidence > other.confidence) best.set(guess.target, guess);
  }
  return guesses.map((guess) =>
    guess.target === null || guess.target === IGNORE || best.get(guess.target) === guess
      ? guess
      : { ...guess, target: null, confidence: 0, reason: 'unknown' as const },
  );
}

const targetsByWord: ReadonlyMap<string, string> = (() => {
  const words = new Map<string, string>();
  for (const [target, names] of Object.entries(headerWords)) {
    for (const name of names) if (!words.has(plainWord(name))) words.set(plainWord(name), target);
  }
  return words;
})();

const SHAPES: readonly (readonly [RegExp, string, number])[] = [
  [/^\d{17}[\dXx]$/u, 'person.documentNumber', 0.7],
  [/^1[3-9]\d{9}$/u, 'person.phone', 0.7],
  [/^(male|female|男|女|m|f)$/iu, 'person.sex', 0.6],
  [/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu, 'person.email', 0.6],
  [/^\d{1,3}\s*岁$/u, 'person.age', 0.5],
];
const CONTACT_TARGETS = new Map([
  ['case.number', 'contact.number'],
  ['case.reportDate', 'contact.reportDate'],
]);
const EVER = { ...defaultPlausible, from: '1000-01-01' };
