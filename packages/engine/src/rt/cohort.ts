import { negativeBinomialQuantile } from '@firebreak/epi/distribution/index';
import { binomialSumQuantiles, cumulantsOf, type BinomialSum } from './binomial-sum.ts';
import type { ReadSeries } from './case-series.ts';
import { addInfectivity, kernelOf } from './infectivity.ts';

/** What decides who may have infected whom in a series. */
export interface Attribution {
  series: ReadSeries;
  kernel: Float64Array;
  infectivity: Float64Array;
  /** Share of the serial intervals of the cases of a day that end within the series. */
  observed: Float64Array;
}

/** The cases of a window and the later cases they may have infected. */
export interface Cohort {
  cases: number;
  /** Least and mean observed share over the days with cases, the mean weighed by cases. */
  leastObserved: number;
  observedShare: number;
  /** Local cases by later day, and the probability that one of them was infected by the cohort. */
  infected: BinomialSum;
  /** The same probability with every infector's share divided by the observed share of its day, and by its square. */
  corrected: number[];
  correctedSquares: number[];
  /** Variance of the infections of the cohort that are not seen yet, see `correctedMean`. */
  unseenVariance: number;
}

/** Mean number infected by a case of a cohort, with its spread over the possible attributions. */
export interface CohortMean {
  mean: number;
  sd: number;
  lower: number;
  upper: number;
}

/** @param whole sum of all shares of the serial interval, those beyond the series too */
export function attributionOf(series: ReadSeries, shares: ArrayLike<number>, whole: number): Attribution {
  const days = series.all.length;
  const kernel = kernelOf(shares, days);
  const infectivity = new Float64Array(days);
  addInfectivity(series.all, kernel, infectivity);
  const observed = new Float64Array(days);
  let sum = 0;
  for (let left = 0; left < days; left++) {
    sum += left < kernel.length ? kernel[left]! : 0;
    observed[days - 1 - left] = Math.min(1, sum / whole);
  }
  return { series, kernel, infectivity, observed };
}

/** @param from first day of the window, `to` its last */
export function cohortOf(attribution: Attribution, from: number, to: number): Cohort {
  const { series, kernel, infectivity } = attribution;
  const cohort = emptyCohort(attribution, from, to);
  const expected = new Float64Array(to - from + 1); // infections by day of their infector
  const last = Math.min(series.all.length - 1, to + kernel.length - 1);
  for (let day = from + 1; day <= last; day++) {
    const count = series.local[day]!;
    if (count === 0 || infectivity[day] === 0) continue;
    let [share, corrected, squares] = [0, 0, 0];
    for (let infector = Math.max(from, day - kernel.length + 1); infector <= Math.min(to, day - 1); infector++) {
      const part = (kernel[day - infector]! * series.all[infector]!) / infectivity[day]!;
      if (part === 0) continue;
      share += part;
      corrected += part / attribution.observed[infector]!;
      squares += part / attribution.observed[infector]! ** 2;
      expected[infector - from] = expected[infector - from]! + count * part;
    }
    if (share === 0) continue;
    cohort.infected.counts.push(count);
    cohort.infected.shares.push(Math.min(1, share));
    cohort.corrected.push(corrected);
    cohort.correctedSquares.push(squares);
  }
  cohort.unseenVariance = unseenVariance(attribution, expected, from);
  return cohort;
}

/** As Wallinga and Teunis, with the exact distribution over attributions. */
export function attributedMean({ cases, infected }: Cohort, level: number): CohortMean {
  const [mean, variance] = cumulantsOf(infected);
  const [lower, upper] = binomialSumQuantiles(infected, [(1 - level) / 2, (1 + level) / 2]);
  return { mean: mean / cases, sd: Math.sqrt(variance) / cases, lower: lower! / cases, upper: upper! / cases };
}

/**
 * The same with infections that are not seen yet: those of each day are divided by its observed share F. What is
 * missing of n seen infections is negative binomial (n + 1, F), all totals being equally likely beforehand. The
 * limits join those of the attribution and of what is missing as independent distances from the estimate.
 *
 * All is NaN when a day of the window is observed to less than `leastShare`.
 *
 * @see Zou & Donner 2008, Stat Med 27:1693, doi:10.1002/sim.3095 (joining limits)
 */
export function correctedMean(cohort: Cohort, leastShare: number, level: number): CohortMean {
  const { cases, infected, corrected, correctedSquares } = cohort;
  if (cohort.leastObserved < leastShare) return { mean: NaN, sd: NaN, lower: NaN, upper: NaN };
  let [total, variance] = [0, 0];
  infected.counts.forEach((count, i) => {
    total += count * corrected[i]!;
    variance += count * (correctedSquares[i]! - corrected[i]! ** 2);
  });
  const [seen] = cumulantsOf(infected);
  const share = total > 0 ? seen / total : cohort.observedShare;
  const tails = [(1 - level) / 2, (1 + level) / 2];
  const attributed = binomialSumQuantiles(infected, tails);
  const missing = tails.map((tail) => (share >= 1 ? 0 : negativeBinomialQuantile(tail, ((seen + 1) * (1 - share)) / share, seen + 1)));
  const [below, above] = [0, 1].map((side) => Math.hypot((attributed[side]! - seen) / share, missing[side]! - (total - seen)));
  return {
    mean: total / cases,
    sd: Math.sqrt(Math.max(0, variance) + cohort.unseenVariance) / cases,
    lower: Math.max(attributed[0]!, total - below!) / cases,
    upper: (total + above!) / cases,
  };
}

function emptyCohort({ series, observed }: Attribution, from: number, to: number): Cohort {
  let [cases, least, weighed] = [0, 1, 0];
  for (let day = from; day <= to; day++) {
    const count = series.all[day]!;
    if (count === 0) continue;
    cases += count;
    least = Math.min(least, observed[day]!);
    weighed += count * observed[day]!;
  }
  return {
    cases,
    leastObserved: least,
    observedShare: cases === 0 ? NaN : weighed / cases,
    infected: { counts: [], shares: [] },
    corrected: [],
    correctedSquares: [],
    unseenVariance: 0,
  };
}

/** Variance of a negative binomial (n + 1, F), added up over the days with cases. */
function unseenVariance({ series, observed }: Attribution, expected: Float64Array, from: number): number {
  return expected.reduce((sum, seen, index) => {
    const share = observed[from + index]!;
    return series.all[from + index] === 0 || share === 0 ? sum : sum + ((seen + 1) * (1 - share)) / share ** 2;
  }, 0);
}
