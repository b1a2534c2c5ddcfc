/**
 * Values of the reference program that follow from a fault of it: where ours differ they are counted and told, and
 * the reference is compared with what the fault makes of our numbers.
 */
export interface Departure {
  at: string;
  reason: string;
}

/** Where two lists of values differ by more than rounding. */
export function departures(
  name: string,
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
  reason: string,
): Departure[] {
  return ours.flatMap((value, index) => (isSame(value, theirs[index] ?? null) ? [] : [{ at: `${name}[${index}]`, reason }]));
}

function isSame(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Object.is(one, other) || Math.abs(one - other) <= 1e-6 + 1e-6 * Math.abs(other);
}
