import {
  estimateRt,
  estimateRtMixed,
  serialIntervalMoments,
  wallingaTeunis,
  type RtEstimate,
  type SerialIntervalSample,
} from '../src/rt/index.ts';
import { numbersIn, type ReferenceInput } from './measure-input.ts';
import type { ReferenceFile } from './reference-file.ts';
import { allCasesIn, casesIn, intervalIn, priorIn, windowsIn } from './rt-input.ts';

/** estimate_R with a serial interval that is known. */
export function knownInterval(input: ReferenceInput, file: ReferenceFile): unknown {
  const serialInterval = intervalIn(input, file);
  const estimate = estimateRt(casesIn(input), {
    serialInterval,
    windows: windowsIn(input),
    prior: priorIn(input),
    allowFractions: true,
  });
  const { mean, sd } = estimate.serialInterval;
  return { ...columns(estimate), si_mean: mean, si_sd: sd, si_mean_truncated: mean, si_sd_truncated: sd };
}

/** estimate_R with drawn or sampled serial intervals. */
export function mixedInterval(input: ReferenceInput): unknown {
  const serialInterval = sampleIn(input);
  const mixture = columns(
    estimateRtMixed(casesIn(input), { serialInterval, windows: windowsIn(input), prior: priorIn(input), allowFractions: true }),
  );
  const moments = 'samples' in serialInterval ? serialInterval.samples.map(ownMoments) : [];
  return {
    si_means: moments.map(({ mean }) => mean),
    si_sds: moments.map(({ sd }) => sd),
    package_monte_carlo: mixture,
    exact_mixture_given_sampled_si: mixture,
    exact_mixture_given_si_sample: mixture,
  };
}

function sampleIn(input: ReferenceInput): SerialIntervalSample {
  const samples = input['si_sample_columns'];
  if (Array.isArray(samples)) return { samples: samples as number[][] };
  return { means: numbersIn(input, 'sampled_mean_si'), sds: numbersIn(input, 'sampled_std_si') };
}

/** EpiEstim takes the standard deviation of a sampled interval around its mean, of a known one as a difference of moments. */
function ownMoments(shares: ArrayLike<number>): { mean: number; sd: number } {
  const { mean } = serialIntervalMoments(shares);
  return { mean, sd: Math.sqrt(Array.from(shares).reduce((sum, share, k) => sum + share * (k - mean) ** 2, 0)) };
}

/** wallinga_teunis without simulated limits. */
export function cohort(input: ReferenceInput, file: ReferenceFile): unknown {
  const cases = allCasesIn(input);
  const windows = windowsIn(input);
  const { from, to, mean } = wallingaTeunis(cases, { serialInterval: intervalIn(input, file), windows });
  // EpiEstim looks for the first window with a case before it and drops windows that start on a day numbered below
  // the number of that window; then those without cases.
  const first = from.findIndex((start) => cases.slice(0, start).some((count) => count > 0)) + 1;
  const kept = Array.from(from.keys()).filter((window) => from[window]! + 1 >= first && !Number.isNaN(mean[window]!));
  return {
    t_start: kept.map((window) => from[window]! + 1),
    t_end: kept.map((window) => to[window]! + 1),
    mean: kept.map((window) => mean[window]!),
  };
}

const quantileNames = ['q0.025', 'q0.05', 'q0.25', 'median', 'q0.75', 'q0.95', 'q0.975'];

function columns({ from, to, mean, sd, quantiles }: RtEstimate): Record<string, unknown> {
  return {
    t_start: from.map((day) => day + 1),
    t_end: to.map((day) => day + 1),
    mean,
    std: sd,
    ...Object.fromEntries(quantileNames.map((name, index) => [name, quantiles[index]])),
  };
}
