/** Periods in which a source may have been infectious, cut from equal bins of time; all with their prior. */
export interface WindowGrid {
  /** Minute at which the first bin begins. */
  readonly from: number;
  /** Minutes a bin lasts. */
  readonly step: number;
  readonly bins: number;
  /** Window w covers the bins from first[w] up to, not including, last[w]. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Sums to 1. */
  readonly prior: Float64Array;
}

/**
 * Windows of a place, an event or goods: lengths of 1, 2, 3, 4, 6, 8, 12, … bins up to all of the period, equally likely
 * (so in orders of magnitude: a point source is as likely as a continuing one), and all starts of a length equally likely.
 *
 * @param period minutes, from the first exposure on record to the last
 */
export function sourceWindows({ from, to }: { from: number; to: number }): WindowGrid {
  const step = Math.max(LEAST_STEP, (to - from) / MOST_BINS);
  const bins = Math.max(1, Math.ceil((to - from) / step));
  const lengths = [...new Set(LENGTHS.filter((length) => length < bins).concat(bins))];
  const windows = lengths.flatMap((length) => {
    const starts = bins - length + 1;
    return Array.from({ length: starts }, (_, start) => ({ first: start, last: start + length, prior: 1 / (lengths.length * starts) }));
  });
  return gridOf({ from, step, bins }, windows);
}

/** Windows of a person: from the first day given or from onset, to each later day, all equally likely. */
export function personWindows(onset: number, { from, to }: { from: number; to: number }): WindowGrid {
  const bins = Math.max(1, Math.ceil(to - from));
  const atOnset = Math.min(bins - 1, Math.max(0, Math.floor(-from)));
  const starts = [...new Set([0, atOnset])];
  const windows = starts.flatMap((first) =>
    Array.from({ length: bins - atOnset }, (_, at) => ({ first, last: atOnset + at + 1, prior: 1 / (starts.length * (bins - atOnset)) })),
  );
  return gridOf({ from: onset + from * DAY, step: ((to - from) * DAY) / bins, bins }, windows);
}

function gridOf(
  base: Pick<WindowGrid, 'from' | 'step' | 'bins'>,
  windows: readonly { first: number; last: number; prior: number }[],
): WindowGrid {
  return {
    ...base,
    first: Int32Array.from(windows, ({ first }) => first),
    last: Int32Array.from(windows, ({ last }) => last),
    prior: Float64Array.from(windows, ({ prior }) => prior),
  };
}

const DAY = 1440;
const LEAST_STEP = DAY / 2;
const MOST_BINS = 28;
const LENGTHS = [1, 2, 3, 4, 6, 8, 12, 16, 20, 24];
