import type { Decal } from './class-decal.ts';

/** One of some charts that stand over one another and share their days. */
export interface Panel {
  /** Share of the height of the picture. */
  readonly share: number;
  readonly axisName: string;
  /** Ends of the axis; it begins at 0 unless it is logarithmic. */
  readonly top: number;
  readonly bottom?: number;
  /** Distance of its lines; where it is left out the chart chooses. */
  readonly step?: number;
  readonly isLogarithmic?: boolean;
  /** Stacked, the first at the foot. */
  readonly bars?: readonly BarSeries[];
  readonly lines?: readonly LineSeries[];
  /** Intervals, drawn under the lines. */
  readonly bands?: readonly BandSeries[];
  /** Values that are looked at, such as 1 for Rt. */
  readonly references?: readonly Reference[];
  /** First place from which on the data are incomplete. */
  readonly hatchFrom?: number;
}

export interface BarSeries {
  readonly name: string;
  readonly color: string;
  readonly decal?: Decal | { readonly symbol: 'none' };
  readonly opacity?: number;
  readonly values: readonly number[];
}

export interface LineSeries {
  readonly name: string;
  readonly color: string;
  readonly values: readonly (number | null)[];
  /** `dots`: marks alone; `step`: from the middle of one day to that of the next, as a threshold is. */
  readonly form?: 'line' | 'dashed' | 'dots' | 'step';
  /** A mark as ECharts names it. */
  readonly symbol?: string;
  readonly symbolSize?: number;
}

export interface BandSeries {
  readonly name: string;
  readonly color: string;
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

export interface Reference {
  readonly value: number;
  readonly name: string;
}

/** Neighbouring places at which both ends of a band are known. */
export function bandRuns({ lower, upper }: BandSeries): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  lower.forEach((low, at) => {
    const high = upper[at];
    if (low === null || high === null || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)) return;
    const last = runs.at(-1);
    if (last?.to === at - 1) last.to = at;
    else runs.push({ from: at, to: at });
  });
  return runs;
}
