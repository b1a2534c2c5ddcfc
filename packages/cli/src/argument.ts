import { type CalendarDate, parseCalendarDate } from '@firebreak/epi';
import { ValueError } from './usage/value-error.ts';

/** Parsers of what is given on the command line: a wrong value is refused with a code, and told with the name of its option. */

export function numberArgument(given: string): number {
  const value = Number(given);
  if (given.trim() === '' || !Number.isFinite(value)) throw new ValueError('VALUE_NOT_A_NUMBER');
  return value;
}

export function positiveArgument(given: string): number {
  const value = numberArgument(given);
  if (value <= 0) throw new ValueError('VALUE_NOT_POSITIVE');
  return value;
}

/** A whole number of at least `least`. */
export const wholeFrom =
  (least: number) =>
  (given: string): number => {
    const value = numberArgument(given);
    if (!Number.isSafeInteger(value) || value < least) throw new ValueError('VALUE_NOT_WHOLE', { least });
    return value;
  };

export const wholeArgument = wholeFrom(0);

/** A share strictly between 0 and 1. */
export function shareArgument(given: string): number {
  const value = numberArgument(given);
  if (!(value > 0 && value < 1)) throw new ValueError('VALUE_NOT_A_SHARE');
  return value;
}

/** A probability, 0 and 1 among them. */
export function probabilityArgument(given: string): number {
  const value = numberArgument(given);
  if (!(value >= 0 && value <= 1)) throw new ValueError('VALUE_NOT_A_PROBABILITY');
  return value;
}

export function dateArgument(given: string): CalendarDate {
  const date = parseCalendarDate(given);
  if (date === undefined) throw new ValueError('VALUE_NOT_A_DATE');
  return date;
}

/** Names, or numbers as text, with commas between them. */
export const listArgument = (given: string): string[] =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Some of a few words, with commas between them, in the order in which they were given. */
export const choicesArgument =
  <T extends string>(choices: readonly T[]) =>
  (given: string): T[] =>
    listArgument(given).map((name) => choiceOf(choices, name));

/** @throws ValueError naming what there is to choose from */
export function choiceOf<T extends string>(choices: readonly T[], given: string): T {
  const choice = choices.find((one) => one === given);
  if (choice === undefined) throw new ValueError('VALUE_NOT_A_CHOICE', { value: given, options: choices.join(', ') });
  return choice;
}

/** Whole numbers with commas between them, and ranges such as 2-12. */
export function wholesArgument(given: string): number[] {
  const values = listArgument(given).flatMap((part) => {
    const range = /^(\d+)-(\d+)$/.exec(part);
    if (range === null) return [wholeArgument(part)];
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (to < from || to - from > LONGEST_RANGE) throw new ValueError('VALUE_NOT_A_RANGE', { most: LONGEST_RANGE });
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  if (values.length === 0) throw new ValueError('VALUE_EMPTY');
  return values;
}

const LONGEST_RANGE = 10_000;
