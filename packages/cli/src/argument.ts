import { type CalendarDate, parseCalendarDate } from '@firebreak/epi';
import { InvalidArgumentError } from 'commander';

/** Parsers of what is given on the command line: a wrong value is refused by commander with the name of its option. */

export function numberArgument(given: string): number {
  const value = Number(given);
  if (given.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It is not a number.');
  return value;
}

export function positiveArgument(given: string): number {
  const value = numberArgument(given);
  if (value <= 0) throw new InvalidArgumentError('Give a number above 0.');
  return value;
}

export function wholeArgument(given: string): number {
  const value = numberArgument(given);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Give a whole number of at least 0.');
  return value;
}

/** A share strictly between 0 and 1. */
export function shareArgument(given: string): number {
  const value = numberArgument(given);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('Give a number between 0 and 1, such as 0.95.');
  return value;
}

/** A probability, 0 and 1 among them. */
export function probabilityArgument(given: string): number {
  const value = numberArgument(given);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.');
  return value;
}

export function dateArgument(given: string): CalendarDate {
  const date = parseCalendarDate(given);
  if (date === undefined) throw new InvalidArgumentError('It is not a date; use YYYY-MM-DD.');
  return date;
}

/** Names, or numbers as text, with commas between them. */
export const listArgument = (given: string): string[] =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whole numbers with commas between them, and ranges such as 2-12. */
export function wholesArgument(given: string): number[] {
  const values = listArgument(given).flatMap((part) => {
    const range = /^(\d+)-(\d+)$/.exec(part);
    if (range === null) return [wholeArgument(part)];
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (to < from || to - from > LONGEST_RANGE)
      throw new InvalidArgumentError(`Give a range that rises, over at most ${LONGEST_RANGE} numbers.`);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  if (values.length === 0) throw new InvalidArgumentError('Give at least one number.');
  return values;
}

const LONGEST_RANGE = 10_000;
