import { ears, type EarsMethod, type Verdict } from '../src/detection/index.ts';
import { flexibleCase } from './detection-farrington.ts';
import { optional, rangeIn, seriesIn } from './detection-input.ts';
import type { DecidedMethod, ValueDecision } from './measure-decision.ts';
import type { ReferenceInput } from './measure-input.ts';

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

/** The methods that answer `detect/`. */
export const detectionMethods: readonly DecidedMethod[] = [
  method('ears', (call) => call.startsWith('earsC'), earsCase),
  method('farrington-flexible', (call) => call.startsWith('farringtonFlexible'), flexibleCase),
];

function method(
  name: string,
  called: (call: string) => boolean,
  run: (input: ReferenceInput) => unknown,
  decisions: readonly ValueDecision[] = [],
): DecidedMethod {
  return { name, answers: (file, item) => file.id.startsWith('detect/') && called(item.call), run, decisions };
}
