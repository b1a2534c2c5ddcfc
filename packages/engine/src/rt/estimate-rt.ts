import { ArgumentError } from '@firebreak/epi/distribution/index';
import { daysOf, readSeries, type CaseSeries } from './case-series.ts';
import { addUp, runningSum, sumBetween } from './exact-sum.ts';
import { addInfectivity, kernelOf } from './infectivity.ts';
import { DEFAULT_PRIOR, DEFAULT_PROBABILITIES, quantileCurves, quantileTable, readPrior, type RtPrior } from './posterior.ts';
import { readWindows, slidingWindows, type RtWindows } from './rt-window.ts';
import { sharesFor } from './read-interval.ts';
import { serialIntervalMoments, type SerialInterval, type SerialIntervalMoments } from './serial-interval.ts';
import { emptyEstimate, statusOf, type RtEstimate } from './rt-estimate.ts';

export interface RtSettings {
  serialInterval: SerialInterval;
  /** Sliding weeks by default, see `slidingWindows`. */
  windows?: RtWindows | undefined;
  /** Gamma with mean 5 and standard deviation 5 by default. */
  prior?: RtPrior | undefined;
  /** Shares at which quantiles of Rt are given; by default those of EpiEstim. */
  probabilities?: readonly number[] | undefined;
  /** Accepts fractional counts, such as those of a week spread over its days. */
  allowFractions?: boolean | undefined;
}

/** Cori's Rt with a known serial interval. The posterior of a window is gamma with this shape and scale. */
export interface CoriEstimate extends RtEstimate {
  /** NaN where `status` is `tooEarly`, as in all other columns. */
  shape: Float64Array;
  scale: Float64Array;
  /** Of the discretised serial interval, cut at the length of the series. */
  serialInterval: SerialIntervalMoments;
}

/**
 * Instantaneous reproduction number Rt by windows (Cori's method): how many people a case of that time would infect
 * if everything stayed as it was then.
 *
 * Local cases of a day are Poisson with mean Rt times the infectivity of that day; with a gamma prior (shape a,
 * scale b) the posterior of a window is gamma with shape a + local cases and scale 1 / (1 / b + infectivity).
 * There is no estimate while a window ends within the mean serial interval of the first day (EpiEstim's rule).
 *
 * @param cases by day, see `CaseSeries`
 * @returns one value per window in every column; see `RtEstimate` for how missing estimates are told
 * @throws ArgumentError
 * @see Cori et al. 2013, Am J Epidemiol 178:1505, doi:10.1093/aje/kwt133
 * @example estimateRt(counts, { serialInterval: { mean: 2.6, sd: 1.5 } }).mean
 */
export function estimateRt(cases: CaseSeries, settings: RtSettings): CoriEstimate {
  return rtEstimator(daysOf(cases), settings)(cases);
}

/**
 * The same for many series of one length, or for one series again and again while it is edited: the serial
 * interval, the windows and the curves of the quantiles are made once. The cost of a series is then that of its
 * infectivity (days times longest serial interval) and a constant per window.
 *
 * @param days length of the series
 */
export function rtEstimator(days: number, settings: RtSettings): (cases: CaseSeries) => CoriEstimate {
  const { probabilities = DEFAULT_PROBABILITIES, allowFractions = false } = settings;
  const windows = readWindows(settings.windows ?? slidingWindows(days), days);
  const prior = readPrior(settings.prior ?? DEFAULT_PRIOR);
  const shares = sharesFor(settings.serialInterval, days);
  const serialInterval = serialIntervalMoments(shares);
  const kernel = kernelOf(shares, days);
  const standardQuantiles = quantileTable(quantileCurves(probabilities));
  const infectivity = new Float64Array(days);
  const infectivitySum = runningSum(infectivity);
  const localSum = runningSum(infectivity);
  return (cases) => {
    const { local, all } = readSeries(cases, allowFractions);
    if (local.length !== days) {
      throw new ArgumentError(
        'LENGTHS_DIFFER',
        'cases',
        `Give a count for each of the ${days} days the estimator was made for.`,
        local.length,
      );
    }
    infectivity.fill(0);
    addInfectivity(all, kernel, infectivity);
    addUp(infectivity, infectivitySum);
    addUp(local, localSum);
    const count = windows.from.length;
    const estimate: CoriEstimate = {
      ...emptyEstimate(windows, probabilities),
      shape: new Float64Array(count).fill(NaN),
      scale: new Float64Array(count).fill(NaN),
      serialInterval,
    };
    for (let window = 0; window < count; window++) {
      const [from, to] = [windows.from[window]!, windows.to[window]!];
      const localCases = sumBetween(localSum, from, to);
      const force = sumBetween(infectivitySum, from, to);
      estimate.localCases[window] = localCases;
      estimate.infectivity[window] = force;
      if (to + 1 <= serialInterval.mean) continue;
      const [shape, scale] = [prior.shape + localCases, 1 / (1 / prior.scale + force)];
      setPosterior(estimate, window, shape, scale, standardQuantiles(shape));
    }
    return estimate;
  };
}

function setPosterior(estimate: CoriEstimate, window: number, shape: number, scale: number, standardQuantiles: Float64Array): void {
  estimate.shape[window] = shape;
  estimate.scale[window] = scale;
  estimate.mean[window] = shape * scale;
  estimate.sd[window] = Math.sqrt(shape) * scale;
  estimate.status[window] = statusOf(estimate.localCases[window]!, estimate.infectivity[window]!, 1 / Math.sqrt(shape));
  for (let index = 0; index < standardQuantiles.length; index++) estimate.quantiles[index]![window] = scale * standardQuantiles[index]!;
}
