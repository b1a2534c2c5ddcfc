import { bestGrowthSplit, fitGrowth, type GrowthFit } from '@firebreak/engine/growth/index';

export interface GrowthQuestion {
  /** Cases by bin, all of them complete. */
  readonly counts: readonly number[];
  readonly intervalDays: number;
  readonly level: number;
  /** Two lines, parted where growth turns into decline. */
  readonly split: boolean;
}

/** A line through a stretch of the bins. */
export interface GrowthLine extends Pick<
  GrowthFit,
  'rate' | 'lower' | 'upper' | 'trend' | 'doublingTime' | 'halvingTime' | 'rSquared' | 'emptyBins'
> {
  /** First and last bin with cases. */
  readonly from: number;
  readonly to: number;
  readonly bins: number[];
  readonly fitted: number[];
  readonly low: number[] | null;
  readonly high: number[] | null;
}

/** Exponential growth as one line, or as one before and one after the turn. See docs/method/growth-rate.md. */
export function growthAnalysis({ counts, intervalDays, level, split }: GrowthQuestion): { lines: GrowthLine[]; splitBin: number | null } {
  if (!split) return { lines: [lineOf(fitGrowth({ counts, intervalDays }, { level }))], splitBin: null };
  const { bin, before, after } = bestGrowthSplit({ counts, intervalDays }, { level });
  return { lines: [lineOf(before), lineOf(after)], splitBin: bin };
}

function lineOf({ curve, rate, lower, upper, trend, doublingTime, halvingTime, rSquared, emptyBins }: GrowthFit): GrowthLine {
  const bins = [...curve.bin];
  return {
    rate,
    lower,
    upper,
    trend,
    doublingTime,
    halvingTime,
    rSquared,
    emptyBins,
    from: bins[0] ?? 0,
    to: bins.at(-1) ?? 0,
    bins,
    fitted: [...curve.fitted],
    low: curve.lower === null ? null : [...curve.lower],
    high: curve.upper === null ? null : [...curve.upper],
  };
}
