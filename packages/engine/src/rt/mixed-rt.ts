import { type CaseSeries } from './case-series.ts';
import type { RtSettings } from './estimate-rt.ts';
import { addUp, runningSum, sumBetween } from './exact-sum.ts';
import { mixtureMoments, mixtureQuantiles, type GammaMixture } from './gamma-mixture.ts';
import { readHistories, type History, type SerialIntervalSample } from './history.ts';
import { addInfectivity } from './infectivity.ts';
import { DEFAULT_PRIOR, DEFAULT_PROBABILITIES, quantileCurves, readPrior } from './posterior.ts';
import { emptyEstimate, statusOf, type RtEstimate } from './rt-estimate.ts';
import { readWindows, slidingWindows } from './rt-window.ts';
import type { SerialInterval } from './serial-interval.ts';

export interface MixedRtSettings extends Omit<RtSettings, 'serialInterval'> {
  serialInterval: SerialInterval | SerialIntervalSample;
}

export interface MixedRtEstimate extends RtEstimate {
  /**
   * How many of the equally likely histories the window pools: one whose mean serial interval reaches beyond the
   * end of the window is left out, so early windows pool fewer.
   */
  pooled: Int32Array;
}

/**
 * Cori's Rt when the serial interval, the series or both are known only as equally likely alternatives: the exact
 * mixture of their gamma posteriors, where EpiEstim draws from each and pools the draws.
 *
 * Several series and several serial intervals are paired in order, the shorter list starting again: no more pairs
 * than the longer list has.
 *
 * @param series one series, or a list of series of one length such as samples of a nowcast
 * @returns `localCases` and `infectivity` are means over what is pooled
 * @throws ArgumentError
 * @see Cori et al. 2013, Am J Epidemiol 178:1505, doi:10.1093/aje/kwt133
 * @example estimateRtMixed(counts, { serialInterval: drawSerialIntervals(uncertain, 200, rng) })
 */
export function estimateRtMixed(series: CaseSeries | readonly CaseSeries[], settings: MixedRtSettings): MixedRtEstimate {
  const { serialInterval, allowFractions = false, probabilities = DEFAULT_PROBABILITIES } = settings;
  const histories = readHistories(isList(series) ? series : [series], serialInterval, allowFractions);
  const days = histories[0]!.series.all.length;
  const windows = readWindows(settings.windows ?? slidingWindows(days), days);
  const prior = readPrior(settings.prior ?? DEFAULT_PRIOR);
  const curves = quantileCurves(probabilities);
  const { local, infectivity, pooled } = windowSums(histories, windows);
  const estimate: MixedRtEstimate = { ...emptyEstimate(windows, probabilities), pooled };
  const mixture: GammaMixture = { count: 0, shapes: new Float64Array(histories.length), scales: new Float64Array(histories.length) };
  for (let window = 0; window < pooled.length; window++) {
    mixture.count = pooled[window]!;
    for (let i = 0; i < mixture.count; i++) {
      const place = window * histories.length + i;
      mixture.shapes[i] = prior.shape + local[place]!;
      mixture.scales[i] = 1 / (1 / prior.scale + infectivity[place]!);
      estimate.localCases[window] = estimate.localCases[window]! + local[place]! / mixture.count;
      estimate.infectivity[window] = estimate.infectivity[window]! + infectivity[place]! / mixture.count;
    }
    if (mixture.count > 0) mixInto(estimate, window, mixture, curves);
  }
  return estimate;
}

function mixInto(estimate: RtEstimate, window: number, mixture: GammaMixture, curves: ((shape: number) => number)[]): void {
  const { mean, sd } = mixtureMoments(mixture);
  estimate.mean[window] = mean;
  estimate.sd[window] = sd;
  estimate.status[window] = statusOf(estimate.localCases[window]!, estimate.infectivity[window]!, sd / mean);
  mixtureQuantiles(mixture, estimate.probabilities, curves).forEach((value, index) => (estimate.quantiles[index]![window] = value));
}

interface WindowSums {
  /** Local cases and infectivity by window and, within it, by the histories it pools. */
  local: Float64Array;
  infectivity: Float64Array;
  pooled: Int32Array;
}

function windowSums(histories: readonly History[], windows: { from: Int32Array; to: Int32Array }): WindowSums {
  const count = windows.from.length;
  const result: WindowSums = {
    local: new Float64Array(count * histories.length),
    infectivity: new Float64Array(count * histories.length),
    pooled: new Int32Array(count),
  };
  const daily = new Float64Array(histories[0]!.series.all.length);
  const sums = { local: runningSum(daily), infectivity: runningSum(daily) };
  for (const { series, interval } of histories) {
    daily.fill(0);
    addInfectivity(series.all, interval.kernel, daily);
    addUp(daily, sums.infectivity);
    addUp(series.local, sums.local);
    for (let window = 0; window < count; window++) {
      const [from, to] = [windows.from[window]!, windows.to[window]!];
      if (to + 1 <= interval.mean) continue;
      const place = window * histories.length + result.pooled[window]!;
      result.local[place] = sumBetween(sums.local, from, to);
      result.infectivity[place] = sumBetween(sums.infectivity, from, to);
      result.pooled[window] = result.pooled[window]! + 1;
    }
  }
  return result;
}

/** A list of series and not the counts of one. */
function isList(series: CaseSeries | readonly CaseSeries[]): series is readonly CaseSeries[] {
  return Array.isArray(series) && (series.length === 0 || (typeof series[0] === 'object' && series[0] !== null));
}
