import { discretisedSerialInterval, overallInfectivity, serialIntervalMoments } from '../src/rt/index.ts';
import type { DecidedMethod } from './measure-decision.ts';
import type { ValueDecision } from './value-decision.ts';
import { numberIn, type ReferenceInput } from './measure-input.ts';
import type { ReferenceFile } from './reference-file.ts';
import { cohort, knownInterval, mixedInterval } from './rt-estimate.ts';
import { casesIn, sharesIn } from './rt-input.ts';

function discretised(input: ReferenceInput): unknown {
  const pmf = discretisedSerialInterval(numberIn(input, 'mu'), numberIn(input, 'sigma'), numberIn(input, 'k_max') + 1);
  return { pmf, sum: pmf.reduce((sum, share) => sum + share, 0), mean: serialIntervalMoments(pmf).mean };
}

/** EpiEstim says NA for the first day, where nothing is known of what came before; ours is 0. */
function infectivity(input: ReferenceInput, file: ReferenceFile): unknown {
  const lambda = overallInfectivity(casesIn(input), sharesIn(input, file));
  return { lambda: Array.from(lambda, (value, day) => (day === 0 ? null : value)) };
}

/** EpiEstim pools random draws; ours is the mixture they are drawn from. The tolerances are those the files state. */
const monteCarlo: readonly ValueDecision[] = [
  {
    at: /^package_monte_carlo\.(mean|std)\[\d+\]$/,
    kind: 'known to fewer digits',
    allows: () => ({ relative: 0.03, absolute: 1e-8 }),
    reason: 'EpiEstim pools random draws from each posterior, here is their exact mixture',
  },
  {
    at: /^package_monte_carlo\.(q[\d.]+|median)\[\d+\]$/,
    kind: 'known to fewer digits',
    allows: () => ({ relative: 0.05, absolute: 1e-8 }),
    reason: 'EpiEstim pools random draws from each posterior, here is their exact mixture',
  },
];

/** The methods that answer `rt/`; the first that has the inputs it needs. */
export const rtMethods: readonly DecidedMethod[] = [
  method('serial-interval', ['k_max', 'mu', 'sigma'], discretised),
  method('wallinga-teunis', ['t_start'], cohort, [], /wallinga/),
  method('rt-uncertain-serial-interval', ['sampled_mean_si', 'sampled_std_si'], mixedInterval, monteCarlo),
  method('rt-sampled-serial-interval', ['si_sample_columns'], mixedInterval, monteCarlo),
  method('rt', [], knownInterval, [], /estimate_R/),
  method('overall-infectivity', ['si_distr'], infectivity, [], /overall_infectivity/),
];

function method(
  name: string,
  inputs: string[],
  run: (input: ReferenceInput, file: ReferenceFile) => unknown,
  decisions: readonly ValueDecision[] = [],
  call = /./,
): DecidedMethod {
  return {
    name,
    answers: (file, item) =>
      file.id.startsWith('rt/') && call.test(item.call) && inputs.every((input) => input in { ...file.input, ...item.input }),
    run: (input, _, file) => run(input, file),
    decisions,
  };
}
