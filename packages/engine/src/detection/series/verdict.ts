/** Why a week could not be judged. */
export const unjudgedReasons = [
  /** There is no count for it. */
  'missingCount',
  /** The reference period reaches back before the first week. */
  'shortHistory',
  /** A week that it is compared with has no count. */
  'missingBaseline',
  /** All weeks it is compared with have the same count, so there is no scale to judge by. */
  'noVariation',
  /** Too few cases in the last weeks for an alarm to mean anything. */
  'fewCases',
  /** No week it is compared with has a case, so there is nothing to expect. */
  'noBaselineCases',
  /** The model of what is expected could not be fitted. */
  'noConvergence',
  /** No finite count is the limit. */
  'noUpperBound',
  /** The run was cancelled before this week was reached. */
  'cancelled',
] as const;
export type UnjudgedReason = (typeof unjudgedReasons)[number];

/**
 * What a method says of one week (month, day) of a series: enough to draw the count, what was expected, the limit
 * and the alarm, or to say why there is none.
 */
export interface Verdict {
  /** Place in the series, from 0. */
  at: number;
  /** null when the week has no count. */
  observed: number | null;
  /** Count to expect without an outbreak; null when the method has none, or none for this week. */
  expected: number | null;
  /** Alarm limit on the scale of counts, as the method defines it; null when there is none. */
  upper: number | null;
  alarm: boolean;
  /** null when the week was judged. */
  unjudged: UnjudgedReason | null;
}

/** In panels a reason is a number: 0 for judged, else its place in `unjudgedReasons` plus 1. */
export function reasonCode(reason: UnjudgedReason | null): number {
  return reason === null ? 0 : unjudgedReasons.indexOf(reason) + 1;
}

/** The reason of a code of a panel; null for 0. */
export function reasonOf(code: number): UnjudgedReason | null {
  return unjudgedReasons[code - 1] ?? null;
}

/** A number of a panel, where NaN stands for none. */
export function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
