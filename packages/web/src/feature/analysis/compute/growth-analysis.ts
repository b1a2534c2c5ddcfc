import { bestGrowthSplit, fitGrowth, type GrowthBins, type GrowthFit } from '@firebreak/engine/growth/index';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import type { GrowthSplit } from './growth-split.ts';

export interface GrowthQuestion {
  /** Cases by bin, all of them complete. */
  readonly counts: readonly number[];
  readonly intervalDays: number;
  readonly level: number;
  readonly split: GrowthSplit;
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
  const bins = { counts, intervalDays };
  const parted = split === 'best' ? bestGrowthSplit(bins, { level }) : split === 'turned' ? turnOf(bins, level) : undefined;
  if (parted === undefined) return { lines: [lineOf(fitGrowth(bins, { level }))], splitBin: null };
  return { lines: [lineOf(parted.before), lineOf(parted.after)], splitBin: parted.bin };
}

/** The best split where growth before it and decline after it are both certain; one line through both would tell of neither. */
function turnOf(bins: GrowthBins, level: number): ReturnType<typeof bestGrowthSplit> | undefined {
  try {
    const parted = bestGrowthSplit(bins, { level });
    return parted.before.trend === 'growing' && parted.after.trend === 'declining' ? parted : undefined;
  } catch (error) {
    if (error instanceof ArgumentError) return undefined; // too short to be parted
    throw error;
  }
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
