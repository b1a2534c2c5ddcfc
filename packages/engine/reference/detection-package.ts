import type { CusumSettings, CusumVerdict, GlrSettings, GlrVerdict } from '../src/detection/index.ts';

/**
 * What surveillance 1.20.3 computes where it errs, worked out plainly. Only to check that our numbers differ from
 * its numbers by these faults and by nothing else; nothing in the engine uses it.
 */
export interface PackageChart {
  statistic: number[];
  alarm: boolean[];
}

/** The GLR chart with the package's search for the likeliest ratio: unguarded steps, each begun where the last ended. */
export function packageGlr(verdicts: readonly GlrVerdict[], settings: GlrSettings, alpha: number): PackageChart {
  const x = verdicts.map(({ observed }) => observed ?? 0);
  const m = verdicts.map(({ expected }) => expected ?? NaN);
  const result: PackageChart = { statistic: [], alarm: [] };
  let start = 0;
  for (let now = 0; now < x.length; now++) {
    const before = x.map((_, week) => (week === 0 ? 0 : x[week - 1]!));
    const statistic = Math.max(0, largestRatio({ x, m, before, alpha, start, now }, settings));
    result.statistic.push(statistic);
    result.alarm.push(statistic >= (settings.threshold ?? 5));
    if (result.alarm.at(-1) === true) start = now + 1;
  }
  return result;
}

interface Weeks {
  x: number[];
  m: number[];
  before: number[];
  alpha: number;
  start: number;
  now: number;
}

function largestRatio(weeks: Weeks, { window, leastWeeks = 1, change, direction }: GlrSettings): number {
  const { alpha, start, now } = weeks;
  const isPoisson = alpha === 0 && change !== 'epidemic';
  if (isPoisson && window === undefined && now - start < leastWeeks - 1) return 0;
  const first = window === undefined ? start : Math.max(start, now - window);
  const last = isPoisson ? now - (window === undefined ? 0 : leastWeeks) : now - leastWeeks + 1;
  const sign = direction === 'decrease' ? -1 : 1;
  let [most, guess] = [0, 0.5];
  for (let k = first; k <= last; k++) {
    const range = Array.from({ length: now - k + 1 }, (_, index) => k + index);
    let ratio: number;
    if (isPoisson) {
      ratio = poissonValue(weeks, range, sign);
    } else {
      guess = change === 'epidemic' && alpha === 0 ? epidemicSteps(weeks, range, guess) : interceptSteps(weeks, range, guess);
      if (change !== 'epidemic') guess = sign * Math.max(0, sign * guess);
      ratio = change === 'epidemic' ? epidemicValue(weeks, range, guess) : interceptValue(weeks, range, guess);
    }
    if (ratio > most) most = ratio;
  }
  return most;
}

/** The logarithm of no cases makes the package's ratio not a number, which never is the largest. */
function poissonValue({ x, m }: Weeks, range: number[], sign: number): number {
  const [cases, normal] = [sumOf(range, (i) => x[i]!), sumOf(range, (i) => m[i]!)];
  const theta = sign * Math.max(0, sign * Math.log(cases / normal));
  return theta * cases + (1 - Math.exp(theta)) * normal;
}

/** Newton's steps on the log ratio of an intercept chart; the package takes them for the epidemic chart too. */
function interceptSteps({ x, m, alpha }: Weeks, range: number[], from: number): number {
  let [old, theta] = [0.4, from];
  for (let step = 0; step < 1000 && theta > -18 && Math.abs(theta - old) > 1e-6; step++) {
    old = theta;
    const multiple = Math.exp(old);
    const score = sumOf(range, (i) => (x[i]! - multiple * m[i]!) / (1 + alpha * multiple * m[i]!));
    theta = old + score / (multiple * sumOf(range, (i) => (m[i]! * (alpha * x[i]! + 1)) / (1 + alpha * multiple * m[i]!) ** 2));
  }
  return theta;
}

function interceptValue({ x, m, alpha }: Weeks, range: number[], theta: number): number {
  return sumOf(range, (i) => theta * x[i]! + (x[i]! + 1 / alpha) * Math.log((1 + alpha * m[i]!) / (1 + alpha * m[i]! * Math.exp(theta))));
}

function epidemicSteps({ x, m, before }: Weeks, range: number[], lambda: number): number {
  let [old, phi] = [2, Math.log(lambda)];
  for (let step = 0; step < 1000 && phi > -18 && Math.abs(Math.exp(phi) - Math.exp(old)) > 1e-6; step++) {
    old = phi;
    const share = Math.exp(old);
    const score = share * sumOf(range, (i) => (x[i]! * before[i]!) / (share * before[i]! + m[i]!) - before[i]!);
    const square = sumOf(range, (i) => (x[i]! * before[i]! ** 2) / (share * before[i]! + m[i]!) ** 2);
    phi = old + score / (share * share * square - score);
  }
  return Math.exp(phi);
}

/** With alpha above 0 the package puts the log ratio of the intercept chart in the place of log lambda. */
function epidemicValue({ x, m, before, alpha }: Weeks, range: number[], found: number): number {
  if (alpha === 0) return sumOf(range, (i) => x[i]! * Math.log((found * before[i]!) / m[i]! + 1) - found * before[i]!);
  return sumOf(range, (i) => {
    const raised = m[i]! + Math.exp(found) * before[i]!;
    const scale = Math.log((1 + alpha * m[i]!) / (1 + alpha * raised));
    return x[i]! * (Math.log(raised / m[i]!) + scale) + scale / alpha;
  });
}

const sumOf = (range: number[], part: (index: number) => number): number => range.reduce((sum, index) => sum + part(index), 0);

/** Limits of the CUSUM as the package turns its transformations back: two of them not at all, one with a wrong sign. */
export function packageCusumLimits(verdicts: readonly CusumVerdict[], { transformation, k = 1.04, h = 2.26 }: CusumSettings): number[] {
  return verdicts.map(({ expected, upper, cusum }, week) => {
    if (transformation === 'none' || transformation === 'anscombeNegBin') return Math.max(0, h - cusum);
    if (transformation !== 'anscombe2nd') return upper ?? 0;
    const [m, distance] = [expected ?? NaN, h + k - (verdicts[week - 1]?.cusum ?? 0)];
    return Math.max(0, (2 / 3) * m ** (1 / 6) * distance + (m ** (2 / 3) - m ** (1 / 3) / 9)) ** 1.5;
  });
}

/** Limits of a negative binomial chart: the package's search begins at the count and never starts from 0. */
export function packageLimits(verdicts: readonly GlrVerdict[], limits: readonly number[]): number[] {
  return limits.map((limit, week) => {
    const { observed, alarm } = verdicts[week]!;
    return !alarm && (observed === 0 || limit > 10_001) ? 1e99 : limit;
  });
}

/** The statistic of outbreakP as a running product, which leaves the range of numbers on the way: 0, Infinity or NaN. */
export function packageOutbreakP(counts: readonly number[]): number {
  const mean = sumOf([...counts.keys()], (index) => counts[index]!) / counts.length;
  return risingMeans(counts).reduce(
    (product, rising, index) => product * (rising === 0 && mean === 0 ? 1 : rising / mean) ** counts[index]!,
    1,
  );
}

/** Means that never fall, by pooling neighbours. */
function risingMeans(counts: readonly number[]): number[] {
  const pools: { sum: number; weeks: number }[] = [];
  for (const count of counts) {
    let pool = { sum: count, weeks: 1 };
    for (let last = pools.at(-1); last !== undefined && pool.sum * last.weeks <= last.sum * pool.weeks; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, weeks: pool.weeks + last.weeks };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, weeks }) => Array.from({ length: weeks }, () => sum / weeks));
}
