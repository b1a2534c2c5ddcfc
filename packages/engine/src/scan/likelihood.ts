/** Which clusters are looked for: more cases than expected, fewer, or either. */
export const scanRates = ['high', 'low', 'both'] as const;
export type ScanRates = (typeof scanRates)[number];

/**
 * Log likelihood ratio of a window with `cases` of `all` cases where `expected` were expected, against the same rate
 * everywhere: c log(c / E) + (C - c) log((C - c) / (C - E)).
 *
 * The expected numbers add up to all cases. Symmetric: whether the rate is high or low is for the caller to see.
 *
 * @returns at least 0; 0 where the window expects everything or nothing and so says nothing
 * @see Kulldorff 1997, Commun Statist Theory Meth 26:1481, doi:10.1080/03610929708831995
 */
export function poissonRatio(cases: number, expected: number, all: number): number {
  const [outside, expectedOutside] = [all - cases, all - expected];
  if (!(expected > 0) || !(expectedOutside > all * ROUNDING)) return 0;
  const inside = cases === 0 ? 0 : cases * Math.log(cases / expected);
  const rest = outside === 0 ? 0 : outside * Math.log(outside / expectedOutside);
  return Math.max(0, inside + rest);
}

/**
 * Log likelihood ratio of a window with `cases` among `people`, of `all` cases among `everybody`.
 *
 * @see Kulldorff 1997, Commun Statist Theory Meth 26:1481, doi:10.1080/03610929708831995
 */
export function bernoulliRatio(cases: number, people: number, all: number, everybody: number): number {
  if (!(people > 0) || people >= everybody) return 0;
  const apart = entropy(cases, people) + entropy(all - cases, everybody - people);
  return Math.max(0, apart - entropy(all, everybody));
}

/** c log(c / n) + (n - c) log(1 - c / n). */
function entropy(cases: number, people: number): number {
  const others = people - cases;
  const ofCases = cases === 0 ? 0 : cases * Math.log(cases / people);
  return others === 0 ? ofCases : ofCases + others * Math.log(others / people);
}

const ROUNDING = 1e-12;
