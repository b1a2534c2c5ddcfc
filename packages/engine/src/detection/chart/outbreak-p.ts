import { ArgumentError, requirePositive } from '@firebreak/epi/distribution/index';
import { readSeries, type CountSeries } from '../series/count-series.ts';
import { numberOrNull, type Verdict } from '../series/verdict.ts';
import { readRange, type WeekRange } from '../series/week-range.ts';
import { plateaus } from './plateau.ts';

export interface OutbreakPSettings {
  /** Alarm when the likelihood ratio is above this; 100 by default. */
  k?: number | undefined;
  /** Whether the count that would alarm is found for each week. */
  limits?: boolean | undefined;
}

export interface OutbreakPVerdict extends Verdict {
  /** Logarithm of the statistic, which itself soon leaves the range of numbers. */
  logStatistic: number;
  /** The likelihood ratio; Infinity beyond 1.8e308. */
  statistic: number;
}

/**
 * Outbreak detection without any baseline: whether the counts so far rise, against their being constant.
 *
 * The statistic of a week is the ratio of two Poisson likelihoods of all counts up to it: means that never fall
 * (their isotonic regression), over one mean. Nothing need be known of the shape of the rise, nor of the level
 * before. `expected` is the one mean; `upper` the largest count this week without an alarm plus 1, when `limits`
 * asks for it (null for the first week, and when no count up to 100,000 changes the verdict). Weeks without a count
 * are passed over. The chart is not set back by an alarm: it begins where the series begins.
 *
 * @param series.counts cases per week from the end of the last season on
 * @throws ArgumentError for counts, dates or settings that cannot be
 * @see Frisen, Andersson & Schioeler 2009, Ann Inst Stat Math 61:711, doi:10.1007/s10463-008-0195-0
 */
export function outbreakP(series: CountSeries, settings: OutbreakPSettings & WeekRange = {}): OutbreakPVerdict[] {
  const { counts } = readSeries(series);
  const { from, to } = readRange(settings, counts.length);
  const { k = 100, limits = false } = settings;
  requirePositive('k', k);
  if (k < 1) throw new ArgumentError('OUT_OF_RANGE', 'k', 'The ratio is never below 1: give a limit of at least 1.', k);
  const rise = plateaus(to + 1);
  const verdicts: OutbreakPVerdict[] = [];
  for (let at = 0; at <= to; at++) {
    const observed = counts[at]!;
    const isKnown = !Number.isNaN(observed);
    const first = rise.count() === 0;
    const upper = limits && isKnown && !first && at >= from ? limitOf(rise.logRatioWith, Math.log(k), observed) : null;
    if (isKnown) rise.add(observed);
    if (at < from) continue;
    const logStatistic = rise.logRatio();
    verdicts.push({
      at,
      observed: numberOrNull(observed),
      expected: rise.count() === 0 ? null : rise.mean(),
      upper,
      alarm: isKnown && logStatistic > Math.log(k),
      unjudged: isKnown ? null : 'missingCount',
      logStatistic,
      statistic: Math.exp(logStatistic),
    });
  }
  return verdicts;
}

/** Smallest count that alarms: the ratio never falls as the last count grows. */
function limitOf(logRatioWith: (count: number) => number, logK: number, observed: number): number | null {
  const alarms = (count: number): boolean => logRatioWith(count) > logK;
  if (alarms(0)) return null;
  let [low, high] = [0, Math.max(1, observed)];
  while (!alarms(high)) {
    if (high >= LARGEST_LIMIT) return null;
    low = high;
    high = Math.min(LARGEST_LIMIT, 2 * high);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (alarms(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** As in the reference program. */
const LARGEST_LIMIT = 100_000;
