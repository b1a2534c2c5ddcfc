import type { BenchRow } from '../../../scripts/bench.ts';
import type { RTiming } from './r-timing.ts';

/** Seconds that a run takes: the best of some runs, as other work on the machine only ever slows one down. */
export function bestSeconds(run: () => unknown, runs: number): number {
  let best = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

/** What R needs for a piece of work: as it was measured for the project, and again here where it is installed. */
export interface RPeer {
  /** Seconds stated for the project. */
  stated: number;
  /** Measured in this run; undefined without R or the package. */
  timed: RTiming | undefined;
  /** How many times the timed piece makes the whole work. */
  times?: number;
}

/** A row against the limit to keep, and one against R: measured in this run, or else as stated. */
export function* rowsBesideR(row: BenchRow, { stated, timed, times = 1 }: RPeer): Iterable<BenchRow> {
  yield row;
  const perUnit = row.unit === 'ms' ? 1000 : 1;
  const note =
    timed === undefined
      ? 'R as measured for the project; Rscript or the package is not installed here'
      : `${timed.version}, processor time in this run${shareOf(times)}; ${stated} s as measured for the project`;
  const { work, ours, unit } = row;
  yield { work: `${work}, against R`, ours, unit, peer: perUnit * (timed === undefined ? stated : times * timed.cpuSeconds), note };
}

function shareOf(times: number): string {
  if (times === 1) return '';
  return times > 1 ? `, ${times} times a part` : `, mean of ${Math.round(1 / times)}`;
}
