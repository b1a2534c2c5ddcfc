import {
  ArgumentError,
  requireCount,
  requireOpenProbability,
  requirePositive,
  requireProbability,
} from '@firebreak/epi/distribution/index';
import { readFewCases, type FewCases } from './few-cases.ts';
import { readPower, type Power } from './threshold.ts';

export const thresholdMethods = ['delta', 'nbPlugin', 'muan'] as const;
export type ThresholdMethod = (typeof thresholdMethods)[number];

export interface FarringtonFlexibleSettings {
  /** Years of history to compare with (b); 5 by default. */
  years?: number | undefined;
  /** Weeks on each side of the same week of those years (w); 3 by default. */
  halfWindow?: number | undefined;
  /** Parts of a year (noPeriods): 1 takes only the windows; 10 takes all weeks, the nine parts between as levels of season. */
  periods?: number | undefined;
  /** Weeks before this one that are left out, so that a slow outbreak does not raise its own limit; `halfWindow` by default. */
  pastWeeksLeftOut?: number | undefined;
  /** Whether past outbreaks weigh less; true by default. */
  reweight?: boolean | undefined;
  /** Anscombe residual from which a past week weighs less; 2.58 by default. */
  weightsThreshold?: number | undefined;
  /** Whether a trend in time is looked for; true by default. */
  trend?: boolean | undefined;
  /** The trend is kept when its p-value is below this; 0.05 by default, 1 keeps every trend. */
  trendPValue?: number | undefined;
  /** Share above the limit without an outbreak, one-sided; 0.05 by default. */
  alpha?: number | undefined;
  /** How the limit is found: normal limit of a transformed count, or quantile of a negative binomial count with the mean or its upper limit. */
  threshold?: ThresholdMethod | undefined;
  /** Transformation of `delta`; 2/3 by default. */
  power?: Power | undefined;
  /** 5 cases in 4 weeks by default. */
  fewCases?: FewCases | undefined;
  /** Whether counts are taken per population; false by default. */
  populationOffset?: boolean | undefined;
  /**
   * Standard errors `asReference` (default) rest on a dispersion the reference program makes from overwritten weights:
   * far too small for large counts, so that trends are kept and muan limits set too readily. `fromModel` are those of
   * the fit. Alarms of the reference follow its own.
   */
  errors?: 'asReference' | 'fromModel' | undefined;
}

export type CheckedFlexible = Required<{ [Name in keyof FarringtonFlexibleSettings]: NonNullable<FarringtonFlexibleSettings[Name]> }>;

/** The settings of Noufaily et al. 2013: all weeks of five years, half a year left out, every trend kept. */
export const noufailySettings = {
  years: 5,
  halfWindow: 3,
  periods: 10,
  pastWeeksLeftOut: 26,
  trendPValue: 1,
  weightsThreshold: 2.58,
  threshold: 'nbPlugin',
} as const satisfies FarringtonFlexibleSettings;

export function readFlexible(settings: FarringtonFlexibleSettings): CheckedFlexible {
  const { halfWindow = 3 } = settings;
  const read: CheckedFlexible = {
    years: settings.years ?? 5,
    halfWindow,
    periods: settings.periods ?? 1,
    pastWeeksLeftOut: settings.pastWeeksLeftOut ?? halfWindow,
    reweight: settings.reweight ?? true,
    weightsThreshold: settings.weightsThreshold ?? 2.58,
    trend: settings.trend ?? true,
    trendPValue: settings.trendPValue ?? 0.05,
    alpha: settings.alpha ?? 0.05,
    threshold: settings.threshold ?? 'delta',
    power: readPower(settings.power),
    fewCases: readFewCases(settings.fewCases),
    populationOffset: settings.populationOffset ?? false,
    errors: settings.errors ?? 'asReference',
  };
  requireCount('years', read.years, 1);
  requireCount('halfWindow', halfWindow);
  requireCount('periods', read.periods, 1);
  requireCount('pastWeeksLeftOut', read.pastWeeksLeftOut);
  requirePositive('weightsThreshold', read.weightsThreshold);
  requireProbability('trendPValue', read.trendPValue);
  requireOpenProbability('alpha', read.alpha);
  if (!thresholdMethods.includes(read.threshold)) {
    throw new ArgumentError('OUT_OF_RANGE', 'threshold', 'Give delta, nbPlugin or muan.', read.threshold);
  }
  if (read.errors !== 'asReference' && read.errors !== 'fromModel') {
    throw new ArgumentError('OUT_OF_RANGE', 'errors', 'Give asReference or fromModel.', read.errors);
  }
  return read;
}
