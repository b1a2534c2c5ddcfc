import type { SourceCandidate, SourceCase } from './source-candidate.ts';
import type { WindowGrid } from './window-grid.ts';

/** The part of one exposure of a case that falls into one bin. */
export interface ExposurePiece {
  /** Position of the case. */
  readonly caseAt: number;
  readonly bin: number;
  readonly from: number;
  readonly to: number;
  /** Share of the exposure, 1 where it lies in one bin. */
  readonly share: number;
}

/** Exposures to a candidate by bin: how many there were, and which of them were of cases before their onset. */
export interface ExposureTable {
  readonly counts: Float64Array;
  readonly ofCases: readonly ExposurePiece[];
}

/** Cuts exposures at the borders of the bins; what lies outside them is dropped. */
export function exposureTable(
  candidate: SourceCandidate,
  cases: ReadonlyMap<number, readonly number[]>,
  all: readonly SourceCase[],
  grid: WindowGrid,
): ExposureTable {
  const { person, start, end } = candidate.exposures;
  const counts = new Float64Array(grid.bins);
  const ofCases: ExposurePiece[] = [];
  for (let row = 0; row < person.length; row++) {
    const [from, to] = [start[row]!, end[row]!];
    const own = person[row] === candidate.index?.person ? undefined : cases.get(person[row]!);
    const last = Math.min(grid.bins - 1, binOf(grid, to > from ? to - TINY : to));
    for (let bin = Math.max(0, binOf(grid, from)); bin <= last; bin++) {
      const piece = pieceOf(grid, bin, from, to);
      counts[bin]! += piece.share;
      for (const caseAt of own ?? []) if (all[caseAt]!.onset > piece.from) ofCases.push({ caseAt, bin, ...piece });
    }
  }
  return { counts, ofCases };
}

function pieceOf({ from: origin, step }: WindowGrid, bin: number, from: number, to: number): Pick<ExposurePiece, 'from' | 'to' | 'share'> {
  if (to <= from) return { from, to, share: 1 };
  const [begin, stop] = [Math.max(from, origin + bin * step), Math.min(to, origin + (bin + 1) * step)];
  return { from: begin, to: stop, share: Math.max(0, stop - begin) / (to - from) };
}

const binOf = ({ from, step }: WindowGrid, minute: number): number => Math.floor((minute - from) / step);

/** An exposure that ends where a bin begins has no part in it. */
const TINY = 1e-6;
