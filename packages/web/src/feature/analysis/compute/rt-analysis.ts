import { estimateRt, rtRows, slidingWindows, wallingaTeunis, type RtRow } from '@firebreak/engine/rt/index';

export interface RtQuestion {
  /** Cases by day, up to the last day that is asked about. */
  readonly local: readonly number[];
  readonly imported: readonly number[];
  readonly serialInterval: { readonly mean: number; readonly sd: number };
  readonly windowDays: number;
  readonly prior: { readonly mean: number; readonly sd: number };
  readonly level: number;
  /** Also the case reproduction number of Wallinga and Teunis. */
  readonly withCohort: boolean;
}

/** Rt of a window that ends on a day, the day as index of the series. */
export interface RtDay {
  readonly to: number;
  readonly from: number;
  readonly status: RtRow['status'];
  readonly localCases: number;
  readonly median: number | null;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Cases of a window and how many each of them infected, as far as that is seen. */
export interface CohortDay {
  readonly to: number;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly observedShare: number | null;
}

/** Rt by sliding windows: Cori's, and Wallinga and Teunis' corrected for infections that are still to come. See docs/method/rt.md. */
export function rtAnalysis({ local, imported, serialInterval, windowDays, prior, level, withCohort }: RtQuestion): {
  cori: RtDay[];
  cohort: CohortDay[];
} {
  const tail = (1 - level) / 2;
  const windows = slidingWindows(local.length, windowDays);
  const cases = { local, imported };
  const estimate = estimateRt(cases, { serialInterval, windows, prior, probabilities: [tail, 0.5, 1 - tail] });
  const cori = rtRows(estimate).map(({ from, to, status, localCases, mean, quantiles: [lower = null, median = null, upper = null] }) => {
    const says = status === 'estimated' || status === 'imprecise';
    return {
      from,
      to,
      status,
      localCases,
      mean: says ? mean : null,
      median: says ? median : null,
      lower: says ? lower : null,
      upper: says ? upper : null,
    };
  });
  return { cori, cohort: withCohort ? cohortDays({ local, imported, serialInterval, level }, windows) : [] };
}

function cohortDays(
  { local, imported, serialInterval, level }: Pick<RtQuestion, 'local' | 'imported' | 'serialInterval' | 'level'>,
  windows: ReturnType<typeof slidingWindows>,
): CohortDay[] {
  const found = wallingaTeunis({ local, imported }, { serialInterval, windows, level, correctFromShare: LEAST_SHARE });
  const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
  return Array.from(found.to, (to, at) => ({
    to,
    mean: known(found.mean[at]),
    lower: known(found.lower[at]),
    upper: known(found.upper[at]),
    observedShare: known(found.observedShare[at]),
  }));
}

/** Where fewer than half of the infections of a window can be seen yet, nothing is said. */
const LEAST_SHARE = 0.5;
