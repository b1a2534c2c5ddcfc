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
 * A number that `poissonRatio` does not exceed, without logarithms: with d = c - E it is d² (C + E) / (2 E (C - E)) for
 * c > E, as (1 + s) log(1 + s) - s <= s² / 2 inside and (1 - t) log(1 - t) + t <= t² outside; else the two change places.
 */
export function poissonBound(cases: number, expected: number, all: number): number {
  const excess = cases - expected;
  const outside = all - expected;
  const half = excess > 0 ? all + expected : all + outside;
  return (excess * excess * half) / (2 * expected * outside);
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

/**
 * A number that `bernoulliRatio` does not exceed: the ratio is Σ O log(O / E) over the four cells of inside and outside,
 * cases and others, and so at most Pearson's χ², as log x <= x - 1.
 */
export function bernoulliBound(cases: number, people: number, all: number, everybody: number): number {
  const excess = cases - (people * all) / everybody;
  const spread = people * (everybody - people) * all * (everybody - all);
  return (excess * excess * everybody ** 3) / spread;
}

/** c log(c / n) + (n - c) log(1 - c / n). */
function entropy(cases: number, people: number): number {
  const others = people - cases;
  const ofCases = cases === 0 ? 0 : cases * Math.log(cases / people);
  return others === 0 ? ofCases : ofCases + others * Math.log(others / people);
}

const ROUNDING = 1e-12;
