import { delayQuantile, negativeBinomialMass, type DelayDistribution } from '@firebreak/epi/distribution/index';
import { expect, test } from 'vitest';
import { poissonFamily } from '../glm/family.ts';
import { fitGeneralisedLinearModel } from '../glm/generalised-linear-model.ts';
import { attackRates } from './attack-rate.ts';
import { fitDelay } from './delay-fit.ts';
import { exactDelay } from './delay-record.ts';
import { diagnosticAccuracy, truePrevalence, type DiagnosticTable } from './diagnostic-test.ts';
import { oddsRatio } from './odds-ratio.ts';
import { fitOffspring } from './offspring.ts';
import { proportion } from './proportion.ts';
import { rate } from './rate.ts';
import { rateRatio, type RateTable } from './rate-ratio.ts';
import { riskDifference } from './risk-difference.ts';
import { riskRatio } from './risk-ratio.ts';
import { sampleSizeDetection, sampleSizeTwoProportions } from './sample-size.ts';
import { secondaryAttackRate } from './secondary-attack-rate.ts';
import { mantelHaenszelOddsRatio } from './stratified.ts';
import { correctForReportingDelay } from './truncation.ts';
import { collapsed, totalsOf, type TwoByTwoTable } from './two-by-two-table.ts';
import { workedExample } from '../../reference/worked-example.ts';

/** Equal to the digits the page gives. */
const expectNear = (ours: number, page: number): void => expect(Math.abs(ours / page - 1)).toBeLessThan(6e-4);

test('adenovirus and superspreading in docs/method/distribution.md', () => {
  const { input, result } = workedExample<
    Record<'median' | 'dispersion' | 'share' | 'mean' | 'k', number>,
    { days: number; nobody: number }
  >('docs/method/distribution.md');
  const incubation = { family: 'lognormal', meanLog: Math.log(input.median), sdLog: Math.log(input.dispersion) } as const;
  expectNear(delayQuantile(incubation, input.share), result.days);
  expectNear(negativeBinomialMass(0, input.mean, input.k), result.nobody);
});

test('two wards in docs/method/generalised-linear-model.md', () => {
  const { input, result } = workedExample<{ response: number[]; ward: number[] }, { coefficients: number[]; standardError: number }>(
    'docs/method/generalised-linear-model.md',
  );
  const design = Float64Array.from(input.ward.flatMap((ward) => [1, ward]));
  const fit = fitGeneralisedLinearModel({ response: input.response, design, columns: 2, family: poissonFamily });
  result.coefficients.forEach((value, index) => expectNear(fit.coefficients.at(index)!, value));
  expectNear(fit.standardErrors.at(1)!, result.standardError);
});

test('vanilla ice cream in docs/method/two-by-two.md', () => {
  const { input, result } = workedExample<{ table: TwoByTwoTable }, { riskRatio: number[]; oddsRatio: number; riskDifference: number }>(
    'docs/method/two-by-two.md',
  );
  const { estimate, lower, upper } = riskRatio(input.table)!;
  [estimate, lower, upper].forEach((value, index) => expectNear(value, result.riskRatio.at(index)!));
  expectNear(oddsRatio(input.table)!.estimate, result.oddsRatio);
  expectNear(riskDifference(input.table)!.estimate, result.riskDifference);
});

test('two wards put together in docs/method/mantel-haenszel.md', () => {
  const { input, result } = workedExample<{ strata: TwoByTwoTable[] }, { crude: number; common: number }>('docs/method/mantel-haenszel.md');
  expectNear(oddsRatio(collapsed(input.strata))!.estimate, result.crude);
  expectNear(mantelHaenszelOddsRatio(input.strata)!.estimate, result.common);
});

test('the ham in docs/method/attack-rate.md', () => {
  type Result = { exposed: number[]; unexposed: number[]; missing: number; riskRatio: number; casesExposed: number };
  const { input, result } = workedExample<{ ill: boolean[]; ham: (boolean | null)[] }, Result>('docs/method/attack-rate.md');
  const row = attackRates(input.ill, [{ exposure: 'ham', exposed: input.ham }]).at(0)!;
  expect([row.table.exposedCases, totalsOf(row.table).exposed]).toEqual(result.exposed);
  expect([row.table.unexposedCases, totalsOf(row.table).unexposed]).toEqual(result.unexposed);
  expect(row.missing).toBe(result.missing);
  expectNear(row.riskRatio!.estimate, result.riskRatio);
  expectNear(row.casesExposed!.estimate, result.casesExposed);
});

test('twenty negative contacts in docs/method/proportion.md', () => {
  const { input, result } = workedExample<{ numerator: number; denominator: number }, Record<'wilson' | 'exact', number[]>>(
    'docs/method/proportion.md',
  );
  for (const limits of ['wilson', 'exact'] as const) {
    const { lower, upper } = proportion(input.numerator, input.denominator, { limits });
    expect(lower).toBe(result[limits].at(0));
    expectNear(upper, result[limits].at(1)!);
  }
});

test('a thousand days without a case in docs/method/rate.md', () => {
  const { input, result } = workedExample<{ cases: number; personTime: number; ratio: RateTable }, { upper: number; ratio: number }>(
    'docs/method/rate.md',
  );
  expectNear(rate(input.cases, input.personTime).upper, result.upper);
  expectNear(rateRatio(input.ratio, { limits: 'wald' })!.estimate, result.ratio);
});

test('an antigen test in docs/method/diagnostic-test.md', () => {
  type Input = { table: DiagnosticTable; positive: number; tested: number; test: { sensitivity: number; specificity: number } };
  const { input, result } = workedExample<
    Input,
    Record<'sensitivity' | 'specificity' | 'positiveLikelihoodRatio' | 'truePrevalence', number>
  >('docs/method/diagnostic-test.md');
  const accuracy = diagnosticAccuracy(input.table);
  expectNear(accuracy.sensitivity!.estimate, result.sensitivity);
  expectNear(accuracy.specificity!.estimate, result.specificity);
  expectNear(accuracy.positiveLikelihoodRatio!.estimate, result.positiveLikelihoodRatio);
  expectNear(truePrevalence(input.positive, input.tested, input.test).estimate, result.truePrevalence);
});

test('two samples in docs/method/sample-size.md', () => {
  const { input, result } = workedExample<Record<'risk1' | 'risk2' | 'prevalence', number>, { perGroup: number; toDetect: number }>(
    'docs/method/sample-size.md',
  );
  expectNear(sampleSizeTwoProportions(input), result.perGroup);
  expectNear(sampleSizeDetection(input.prevalence), result.toDetect);
});

test('two homes in docs/method/secondary-attack-rate.md', () => {
  type Input = { households: (number | null)[][]; minDays: number; maxDays: number };
  const { input, result } = workedExample<Input, Record<'secondary' | 'denominator' | 'rate', number>>(
    'docs/method/secondary-attack-rate.md',
  );
  const found = secondaryAttackRate(input.households, input);
  expect([found.secondary, found.denominator]).toEqual([result.secondary, result.denominator]);
  expectNear(found.wilson!.estimate, result.rate);
});

test('eight cases in docs/method/offspring.md', () => {
  const { input, result } = workedExample<{ infected: number[] }, { R: number; isOverdispersed: boolean; shareWithoutOffspring: number }>(
    'docs/method/offspring.md',
  );
  const fit = fitOffspring(input.infected);
  expect(fit).toMatchObject({ R: result.R, isOverdispersed: result.isOverdispersed, k: Infinity });
  expectNear(fit.shareWithoutOffspring, result.shareWithoutOffspring);
});

test('two delays in docs/method/delay-fit.md', () => {
  const { input, result } = workedExample<{ days: number[] }, Record<'meanLog' | 'sdLog' | 'standardError' | 'median', number>>(
    'docs/method/delay-fit.md',
  );
  const fit = fitDelay(
    input.days.map((days) => exactDelay(days)),
    'lognormal',
    { shares: [0.5] },
  );
  const { meanLog, sdLog } = fit.parameters;
  expectNear(meanLog!.estimate, result.meanLog);
  expectNear(sdLog!.estimate, result.sdLog);
  expectNear(meanLog!.standardError, result.standardError);
  expectNear(fit.quantiles.at(0)!.estimate, result.median);
});

test('three days after onset in docs/method/reporting-truncation.md', () => {
  type Input = { reported: number[]; delay: DelayDistribution; lastDaysElapsed: number };
  const { input, result } = workedExample<Input, { reportedShare: number; estimate: number }>('docs/method/reporting-truncation.md');
  const day = correctForReportingDelay(input.reported, input.delay, { lastDaysElapsed: input.lastDaysElapsed }).at(0)!;
  expectNear(day.reportedShare, result.reportedShare);
  expectNear(day.estimate!, result.estimate);
});
