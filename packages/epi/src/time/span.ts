import type { Day } from './civil-day.ts';

/** Whole days from `from` to `to`, both counted. Empty when `to` is before `from`. */
export interface Span {
  from: Day;
  to: Day;
}

/** Number of days in a span; 1 when it begins and ends on the same day, 0 when empty. */
export function spanDays({ from, to }: Span): number {
  return to < from ? 0 : to - from + 1;
}

export function spanContains({ from, to }: Span, day: Day): boolean {
  return day >= from && day <= to;
}

/** Days that both spans have, or undefined when they share none. */
export function spanOverlap(a: Span, b: Span): Span | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return to < from ? undefined : { from, to };
}

/**
 * The last `days` days up to and with `asOf`: a week to Sunday is Monday to Sunday.
 *
 * @throws RangeError when `days` is not a whole number of at least 1
 */
export function lastDays(asOf: Day, days: number): Span {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`A span needs a whole number of days, at least 1; got ${days}.`);
  return { from: asOf - days + 1, to: asOf };
}

/** The span of equal length that ends the day before this one begins. */
export function spanBefore(span: Span): Span {
  return { from: span.from - spanDays(span), to: span.from - 1 };
}
