import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';

/**
 * Windows over which Rt is taken to be constant: first and last day of each, as indices of the series from 0, both
 * days included. The first day of a series is in no window: nobody is known who could have infected its cases.
 */
export interface RtWindows {
  from: ArrayLike<number>;
  to: ArrayLike<number>;
}

/**
 * Windows of equal width, one ending on each day: from day 1 on for `width` days, then a day later, and so on.
 * Neighbours share data: their estimates are not independent.
 *
 * @param days length of the series
 * @param width days in a window, 7 by default
 * @throws ArgumentError when not even one window fits
 */
export function slidingWindows(days: number, width = DEFAULT_WIDTH): RtWindows {
  requireFit(days, width);
  const count = days - width;
  return { from: Int32Array.from({ length: count }, (_, i) => i + 1), to: Int32Array.from({ length: count }, (_, i) => i + width) };
}

/** Windows of equal width side by side, the last ending on the last day; what is left at the beginning is in none. */
export function consecutiveWindows(days: number, width = DEFAULT_WIDTH): RtWindows {
  requireFit(days, width);
  const count = Math.floor((days - 1) / width);
  const first = days - count * width;
  return {
    from: Int32Array.from({ length: count }, (_, i) => first + i * width),
    to: Int32Array.from({ length: count }, (_, i) => first + (i + 1) * width - 1),
  };
}

/** Checks windows against a series and takes a copy of them. */
export function readWindows(windows: RtWindows, days: number): { from: Int32Array; to: Int32Array } {
  const { from, to } = windows;
  if (from.length === 0) throw new ArgumentError('EMPTY', 'windows.from', 'Give at least one window.');
  if (from.length !== to.length) {
    throw new ArgumentError('LENGTHS_DIFFER', 'windows.to', 'Give a last day for each first day.', to.length);
  }
  const read = { from: new Int32Array(from.length), to: new Int32Array(to.length) };
  for (let window = 0; window < from.length; window++) {
    const [first, last] = [from[window]!, to[window]!];
    requireDay(`windows.from[${window}]`, first, days);
    requireDay(`windows.to[${window}]`, last, days);
    if (first > last) {
      throw new ArgumentError('INCONSISTENT', `windows.to[${window}]`, 'A window must not end before it begins; swap its days.', last);
    }
    read.from[window] = first;
    read.to[window] = last;
  }
  return read;
}

function requireDay(argument: string, day: number, days: number): void {
  requireCount(argument, day);
  if (day >= 1 && day < days) return;
  throw new ArgumentError('OUT_OF_RANGE', argument, `Days are counted from 0 and windows lie from day 1 to day ${days - 1}.`, day);
}

function requireFit(days: number, width: number): void {
  requireCount('days', days, 1);
  requireCount('width', width, 1);
  if (width < days) return;
  throw new ArgumentError('OUT_OF_RANGE', 'width', `The series has ${days} days: give a width below that, or a longer series.`, width);
}

/** A week: evens out reporting by weekday. */
const DEFAULT_WIDTH = 7;
