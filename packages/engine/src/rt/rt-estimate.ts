/**
 * What an estimate rests on, by its number in the column `status`:
 * - `estimated`;
 * - `tooEarly`: the window ends within a mean serial interval of the first day; no estimate, all its values are NaN;
 * - `priorOnly`: nobody was infectious and nobody fell ill: the estimate is the prior and says nothing;
 * - `unexplained`: there were local cases but nobody infectious: they are imported, or earlier cases are missing;
 * - `imprecise`: the standard deviation is above 0.3 of the mean, the bound Cori et al. advise.
 */
export const rtStatuses = ['estimated', 'tooEarly', 'priorOnly', 'unexplained', 'imprecise'] as const;
export type RtStatus = (typeof rtStatuses)[number];

/** Rt by windows, in columns: the same index is the same window. */
export interface RtEstimate {
  /** First and last day of each window as indices of the series, both included. */
  from: Int32Array;
  to: Int32Array;
  /** Index into `rtStatuses`. */
  status: Uint8Array;
  /** Local cases in the window, and the infectivity that acted on them. */
  localCases: Float64Array;
  infectivity: Float64Array;
  mean: Float64Array;
  sd: Float64Array;
  probabilities: readonly number[];
  /** One column per share in `probabilities`. */
  quantiles: Float64Array[];
}

/** Rt of one window, for tables and screens: nothing in it is NaN. */
export interface RtRow {
  from: number;
  to: number;
  status: RtStatus;
  localCases: number;
  infectivity: number;
  /** Null while it is too early for an estimate. */
  mean: number | null;
  sd: number | null;
  /** In the order of `probabilities`. */
  quantiles: (number | null)[];
}

/** The windows of an estimate as rows. */
export function rtRows(estimate: RtEstimate): RtRow[] {
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return Array.from(estimate.from, (from, window) => ({
    from,
    to: estimate.to[window]!,
    status: rtStatuses[estimate.status[window]!]!,
    localCases: estimate.localCases[window]!,
    infectivity: estimate.infectivity[window]!,
    mean: known(estimate.mean[window]!),
    sd: known(estimate.sd[window]!),
    quantiles: estimate.quantiles.map((column) => known(column[window]!)),
  }));
}

/** Columns in which nothing is estimated yet: everything too early. */
export function emptyEstimate(windows: { from: Int32Array; to: Int32Array }, probabilities: readonly number[]): RtEstimate {
  const count = windows.from.length;
  const unknown = (): Float64Array => new Float64Array(count).fill(NaN);
  return {
    from: windows.from.slice(),
    to: windows.to.slice(),
    status: new Uint8Array(count).fill(rtStatuses.indexOf('tooEarly')),
    localCases: new Float64Array(count),
    infectivity: new Float64Array(count),
    mean: unknown(),
    sd: unknown(),
    probabilities: [...probabilities],
    quantiles: probabilities.map(unknown),
  };
}

/** The number of a status that is not `tooEarly`. */
export function statusOf(localCases: number, infectivity: number, coefficientOfVariation: number): number {
  if (infectivity === 0) return localCases === 0 ? PRIOR_ONLY : UNEXPLAINED;
  return coefficientOfVariation > PRECISE_TO ? IMPRECISE : ESTIMATED;
}

const [ESTIMATED, PRIOR_ONLY, UNEXPLAINED, IMPRECISE] = [0, 2, 3, 4];
/** Cori et al. 2013: the coefficient of variation a window should be long enough for. */
const PRECISE_TO = 0.3;
