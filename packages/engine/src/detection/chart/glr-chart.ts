import { epidemicRatio, type EpidemicData } from './epidemic-ratio.ts';
import type { CheckedGlr } from './glr-settings.ts';
import type { InControlFit } from './in-control.ts';
import { negativeBinomialRatio, poissonRatio } from './intercept-ratio.ts';

export interface ChartStep {
  statistic: number;
  /** Count that would alarm; null unless asked for, or when there is none. */
  limit: number | null;
  alarm: boolean;
}

/** A chart that is fed one week after the other. */
export interface Chart {
  /** Mean of each week without an outbreak; may be changed for weeks to come. */
  means: Float64Array;
  next: (week: number) => ChartStep;
  /** Passes over a week without a count; gives the statistic as it stands. */
  pass: () => number;
}

/**
 * Starts a chart. Weeks are counted from the last alarm among those that have a count, which are kept side by side.
 */
export function chartOf(counts: Float64Array, { mean, alpha }: InControlFit, settings: CheckedGlr): Chart {
  const packed: EpidemicData = { counts: counts.slice(), means: mean.slice(), previous: new Float64Array(counts.length), alpha };
  const memory = { weeks: 0, statistic: 0, before: 0 };
  const statistic = settings.logRatio === undefined ? ratioOf(settings, alpha) : undefined;
  const next = (week: number): ChartStep => {
    const now = memory.weeks++;
    packed.counts[now] = counts[week]!;
    packed.means[now] = mean[week]!;
    packed.previous[now] = memory.before;
    const step =
      statistic === undefined ? knownRatio(packed, now, memory.statistic, settings) : estimatedRatio(packed, now, statistic, settings);
    memory.statistic = step.statistic;
    memory.before = counts[week]!;
    if (step.alarm) Object.assign(memory, { weeks: 0, statistic: 0 });
    return step;
  };
  return { means: mean, next, pass: () => memory.statistic };
}

type Statistic = (data: EpidemicData, now: number) => number;

/** Which times of change are looked for: Poisson charts with a window leave one week more between, as the reference program does. */
function ratioOf({ change, sign, window, leastWeeks }: CheckedGlr, alpha: number): Statistic {
  const first = (now: number): number => (window === undefined ? 0 : Math.max(0, now - window));
  const last = (now: number): number => now - leastWeeks + 1;
  if (change === 'epidemic') return (data, now) => epidemicRatio(data, first(now), last(now), now);
  if (alpha > 0) return (data, now) => negativeBinomialRatio(data, first(now), last(now), now, sign);
  if (window !== undefined) return (data, now) => poissonRatio(data, first(now), last(now) - 1, now, sign);
  return (data, now) => (last(now) < 0 ? 0 : poissonRatio(data, 0, now, now, sign));
}

function estimatedRatio(data: EpidemicData, now: number, statistic: Statistic, { threshold, limits, sign }: CheckedGlr): ChartStep {
  const value = statistic(data, now);
  const limit = limits ? limitOf(data, now, statistic, threshold, sign) : null;
  return { statistic: value, limit, alarm: value >= threshold };
}

/** Log likelihood ratio CUSUM: L_n = max(0, L_(n-1) + log ratio of week n). */
function knownRatio({ counts, means, alpha }: EpidemicData, now: number, before: number, settings: CheckedGlr): ChartStep {
  const [theta, m] = [settings.logRatio!, means[now]!];
  const perWeek = alpha === 0 ? m - m * Math.exp(theta) : (Math.log1p(alpha * m) - Math.log1p(alpha * m * Math.exp(theta))) / alpha;
  const perCase = alpha === 0 ? theta : theta + alpha * perWeek;
  const statistic = Math.max(0, before + perCase * counts[now]! + perWeek);
  const limit = (settings.threshold - before - perWeek) / perCase;
  return { statistic, limit: settings.limits ? limit : null, alarm: statistic > settings.threshold };
}

/** Smallest count this week that would alarm (largest for a decrease), as the statistic moves one way with it; null when none does. */
function limitOf(data: EpidemicData, now: number, statistic: Statistic, threshold: number, sign: 1 | -1): number | null {
  const observed = data.counts[now]!;
  const alarms = (count: number): boolean => {
    data.counts[now] = count;
    return statistic(data, now) >= threshold;
  };
  const limit = sign === 1 ? smallest(alarms) : largest(alarms);
  data.counts[now] = observed;
  return limit;
}

function smallest(alarms: (count: number) => boolean): number | null {
  if (alarms(0)) return 0;
  let [low, high] = [0, 1];
  while (!alarms(high)) {
    low = high;
    high *= 2;
    if (high > LARGEST_LIMIT) return null;
  }
  return boundary(low, high, alarms);
}

function largest(alarms: (count: number) => boolean): number | null {
  if (!alarms(0)) return null;
  let [low, high] = [0, 1];
  while (alarms(high)) {
    low = high;
    high *= 2;
    if (high > LARGEST_LIMIT) return null;
  }
  return boundary(low, high, (count) => !alarms(count)) - 1;
}

/** First of (low, high] for which the test holds, when it holds at high and not at low. */
function boundary(low: number, high: number, holds: (count: number) => boolean): number {
  let [below, at] = [low, high];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (holds(middle)) at = middle;
    else below = middle;
  }
  return at;
}

const LARGEST_LIMIT = 2 ** 40;
