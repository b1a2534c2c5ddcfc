import { sampleSizeTwoProportions } from '../src/measure/sample-size.ts';
import { attackRate, diagnostic, household, offspring, proportionCase, rateCase } from './measure-count.ts';
import type { DecidedMethod } from './measure-decision.ts';
import type { ValueDecision } from './value-decision.ts';
import { delayMethods } from './measure-delay.ts';
import { numberIn, type ReferenceInput } from './measure-input.ts';
import { stratified, twoByTwo } from './measure-table.ts';
import { stratifiedDecisions, tableDecisions } from './measure-table-decision.ts';

/** The methods that answer `epi/`. */
export const measureMethods: readonly DecidedMethod[] = [
  method('two-by-two', ['exposed_case'], twoByTwo, tableDecisions),
  method('mantel-haenszel', ['strata'], stratified, stratifiedDecisions),
  method('attack-rate', ['ill', 'food'], attackRate),
  method('proportion', ['x', 'n'], proportionCase),
  method('rate', ['person_time'], rateCase, [
    {
      at: /^byar\.lower$/,
      in: /^0 per/,
      kind: 'differs by decision',
      reason: 'epitools gives a negative rate for no cases; the lower limit is 0',
    },
  ]),
  method('rate-ratio', ['exposed_time'], rateCase, [
    {
      at: /^midp\[\d\]$/,
      kind: 'known to fewer digits',
      allows: () => ({ relative: 1e-3, absolute: 1e-4 }),
      reason: 'found by uniroot with its default tolerance of 1.2e-4',
    },
  ]),
  method('standardised-rate', ['stdpop'], rateCase),
  method('diagnostic-test', ['tp', 'fp'], diagnostic),
  method('sample-size', ['p1', 'p2'], (input) => ({
    n_per_group: sampleSizeTwoProportions({
      risk1: numberIn(input, 'p1'),
      risk2: numberIn(input, 'p2'),
      power: numberIn(input, 'power'),
      significance: numberIn(input, 'sig_level'),
    }),
  })),
  method('secondary-attack-rate', ['households'], household),
  method('offspring', ['offspring_counts'], offspring, [
    {
      at: /^fitdist_(size|mu)$/,
      kind: 'known to fewer digits',
      allows: () => ({ relative: 1e-3, absolute: 1e-6 }),
      reason: 'fitdist climbs with a numerical gradient and stops on the plateau; its likelihood is not higher',
    },
    {
      at: /^k_se_glm_nb$/,
      kind: 'known to fewer digits',
      allows: () => ({ relative: 5e-4, absolute: 0 }),
      reason: 'theta.ml takes the information one step before its last',
    },
  ]),
  ...delayMethods,
];

function method(
  name: string,
  inputs: string[],
  run: (input: ReferenceInput) => unknown,
  decisions: readonly ValueDecision[] = [],
): DecidedMethod {
  return {
    name,
    answers: (file, item) => file.id.startsWith('epi/') && inputs.every((input) => input in { ...file.input, ...item.input }),
    run,
    decisions,
  };
}
