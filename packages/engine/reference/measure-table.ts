import { chiSquareTest, expectedCounts, fisherTest, type TestResult } from '../src/measure/association-test.ts';
import {
  attributableFraction,
  populationAttributableFraction,
  populationAttributableRisk,
  vaccineEffectiveness,
} from '../src/measure/attributable.ts';
import type { Estimate } from '../src/measure/estimate.ts';
import { oddsRatio } from '../src/measure/odds-ratio.ts';
import { numberNeeded, riskDifference } from '../src/measure/risk-difference.ts';
import { riskRatio } from '../src/measure/risk-ratio.ts';
import {
  exactStratifiedOddsRatio,
  homogeneityTests,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  mantelHaenszelTest,
} from '../src/measure/stratified.ts';
import { collapsed, totalsOf, type TwoByTwoTable } from '../src/measure/two-by-two-table.ts';
import { given, numberIn, type ReferenceInput } from './measure-input.ts';

/** The values of `epi/two-by-two*`, in the shapes of epiR, epitools and R. */
export function twoByTwo(input: ReferenceInput): unknown {
  const table = tableOf(input);
  const odds = chiSquareTest(table);
  const pValues = { p_midp: fisherTest(table).midP, p_fisher: fisherTest(table).twoSided, p_chi2: odds?.pValue };
  const expected = expectedCounts(table);
  const { twoSided, less, greater } = fisherTest(table);
  const exact = oddsRatio(table, { limits: 'exact' });
  const effectiveness = vaccineEffectiveness(table);
  const difference = riskDifference(table);
  return {
    epiR_cohort: { ...riskMeasures(table, 'strata'), ...oddsMeasures(table, 'strata'), ...testsOf([table], 'strata') },
    epiR_case_control: {
      ...oddsMeasures(table, 'strata'),
      'AFest.strata.wald': epiR(attributableFraction(table, { design: 'caseControl' })),
      'PAFest.strata.wald': epiR(populationAttributableFraction(table, { design: 'caseControl' })),
      ...testsOf([table], 'strata'),
    },
    epitools_oddsratio_wald: { ...oddsRatio(table), ...pValues },
    epitools_oddsratio_midp: { ...oddsRatio(table, { limits: 'midP' }), ...pValues },
    epitools_oddsratio_fisher: { ...exact, ...pValues },
    epitools_oddsratio_small: { ...oddsRatio(table, { limits: 'smallSample' }), ...pValues },
    epitools_riskratio_wald: riskRatio(table),
    epitools_riskratio_small: riskRatio(table, { limits: 'smallSample' }),
    fisher_test: { p: twoSided, cond_mle_or: exact?.estimate, lower: exact?.lower, upper: exact?.upper, p_less: less, p_greater: greater },
    chisq_pearson: {
      statistic: odds?.statistic,
      p: odds?.pValue,
      expected: [
        [expected.exposedCases, expected.exposedNonCases],
        [expected.unexposedCases, expected.unexposedNonCases],
      ],
    },
    chisq_yates: {
      statistic: chiSquareTest(table, { continuity: true })?.statistic,
      p: chiSquareTest(table, { continuity: true })?.pValue,
    },
    // prop.test cuts the limits to what a difference can be
    risk_difference_prop_test: difference && {
      diff: difference.estimate,
      lower: Math.max(-1, difference.lower),
      upper: Math.min(1, difference.upper),
    },
    vaccine_effectiveness_cohort: effectiveness && { ve: effectiveness.estimate, lower: effectiveness.lower, upper: effectiveness.upper },
    // the file of zero cells asks for fewer values
    p: twoSided,
    cond_mle_or: exact?.estimate,
    lower: exact?.lower,
    upper: exact?.upper,
    chisq: odds?.statistic,
    chisq_p: odds?.pValue,
  };
}

/** The values of `epi/stratified-mh`, in the shapes of epiR and mantelhaen.test. */
export function stratified(input: ReferenceInput): unknown {
  const strata = (input['strata'] as [[number, number], [number, number]][]).map(([[a, b], [c, d]]) => ({
    exposedCases: a,
    exposedNonCases: b,
    unexposedCases: c,
    unexposedNonCases: d,
  }));
  const crude = collapsed(strata);
  const difference = (variance: 'sato' | 'greenlandRobins' | 'rothman'): Estimate =>
    given(mantelHaenszelRiskDifference(strata, { variance }));
  const [test, corrected] = [given(mantelHaenszelTest(strata)), given(mantelHaenszelTest(strata, { continuity: true }))];
  const homogeneity = homogeneityTests(strata);
  const exact = given(exactStratifiedOddsRatio(strata));
  const odds = given(mantelHaenszelOddsRatio(strata));
  return {
    epiR: {
      ...riskMeasures(crude, 'crude'),
      ...oddsMeasures(crude, 'crude'),
      ...testsOf(strata, 'strata'),
      ...testsOf([crude], 'crude'),
      'RR.mh.wald': epiR(mantelHaenszelRiskRatio(strata)),
      'OR.mh.wald': epiR(odds),
      ...Object.fromEntries(
        (
          [
            ['wald', 'rothman'],
            ['sato', 'sato'],
            ['green', 'greenlandRobins'],
          ] as const
        ).flatMap(([name, variance]) => [
          [`ARisk.mh.${name}`, epiR(difference(variance), 100)],
          [`NNT.mh.${name}`, epiR(numberNeeded(difference(variance)))],
        ]),
      ),
      'chi2.mh': epiRTest([test]),
      'wRR.homog': homogeneityOf(homogeneity.woolfRiskRatio),
      'wOR.homog': homogeneityOf(homogeneity.woolfOddsRatio),
      'bOR.homog': homogeneityOf(homogeneity.breslowDay),
    },
    mh_or: odds.estimate,
    mh_or_ci: [odds.lower, odds.upper],
    cmh: test.statistic,
    cmh_p: test.pValue,
    cmh_corrected: corrected.statistic,
    cmh_corrected_p: corrected.pValue,
    exact_p: exact.pValue,
    exact_cond_or: exact.estimate,
    exact_ci: [exact.lower, exact.upper],
  };
}

function riskMeasures(table: TwoByTwoTable, scope: string): Record<string, unknown> {
  const [wald, score] = [given(riskDifference(table)), given(riskDifference(table, { limits: 'score' }))];
  return {
    [`RR.${scope}.wald`]: epiR(riskRatio(table)),
    [`RR.${scope}.taylor`]: epiR(riskRatio(table)),
    [`ARisk.${scope}.wald`]: epiR(wald, 100),
    [`ARisk.${scope}.score`]: epiR(score, 100),
    [`NNT.${scope}.wald`]: epiR(numberNeeded(wald)),
    [`NNT.${scope}.score`]: epiR(numberNeeded(score)),
    [`AFRisk.${scope}.wald`]: epiR(attributableFraction(table)),
    [`PARisk.${scope}.wald`]: epiR(populationAttributableRisk(table), 100),
    [`PARisk.${scope}.piri`]: epiR(populationAttributableRisk(table, { variance: 'deltaMethod' }), 100),
    [`PAFRisk.${scope}.wald`]: epiR(populationAttributableFraction(table)),
  };
}

function oddsMeasures(table: TwoByTwoTable, scope: string): Record<string, unknown> {
  return {
    [`OR.${scope}.wald`]: epiR(oddsRatio(table)),
    [`OR.${scope}.cfield`]: epiR(oddsRatio(table, { limits: 'score' })),
    [`OR.${scope}.score`]: epiR(oddsRatio(table, { limits: 'score' })),
    [`OR.${scope}.mle`]: epiR(oddsRatio(table, { limits: 'exact' })),
  };
}

function testsOf(tables: readonly TwoByTwoTable[], scope: string): Record<string, unknown> {
  const fisher = tables.map((table) => fisherTest(table).twoSided);
  return {
    [`chi2.${scope}.uncor`]: {
      ...epiRTest(tables.map((table) => given(chiSquareTest(table)))),
      'phi.coef': tables.map((table) => Math.sqrt(given(chiSquareTest(table)).statistic / totalsOf(table).total)),
    },
    [`chi2.${scope}.yates`]: epiRTest(tables.map((table) => given(chiSquareTest(table, { continuity: true })))),
    // what epiR calls one-sided is half of the two-sided value, not the tail that fisherTest gives
    [`chi2.${scope}.fisher`]: {
      'test.statistic': fisher.map(() => null),
      df: fisher.map(() => null),
      'p.value.1s': fisher.map((p) => p / 2),
      'p.value.2s': fisher,
    },
  };
}

/** epiR gives risks per 100 people. */
function epiR(estimate: Estimate | null, units = 1): unknown {
  return estimate && { est: estimate.estimate * units, lower: estimate.lower * units, upper: estimate.upper * units };
}

function epiRTest(tests: readonly TestResult[]): Record<string, unknown> {
  return {
    'test.statistic': tests.map(({ statistic }) => statistic),
    df: tests.map(({ degreesOfFreedom }) => degreesOfFreedom),
    'p.value.1s': tests.map(({ pValue }) => pValue / 2),
    'p.value.2s': tests.map(({ pValue }) => pValue),
  };
}

function homogeneityOf(test: TestResult | null): unknown {
  return test && { 'test.statistic': test.statistic, df: test.degreesOfFreedom, 'p.value': test.pValue };
}

function tableOf(input: ReferenceInput): TwoByTwoTable {
  return {
    exposedCases: numberIn(input, 'exposed_case'),
    exposedNonCases: numberIn(input, 'exposed_noncase'),
    unexposedCases: numberIn(input, 'unexposed_case'),
    unexposedNonCases: numberIn(input, 'unexposed_noncase'),
  };
}
