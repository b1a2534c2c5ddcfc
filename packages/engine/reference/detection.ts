import { bayes, ears, poissonInterval95, rki, type EarsMethod, type Verdict } from '../src/detection/index.ts';
import { cusumCase, glrCase, outbreakPCase, spaceTimeCase } from './detection-chart.ts';
import { farringtonCase, flexibleCase } from './detection-farrington.ts';
import { alarmsOf, optional, rangeIn, seriesIn } from './detection-input.ts';
import { traceCase } from './detection-trace.ts';
import type { DecidedMethod } from './measure-decision.ts';
import type { ValueDecision } from './value-decision.ts';
import { numbersIn, type ReferenceInput } from './measure-input.ts';

function earsCase(input: ReferenceInput): unknown {
  const settings = {
    method: optional<EarsMethod>(input, 'method'),
    baseline: optional<number>(input, 'baseline'),
    alpha: optional<number>(input, 'alpha'),
    minSigma: optional<number>(input, 'minSigma'),
  };
  const all = ears(seriesIn(input), { ...settings, ...rangeIn(input) });
  const verdicts = all.filter(({ unjudged }) => unjudged !== 'shortHistory');
  return {
    range: { from: verdicts[0]!.at + 1, to: verdicts.at(-1)!.at + 1 },
    upperbound: verdicts.map(({ upper }) => upper),
    alarm: verdicts.map((verdict) => (isUnknown(verdict) ? null : Number(verdict.alarm))),
  };
}

const isUnknown = ({ upper, observed }: Verdict): boolean => upper === null || observed === null;

function referenceValueCase(input: ReferenceInput, item: { name: string }): unknown {
  const settings = {
    years: optional<number>(input, 'b'),
    halfWindow: optional<number>(input, 'w'),
    currentYear: optional<boolean>(input, 'actY'),
    ...rangeIn(input),
  };
  const verdicts = item.name.startsWith('rki')
    ? rki(seriesIn(input), settings)
    : bayes(seriesIn(input), { ...settings, alpha: optional<number>(input, 'alpha') });
  return { upperbound: verdicts.map(({ upper }) => upper), alarm: alarmsOf(verdicts) };
}

function rkiTable(input: ReferenceInput): unknown {
  const limits = numbersIn(input, 'mean_floor').map((count) => poissonInterval95[count]!);
  return { upper: limits.map(({ upper }) => upper), lower: limits.map(({ lower }) => lower) };
}

const cusumDecisions: readonly ValueDecision[] = [
  {
    at: /^(cusum|upperbound)/,
    in: /trans=anscombeNegBin/,
    kind: 'known to fewer digits',
    allows: () => ({ relative: 5e-3, absolute: 0.05 }),
    reason: 'the package takes the hypergeometric function from a table in steps of 0.01',
  },
];

/** The methods that answer `detect/`. */
export const detectionMethods: readonly DecidedMethod[] = [
  method('ears', /^earsC/, earsCase),
  method('farrington', /^farrington\(/, farringtonCase),
  method('farrington-flexible', /^farringtonFlexible/, flexibleCase),
  method('farrington-flexible-trace', /^internals of farringtonFlexible/, traceCase),
  method('rki-bayes', /^(algo\.)?(rki|bayes)\(/, referenceValueCase),
  method('rki-table', /^internal table/, rkiTable),
  method('cusum', /^(algo\.)?cusum/, cusumCase, cusumDecisions),
  method('glr', /^(algo\.)?glr/, glrCase),
  method('outbreak-p', /^(algo\.)?outbreakP/, outbreakPCase),
  method('space-time-shiryaev-roberts', /^stcd/, spaceTimeCase),
];

function method(name: string, called: RegExp, run: DecidedMethod['run'], decisions: readonly ValueDecision[] = []): DecidedMethod {
  return { name, answers: (file, item) => file.id.startsWith('detect/') && called.test(item.call), run, decisions };
}
