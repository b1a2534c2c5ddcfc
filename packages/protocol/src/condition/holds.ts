import type { Condition } from '../pack/index.ts';

/** Facts about one person, place or proposal, by name. A name that is missing or null is not known. */
export type PlainFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * Whether a condition holds: true, false, or undefined where the facts do not decide it (Kleene's three values: one false
 * settles `all`, one true settles `any`, whatever is unknown beside it).
 */
export function holds(condition: Condition, facts: PlainFacts): boolean | undefined {
  if ('all' in condition) return every(condition.all.map((one) => holds(one, facts)));
  if ('any' in condition) return negated(every(condition.any.map((one) => negated(holds(one, facts)))));
  if ('not' in condition) return negated(holds(condition.not, facts));
  const value = facts[condition.fact] ?? undefined;
  if ('known' in condition) return (value !== undefined) === condition.known;
  if (value === undefined) return undefined;
  if ('is' in condition) return value === condition.is;
  if ('in' in condition) return condition.in.includes(value);
  if (typeof value !== 'number') return undefined;
  return 'atLeast' in condition ? value >= condition.atLeast : value <= condition.atMost;
}

/** Names of facts that would have to be known to decide a condition; none where it is decided without them. */
export function missingFacts(condition: Condition, facts: PlainFacts): string[] {
  if (holds(condition, facts) !== undefined) return [];
  if ('all' in condition) return [...new Set(condition.all.flatMap((one) => missingFacts(one, facts)))];
  if ('any' in condition) return [...new Set(condition.any.flatMap((one) => missingFacts(one, facts)))];
  if ('not' in condition) return missingFacts(condition.not, facts);
  return [condition.fact];
}

function every(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

const negated = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);
