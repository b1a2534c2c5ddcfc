/** Counts and their means without an outbreak, week after week. */
export interface ChartData {
  counts: Float64Array;
  means: Float64Array;
  /** 0 for Poisson counts, else variance mean + alpha mean^2. */
  alpha: number;
}

/**
 * How much likelier the weeks from `start` to `now` are when their mean is a multiple of the normal one than when it
 * is the normal one: the logarithm of the ratio of likelihoods at the best multiple above 1 (below 1 for a decrease).
 */
export type RatioStatistic = (data: ChartData, start: number, now: number) => number;

/**
 * Largest log likelihood ratio of Poisson weeks over all times of change from `first` to `last`.
 *
 * With n cases where m are normal the best multiple is n / m and the ratio n log(n / m) - n + m; a stretch without
 * any case is worth m when a decrease is looked for.
 */
export function poissonRatio({ counts, means }: ChartData, first: number, last: number, now: number, sign: 1 | -1): number {
  let [cases, normal, most] = [0, 0, 0];
  for (let week = now; week >= first; week--) {
    cases += counts[week]!;
    normal += means[week]!;
    if (week > last || sign * (cases - normal) <= 0) continue;
    const ratio = (cases > 0 ? cases * Math.log(cases / normal) : 0) - cases + normal;
    if (ratio > most) most = ratio;
  }
  return most;
}

/**
 * The same for negative binomial weeks, whose best multiple solves an equation. On which side of 1 it lies is the
 * sign of the score there, a sum that grows by one week for each earlier time of change.
 */
export function negativeBinomialRatio(data: ChartData, first: number, last: number, now: number, sign: 1 | -1): number {
  const { counts, means, alpha } = data;
  let most = 0;
  let scoreAtOne = 0;
  let multiple = 0;
  for (let start = now; start >= first; start--) {
    scoreAtOne += (counts[start]! - means[start]!) / (1 + alpha * means[start]!);
    if (start > last || sign * scoreAtOne <= 0) continue;
    multiple = bestMultiple(data, start, now, sign === 1 ? 1 : 0, multiple);
    most = Math.max(most, ratioAt(data, start, now, multiple));
  }
  return most;
}

/**
 * The likeliest multiple r of the means: the root of sum (x - r m) / (1 + alpha r m), which falls and is convex in r,
 * so that Newton's steps from below never pass it.
 */
function bestMultiple(data: ChartData, start: number, now: number, lowest: number, guess: number): number {
  let multiple = guess > lowest && scoreAt(data, start, now, guess).score >= 0 ? guess : lowest;
  for (let step = 0; step < MAX_STEPS; step++) {
    const { score, slope } = scoreAt(data, start, now, multiple);
    const move = score / slope;
    multiple += move;
    if (!(move > 1e-13 * multiple)) break;
  }
  return multiple;
}

function scoreAt({ counts, means, alpha }: ChartData, start: number, now: number, multiple: number): { score: number; slope: number } {
  let [score, slope] = [0, 0];
  for (let week = start; week <= now; week++) {
    const [x, m] = [counts[week]!, means[week]!];
    const below = 1 + alpha * multiple * m;
    score += (x - multiple * m) / below;
    slope += (m * (1 + alpha * x)) / (below * below);
  }
  return { score, slope };
}

/** Log likelihood ratio of negative binomial weeks at a multiple of their means. */
function ratioAt({ counts, means, alpha }: ChartData, start: number, now: number, multiple: number): number {
  const log = multiple > 0 ? Math.log(multiple) : 0; // without a case its part is 0
  let sum = 0;
  for (let week = start; week <= now; week++) {
    const [x, m] = [counts[week]!, means[week]!];
    sum += x * log - (x + 1 / alpha) * (Math.log1p(alpha * multiple * m) - Math.log1p(alpha * m));
  }
  return sum;
}

const MAX_STEPS = 200;
