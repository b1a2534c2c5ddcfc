import {
  farrington,
  farringtonFlexible,
  type FarringtonFlexibleSettings,
  type FarringtonFlexibleVerdict,
  type FewCases,
  type Power,
  type ThresholdMethod,
} from '../src/detection/index.ts';
import { normalQuantile } from '@firebreak/epi';
import { alarmsOf, optional, rangeIn, seriesIn } from './detection-input.ts';
import type { ReferenceInput } from './measure-input.ts';

export function flexibleCase(input: ReferenceInput): unknown {
  const settings = flexibleSettings(input);
  const all = farringtonFlexible(seriesIn(input), { ...settings, ...rangeIn(input) });
  // without a range the reference program judges all weeks that have the history
  const verdicts = 'range' in input ? all : all.filter(({ unjudged }) => unjudged !== 'shortHistory');
  const fitted = verdicts.map((verdict) => (verdict.expected === null ? null : verdict));
  const shown = fitted.map((verdict) => (verdict?.upper === null ? null : verdict));
  return {
    upperbound: verdicts.map(({ upper }) => upper),
    alarm: verdicts.map(({ alarm, expected }) => (expected === null ? null : Number(alarm))),
    expected: shown.map((verdict) => verdict?.expected ?? null),
    score: fitted.map((verdict) => verdict?.score ?? null),
    pvalue: fitted.map((verdict) => verdict?.pValue ?? null),
    phi: fitted.map((verdict) => verdict?.dispersion ?? null),
    mu0: fitted.map((verdict) => (verdict === null ? null : upperMean(verdict, settings))),
    trend_coef: verdicts.map(({ trend }) => trend),
    trend_used: fitted.map((verdict) => (verdict === null ? null : verdict.trend === null ? 0 : 1)),
  };
}

/**
 * What the reference program calls mu0: the mean for nbPlugin, its upper limit for muan; for delta the exponential
 * of a limit that is on the scale of counts already, which means nothing but tests our standard error.
 */
function upperMean({ expected, error }: FarringtonFlexibleVerdict, { threshold, alpha = 0.05 }: FarringtonFlexibleSettings): number {
  const z = normalQuantile(1 - alpha);
  if (threshold === 'nbPlugin') return expected!;
  return threshold === 'muan' ? expected! * Math.exp(z * error!) : Math.exp(expected! * (1 + z * error!));
}

export function flexibleSettings(input: ReferenceInput): FarringtonFlexibleSettings {
  return {
    years: optional(input, 'b'),
    halfWindow: optional(input, 'w'),
    periods: optional(input, 'noPeriods'),
    pastWeeksLeftOut: optional(input, 'pastWeeksNotIncluded'),
    reweight: optional(input, 'reweight'),
    weightsThreshold: optional(input, 'weightsThreshold'),
    trend: optional(input, 'trend'),
    trendPValue: optional(input, 'pThresholdTrend'),
    alpha: optional(input, 'alpha'),
    threshold: optional<ThresholdMethod>(input, 'thresholdMethod'),
    power: optional<Power>(input, 'powertrans'),
    fewCases: fewCasesIn(input),
    populationOffset: optional(input, 'populationOffset'),
  };
}

export function fewCasesIn(input: ReferenceInput): FewCases | undefined {
  const limit = optional<number[]>(input, 'limit54');
  return limit === undefined ? undefined : { cases: limit[0]!, weeks: limit[1]! };
}

export function farringtonCase(input: ReferenceInput): unknown {
  const verdicts = farrington(seriesIn(input), {
    years: optional(input, 'b'),
    halfWindow: optional(input, 'w'),
    reweight: optional(input, 'reweight'),
    alpha: optional(input, 'alpha'),
    trend: optional(input, 'trend'),
    power: optional<Power>(input, 'powertrans'),
    fewCases: fewCasesIn(input),
    populationOffset: optional(input, 'populationOffset'),
    ...('range' in input ? rangeIn(input) : defaultRange(input)),
  });
  return {
    upperbound: verdicts.map(({ upper, unjudged }) => (unjudged === 'fewCases' ? 0 : upper)),
    alarm: alarmsOf(verdicts),
    predictive_prob_of_observed: verdicts.map(({ pValue }) => (pValue === null ? null : 1 - pValue)),
    median: verdicts.map(({ expected }) => expected),
    trend_used: verdicts.map(({ trend }) => (trend === null ? 0 : 1)),
  };
}

/** The weeks that the reference program judges without a range: from b years less w weeks on, partial windows too. */
function defaultRange(input: ReferenceInput): { from: number } {
  return { from: Number(input['freq'] ?? 52) * (optional<number>(input, 'b') ?? 5) - (optional<number>(input, 'w') ?? 3) - 1 };
}
