import { attackRates } from '../src/measure/attack-rate.ts';
import { diagnosticAccuracy } from '../src/measure/diagnostic-test.ts';
import type { Estimate } from '../src/measure/estimate.ts';
import { fitOffspring } from '../src/measure/offspring.ts';
import { proportion } from '../src/measure/proportion.ts';
import { rate, standardisedRate } from '../src/measure/rate.ts';
import { rateRatio } from '../src/measure/rate-ratio.ts';
import { secondaryAttackRate } from '../src/measure/secondary-attack-rate.ts';
import { totalsOf } from '../src/measure/two-by-two-table.ts';
import { given, numberIn, numbersIn, type ReferenceInput } from './measure-input.ts';

export function attackRate(input: ReferenceInput): unknown {
  const known = (value: unknown): boolean | null => (value === null || value === undefined ? null : value === 1);
  const ill = (input['ill'] as unknown[]).map(known);
  const food = String(input['food']);
  const [answered] = attackRates(ill, [{ exposure: food, exposed: (input[food] as unknown[]).map(known) }]);
  const { table, exposedAttackRate, unexposedAttackRate, riskRatio: ratio, pValue } = given(answered);
  return {
    exposed_ill: table.exposedCases,
    exposed_total: totalsOf(table).exposed,
    unexposed_ill: table.unexposedCases,
    unexposed_total: totalsOf(table).unexposed,
    ar_exposed: exposedAttackRate?.estimate,
    ar_unexposed: unexposedAttackRate?.estimate,
    risk_ratio: ratio?.estimate,
    rr_lower: ratio?.lower,
    rr_upper: ratio?.upper,
    fisher_p: pValue,
  };
}

export function proportionCase(input: ReferenceInput): unknown {
  const [x, n, level] = [numberIn(input, 'x'), numberIn(input, 'n'), numberIn(input, 'level')];
  return {
    p: proportion(x, n).estimate,
    clopper_pearson: proportion(x, n, { level, limits: 'exact' }),
    wilson: proportion(x, n, { level, limits: 'wilson' }),
    wald: proportion(x, n, { level, limits: 'wald' }),
    wilson_continuity: proportion(x, n, { level, limits: 'wilsonContinuity' }),
    jeffreys: proportion(x, n, { level, limits: 'jeffreys' }),
    agresti_coull: proportion(x, n, { level, limits: 'agrestiCoull' }),
  };
}

export function rateCase(input: ReferenceInput): unknown {
  if ('exposed_cases' in input) {
    const table = {
      exposedCases: numberIn(input, 'exposed_cases'),
      exposedTime: numberIn(input, 'exposed_time'),
      unexposedCases: numberIn(input, 'unexposed_cases'),
      unexposedTime: numberIn(input, 'unexposed_time'),
    };
    const [wald, midP] = [given(rateRatio(table, { limits: 'wald' })), given(rateRatio(table))];
    const triple = ({ estimate, lower, upper }: Estimate): number[] => [estimate, lower, upper];
    return { wald: triple(wald), midp: triple(midP), p_midp: midP.pValue, p_wald: wald.pValue };
  }
  if ('stdpop' in input) {
    const [populations, standards] = [numbersIn(input, 'pop'), numbersIn(input, 'stdpop')];
    const strata = numbersIn(input, 'count').map((cases, index) => ({
      cases,
      population: given(populations[index]),
      standard: given(standards[index]),
    }));
    const { crude, adjusted } = standardisedRate(strata);
    return { 'crude.rate': crude, 'adj.rate': adjusted.estimate, lci: adjusted.lower, uci: adjusted.upper };
  }
  const [x, time, level] = [numberIn(input, 'x'), numberIn(input, 'person_time'), numberIn(input, 'level')];
  return {
    rate: rate(x, time).estimate,
    exact: rate(x, time, { level }),
    byar: rate(x, time, { level, limits: 'byar' }),
    approx: rate(x, time, { level, limits: 'wald' }),
  };
}

export function diagnostic(input: ReferenceInput): unknown {
  const accuracy = diagnosticAccuracy({
    truePositive: numberIn(input, 'tp'),
    falsePositive: numberIn(input, 'fp'),
    falseNegative: numberIn(input, 'fn'),
    trueNegative: numberIn(input, 'tn'),
  });
  const rows = [
    ['ap', accuracy.apparentPrevalence],
    ['tp', accuracy.truePrevalence],
    ['se', accuracy.sensitivity],
    ['sp', accuracy.specificity],
    ['diag.ac', accuracy.accuracy],
    ['diag.or', accuracy.diagnosticOddsRatio],
    ['nndx', accuracy.numberNeededToDiagnose],
    ['youden', accuracy.youden],
    ['pv.pos', accuracy.positivePredictiveValue],
    ['pv.neg', accuracy.negativePredictiveValue],
    ['lr.pos', accuracy.positiveLikelihoodRatio],
    ['lr.neg', accuracy.negativeLikelihoodRatio],
    ['p.rout', accuracy.ruledOut],
    ['p.rin', accuracy.apparentPrevalence],
    ['p.tpdn', accuracy.falsePositiveShareOfUninfected],
    ['p.tndp', accuracy.falseNegativeShareOfInfected],
    ['p.dntp', accuracy.falsePositiveShareOfPositives],
    ['p.dptn', accuracy.falseNegativeShareOfNegatives],
  ] as const;
  return {
    statistic: rows.map(([name]) => name),
    est: rows.map(([, value]) => value?.estimate ?? null),
    lower: rows.map(([, value]) => value?.lower ?? null),
    upper: rows.map(([, value]) => value?.upper ?? null),
  };
}

export function household(input: ReferenceInput): unknown {
  const result = secondaryAttackRate(input['households'] as (number | null)[][], {
    minDays: numberIn(input, 'min_days'),
    maxDays: numberIn(input, 'max_days'),
    level: numberIn(input, 'level'),
  });
  return {
    households: result.households,
    primary_and_coprimary: result.primaryAndCoPrimary,
    contacts: result.contacts,
    excluded_early: result.excludedEarly,
    denominator: result.denominator,
    secondary: result.secondary,
    late: result.late,
    sar: result.wilson?.estimate,
    clopper_pearson: result.exact,
    wilson: result.wilson,
    household_robust_se: result.householdStandardError,
  };
}

export function offspring(input: ReferenceInput): unknown {
  const values = numbersIn(input, 'offspring_values');
  const infected = numbersIn(input, 'offspring_counts').flatMap((count, index) =>
    Array.from({ length: count }, () => given(values[index])),
  );
  const fit = fitOffspring(infected);
  const finite = fit.k === Infinity ? null : fit.k;
  return {
    n: fit.cases,
    R: fit.R,
    k_glm_nb: finite,
    k_se_glm_nb: fit.kStandardError,
    k_profile_mle: fit.k,
    loglik: fit.logLikelihood,
    k_profile_ci95: [fit.kLower, fit.kUpper],
    log_R_se: fit.logRStandardError,
    fitdist_size: finite,
    fitdist_mu: finite === null ? null : fit.R,
    poisson_loglik: fit.poissonLogLikelihood,
    proportion_zero_fitted: fit.shareWithoutOffspring,
  };
}
