import { createRng, drawPoisson } from '@firebreak/epi';
import { discretisedSerialInterval, drawSerialIntervals, estimateRt, estimateRtMixed, rtEstimator } from '@firebreak/engine/rt/index';
import type { BenchRow } from '../../../scripts/bench.ts';
import { rTiming } from './r-timing.ts';
import { bestSeconds, rowsBesideR } from './timing.ts';

export const name = 'engine';

export function* rows(): Iterable<BenchRow> {
  yield* manySeries();
  yield* oneSeries();
  yield* uncertainInterval();
}

/** All seven quantiles of every weekly window, as EpiEstim gives them. */
function* manySeries(): Iterable<BenchRow> {
  const series = Array.from({ length: SERIES }, (_, index) => simulated(index, 60));
  const run = (): void => {
    const estimate = rtEstimator(60, { serialInterval });
    for (const cases of series) estimate(cases);
  };
  const part = SERIES / 100;
  const code = `for (i in 1:${part}) estimate_R(x[[i]], method = "parametric_si", config = make_config(list(mean_si = 5, std_si = 2.5, t_start = 2:54, t_end = 8:60)))`;
  const setup = `x <- list(${series
    .slice(0, part)
    .map((cases) => `c(${cases.join(',')})`)
    .join(',')})`;
  yield* rowsBesideR(
    {
      work: 'weekly Rt of 10,000 series of 60 days',
      ours: bestSeconds(run, 5),
      unit: 's',
      limit: 2.2,
      note: 'best of 5, 7 quantiles a window',
    },
    { stated: 229, timed: rTiming('EpiEstim', code, setup), times: 100 },
  );
}

/** A series that was not seen before each time, with the serial interval made anew. */
function* oneSeries(): Iterable<BenchRow> {
  let seed = 0;
  const first = simulated(seed, 107);
  const cold = bestSeconds(() => estimateRt(first, { serialInterval: { mean: 8.4, sd: 3.8 }, prior: { mean: 4, sd: 4 } }), 1);
  const seconds = medianOfFresh(
    () => simulated(++seed, 107),
    (cases) => estimateRt(cases, { serialInterval: { mean: 8.4, sd: 3.8 } }),
  );
  const code =
    'for (i in 1:20) estimate_R(x, method = "parametric_si", config = make_config(list(mean_si = 8.4, std_si = 3.8, t_start = 2:101, t_end = 8:107)))';
  yield* rowsBesideR(
    {
      work: 'weekly Rt of one series of 107 days',
      ours: 1000 * seconds,
      unit: 'ms',
      limit: 0.3,
      note: `median of ${FRESH} series; ${(1000 * cold).toFixed(2)} ms for the first of the process`,
    },
    { stated: 0.036, timed: rTiming('EpiEstim', code, `x <- c(${first.join(',')})`), times: 1 / 20 },
  );
}

function* uncertainInterval(): Iterable<BenchRow> {
  const uncertain = { mean: { mean: 2.6, sd: 1, min: 1, max: 4.2 }, sd: { mean: 1.5, sd: 0.5, min: 0.5, max: 2.5 } };
  const run = (): unknown => estimateRtMixed(flu2009, { serialInterval: drawSerialIntervals(uncertain, 200, createRng('bench')) });
  const code = `estimate_R(x, method = "uncertain_si", config = make_config(list(mean_si = 2.6, std_mean_si = 1, min_mean_si = 1, max_mean_si = 4.2,
    std_si = 1.5, std_std_si = 0.5, min_std_si = 0.5, max_std_si = 2.5, n1 = 200, n2 = 100, t_start = 2:26, t_end = 8:32)))`;
  yield* rowsBesideR(
    {
      work: 'Rt with uncertain serial interval, 32 days',
      ours: 1000 * bestSeconds(run, 20),
      unit: 'ms',
      limit: 30,
      note: 'best of 20; 200 drawn intervals, their exact mixture in place of 100 draws each',
    },
    { stated: 1.5, timed: rTiming('EpiEstim', code, `x <- c(${flu2009.join(',')})`) },
  );
}

/** Median time over inputs made outside the time taken. */
function medianOfFresh<T>(make: () => T, run: (input: T) => unknown): number {
  const times = Array.from({ length: FRESH }, () => {
    const input = make();
    return bestSeconds(() => run(input), 1);
  });
  return times.sort((one, other) => one - other)[FRESH >> 1]!;
}

/** An outbreak that grows and is brought down: Poisson renewal with Rt 1.5, then 0.8. */
function simulated(index: number, days: number): number[] {
  const rng = createRng(`rt-bench-${index}`);
  const cases = [10];
  for (let day = 1; day < days; day++) {
    let infectivity = 0;
    for (let k = 1; k <= Math.min(day, 25); k++) infectivity += cases[day - k]! * shares[k]!;
    cases.push(drawPoisson(rng, (day < 35 ? 1.5 : 0.8) * infectivity));
  }
  return cases;
}

const serialInterval = { mean: 5, sd: 2.5 };
const shares = discretisedSerialInterval(5, 2.5, 26);
const SERIES = 10_000;
const FRESH = 400;
/** Influenza in a school, Pennsylvania 2009; Cauchemez et al. 2011, PNAS 108:2825, doi:10.1073/pnas.1008895108. */
const flu2009 = [1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1, 0, 2, 0, 0, 0, 0, 2, 0, 2, 0];
