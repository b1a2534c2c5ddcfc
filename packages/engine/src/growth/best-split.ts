import { ArgumentError, requirePositive } from '@firebreak/epi/distribution/index';
import { fitGrowthSplit, type GrowthFit, type GrowthSettings } from './fit-growth.ts';
import { positiveBins, startDayOf, type GrowthBins, type PositiveBins } from './growth-bins.ts';
import { addPoint, adjustedRSquaredOf, emptySums } from './log-linear.ts';

export interface SplitSettings extends GrowthSettings {
  /** Days around the highest bin in which a split is looked for, half on each side; a quarter of the period by default. */
  windowDays?: number | undefined;
}

export interface SplitCandidate {
  bin: number;
  /** Mean of the adjusted R² of the two lines; of one of them where the other has no more than two bins to fit. */
  meanAdjustedRSquared: number;
}

export interface GrowthSplit {
  /** Index of the bin that parts growth from decline best. */
  bin: number;
  /** The bins tried; those that leave a side without a line are not among them. */
  candidates: SplitCandidate[];
  before: GrowthFit;
  after: GrowthFit;
}

/**
 * Where growth turns into decline: of the bins around the first highest one, that whose two lines fit best (mean of
 * adjusted R², the first of equals).
 *
 * @throws ArgumentError when no bin of the window leaves two bins with cases on both sides
 * @see Kamvar et al. 2019, doi:10.12688/f1000research.18002.1 (incidence::fit_optim_split)
 */
export function bestGrowthSplit(bins: GrowthBins, settings: SplitSettings = {}): GrowthSplit {
  const kept = positiveBins(bins);
  const { counts, startDays, intervalDays = 1 } = bins;
  const startOf = (bin: number): number => startDayOf(bin, intervalDays, startDays);
  const period = startOf(counts.length - 1) - startOf(0) + intervalDays;
  const windowDays = settings.windowDays ?? period / 4;
  requirePositive('windowDays', windowDays);
  const peak = startOf(highestBin(counts));
  const scoreOf = splitScores(kept);
  const candidates: SplitCandidate[] = [];
  for (let bin = 0; bin < counts.length; bin++) {
    if (Math.abs(startOf(bin) - peak) > windowDays / 2) continue;
    const score = scoreOf(bin);
    if (score !== null) candidates.push({ bin, meanAdjustedRSquared: score });
  }
  const [first, ...others] = candidates;
  if (first === undefined) {
    throw new ArgumentError(
      'NO_INFORMATION',
      'counts',
      'No split leaves two bins with cases on both sides; use a longer period or a wider window.',
    );
  }
  const best = others.reduce((top, next) => (next.meanAdjustedRSquared > top.meanAdjustedRSquared ? next : top), first);
  return { bin: best.bin, candidates, ...fitGrowthSplit(bins, startOf(best.bin), settings) };
}

/** Score of a split by its bin, from lines up to and from each bin with cases: one pass over the bins each way. */
function splitScores(bins: PositiveBins): (bin: number) => number | null {
  const count = bins.index.length;
  const before = adjustedAlong(bins, 1);
  const after = adjustedAlong(bins, -1);
  let until = 0; // bins with cases up to the split; splits come in ascending order
  return (bin) => {
    while (until < count && bins.index[until]! <= bin) until++;
    const isKept = until > 0 && bins.index[until - 1] === bin;
    const since = isKept ? until - 1 : until;
    if (until < 2 || count - since < 2) return null;
    const known = [before[until - 1]!, after[since]!].filter((value) => !Number.isNaN(value));
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
}

/** Adjusted R² of the line through all bins up to each one (or from it on); NaN where there is none. */
function adjustedAlong({ startDay, logCount }: PositiveBins, step: 1 | -1): Float64Array {
  const result = new Float64Array(startDay.length);
  const sums = emptySums();
  for (let i = step === 1 ? 0 : startDay.length - 1; i >= 0 && i < startDay.length; i += step) {
    addPoint(sums, startDay[i]!, logCount[i]!);
    result[i] = adjustedRSquaredOf(sums) ?? NaN;
  }
  return result;
}

function highestBin(counts: ArrayLike<number>): number {
  let highest = 0;
  for (let bin = 1; bin < counts.length; bin++) if (counts[bin]! > counts[highest]!) highest = bin;
  return highest;
}
