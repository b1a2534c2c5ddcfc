import { ArgumentError } from '@firebreak/epi';
import type { DailyDelay } from '../input/inference-input.ts';

/**
 * Probabilities of a delay by day, from day 0, summing to 1. Days at the end that hold less than 1e-5 of all are cut.
 *
 * @param least first day that may have a probability; mass on earlier days moves there
 * @throws ArgumentError for a mass that is negative or no number, or when there is none
 */
export function delayTable({ firstDay, mass }: DailyDelay, least: number, argument: string): Float64Array {
  if (!Number.isInteger(firstDay) || firstDay < 0)
    throw new ArgumentError('NOT_WHOLE', `${argument}.firstDay`, 'Give the day of the first probability, 0 or later.', firstDay);
  const table = new Float64Array(Math.max(firstDay + mass.length, least + 1));
  mass.forEach((value, at) => {
    if (!(value >= 0 && value < Infinity))
      throw new ArgumentError('OUT_OF_RANGE', `${argument}.mass[${at}]`, 'Give probabilities of at least 0.', value);
    table[Math.max(firstDay + at, least)]! += value;
  });
  const total = table.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) throw new ArgumentError('EMPTY', `${argument}.mass`, 'Give at least one day with a probability above 0.');
  return withoutTail(table.map((value) => value / total));
}

function withoutTail(table: Float64Array): Float64Array {
  let length = table.length;
  for (let tail = 0; length > 1; length--) {
    tail += table[length - 1]!;
    if (tail >= TAIL) break;
  }
  const kept = table.slice(0, length);
  const total = kept.reduce((sum, value) => sum + value, 0);
  return kept.map((value) => value / total);
}

/** Probabilities of a sum of two delays. */
export function convolved(one: Float64Array, other: Float64Array): Float64Array {
  const sum = new Float64Array(one.length + other.length - 1);
  for (let a = 0; a < one.length; a++) for (let b = 0; b < other.length; b++) sum[a + b]! += one[a]! * other[b]!;
  return sum;
}

const TAIL = 1e-5;
