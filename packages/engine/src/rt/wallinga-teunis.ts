import { ArgumentError, requireOpenProbability } from '@firebreak/epi/distribution/index';
import { daysOf, readSeries, type CaseSeries } from './case-series.ts';
import { readWindows, slidingWindows, type RtWindows } from './rt-window.ts';
import { sharesFor } from './read-interval.ts';
import type { SerialInterval } from './serial-interval.ts';
import { attributedMean, attributionOf, cohortOf, correctedMean, type Attribution } from './cohort.ts';

export interface WallingaTeunisSettings {
  serialInterval: SerialInterval;
  /** Sliding weeks by default. */
  windows?: RtWindows | undefined;
  /** Of the limits, 0.95 by default. */
  level?: number | undefined;
  /**
   * Divides by the share of serial intervals that have ended by the last day, where that is at least this share
   * (such as 0.5). Without it the last windows fall to 0, because their infections are not seen yet.
   */
  correctFromShare?: number | undefined;
}

/** Case reproduction numbers by windows, in columns. A window without cases has NaN in `mean`, `sd`, `lower` and `upper`. */
export interface CohortEstimate {
  from: Int32Array;
  to: Int32Array;
  /** Cases of the window, imported ones too: those whose infections are counted. */
  cases: Float64Array;
  /** Mean number of people that a case of the window infected. */
  mean: Float64Array;
  /** Standard deviation and limits of that mean over the ways in which cases can be attributed. */
  sd: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /**
   * Mean over the cases of the window of the share of their infections that fall within the series, 1 when all are
   * seen. Below 0.9 or so the uncorrected mean is too low.
   */
  observedShare: Float64Array;
  /** Local cases that nobody in the series can have infected: the first ones, and those after a long gap. */
  unattributed: number;
}

/**
 * Case (cohort) reproduction number by windows: how many people the cases of a window infected in the end, each later
 * case being attributed to earlier ones in proportion to how likely their serial interval is (Wallinga and Teunis).
 *
 * The mean is that of EpiEstim. Its limits there come from simulated attributions; here they are exact: the cases of
 * each later day are infected by the window independently, so their number is a sum of binomials.
 *
 * @throws ArgumentError
 * @see Wallinga & Teunis 2004, Am J Epidemiol 160:509, doi:10.1093/aje/kwh255
 * @see Cauchemez et al. 2006, Emerg Infect Dis 12:110, doi:10.3201/eid1201.050593 (cases not seen yet)
 */
export function wallingaTeunis(cases: CaseSeries, settings: WallingaTeunisSettings): CohortEstimate {
  const { level = DEFAULT_LEVEL, correctFromShare } = settings;
  requireOpenProbability('level', level);
  if (correctFromShare !== undefined) requireOpenProbability('correctFromShare', correctFromShare);
  const days = daysOf(cases);
  const windows = readWindows(settings.windows ?? slidingWindows(days), days);
  const series = readSeries(cases);
  const shares = sharesFor(settings.serialInterval, days);
  const whole = 'shares' in settings.serialInterval ? sumOf(shares) : 1;
  const attribution = attributionOf(series, shares, whole);
  requireWork(windows, attribution.kernel.length);
  const estimate = emptyCohorts(windows, unattributedCases(attribution));
  for (let window = 0; window < windows.from.length; window++) {
    const cohort = cohortOf(attribution, windows.from[window]!, windows.to[window]!);
    estimate.cases[window] = cohort.cases;
    if (cohort.cases === 0) continue;
    const result = correctFromShare === undefined ? attributedMean(cohort, level) : correctedMean(cohort, correctFromShare, level);
    estimate.mean[window] = result.mean;
    estimate.sd[window] = result.sd;
    estimate.lower[window] = result.lower;
    estimate.upper[window] = result.upper;
    estimate.observedShare[window] = cohort.observedShare;
  }
  return estimate;
}

function sumOf(shares: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < shares.length; k++) sum += shares[k]!;
  return sum;
}

/** Local cases on days when nobody was infectious. */
function unattributedCases({ series, infectivity }: Attribution): number {
  return series.local.reduce((sum, count, day) => sum + (infectivity[day] === 0 ? count : 0), 0);
}

function emptyCohorts(windows: { from: Int32Array; to: Int32Array }, unattributed: number): CohortEstimate {
  const unknown = (): Float64Array => new Float64Array(windows.from.length).fill(NaN);
  return {
    from: windows.from.slice(),
    to: windows.to.slice(),
    cases: new Float64Array(windows.from.length),
    mean: unknown(),
    sd: unknown(),
    lower: unknown(),
    upper: unknown(),
    observedShare: unknown(),
    unattributed,
  };
}

function requireWork({ from, to }: { from: Int32Array; to: Int32Array }, reach: number): void {
  let products = 0;
  for (let window = 0; window < from.length; window++) {
    const width = to[window]! - from[window]! + 1;
    products += (width + reach) * Math.min(width, reach);
  }
  if (products <= MOST_PRODUCTS) return;
  throw new ArgumentError('OUT_OF_RANGE', 'windows', 'So many long windows would take minutes; give fewer or shorter ones.', from.length);
}

const DEFAULT_LEVEL = 0.95;
/** Some seconds of work. */
const MOST_PRODUCTS = 2e9;
