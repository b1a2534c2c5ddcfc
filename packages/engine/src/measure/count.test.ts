import { createRng, drawNegativeBinomial } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnosticAccuracy, truePrevalence } from './diagnostic-test.ts';
import { fitOffspring } from './offspring.ts';
import { proportion, proportionLimits } from './proportion.ts';
import { rate, standardisedRate } from './rate.ts';
import { rateRatio } from './rate-ratio.ts';
import { exposedRisk, sampleSizeDetection, sampleSizeProportion, sampleSizeTwoProportions } from './sample-size.ts';
import { secondaryAttackRate } from './secondary-attack-rate.ts';

test('nobody of twenty tested positive: up to 16 % may be infected all the same', () => {
  // Clopper-Pearson with half of 5 %: 1 - 0.025^(1/20) = 0.1684; Wilson: z^2 / (20 + z^2) = 0.1611
  expect(proportion(0, 20, { limits: 'exact' }).upper).toBeCloseTo(1 - 0.025 ** (1 / 20), 12);
  expect(proportion(0, 20).upper).toBeCloseTo(1.959963984540054 ** 2 / (20 + 1.959963984540054 ** 2), 12);
  expect(proportion(0, 20).lower).toBe(0);
});

const share = fc.integer({ min: 1, max: 500 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

test('limits surround the proportion and mirror that of the others', () => {
  fc.assert(
    fc.property(share, fc.constantFrom(...proportionLimits), ([x, n], limits) => {
      const [some, others] = [proportion(x, n, { limits }), proportion(n - x, n, { limits })];
      expect(some.lower).toBeLessThanOrEqual(some.estimate + 1e-12);
      expect(some.upper).toBeGreaterThanOrEqual(some.estimate - 1e-12);
      expect(some.lower + others.upper).toBeCloseTo(1, 9);
    }),
  );
});

test('exact limits of a proportion cover at least 95 %, whatever the truth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
      let coverage = 0;
      let mass = (1 - p) ** n;
      for (let x = 0; x <= n; x++) {
        const { lower, upper } = proportion(x, n, { limits: 'exact' });
        if (lower <= p && p <= upper) coverage += mass;
        mass *= ((n - x) / (x + 1)) * (p / (1 - p));
      }
      expect(coverage).toBeGreaterThanOrEqual(0.95 - 1e-9);
    }),
  );
});

test('no case in a thousand person-days: the rule of three', () => {
  // -log(0.05) / 1000 at one side; -log(0.025) / 1000 at two
  expect(rate(0, 1000, { level: 0.9 }).upper).toBeCloseTo(-Math.log(0.05) / 1000, 12);
  expect(rate(0, 1000)).toMatchObject({ estimate: 0, lower: 0 });
  expect(rate(0, 1000, { limits: 'byar' }).lower).toBe(0);
});

test('a standard population like the own changes nothing, and its unit does not matter', () => {
  const strata = [
    { cases: 3, population: 2000, standard: 2000 },
    { cases: 40, population: 1000, standard: 1000 },
  ];
  const { crude, adjusted } = standardisedRate(strata);
  expect(adjusted.estimate).toBeCloseTo(crude, 12);
  const shares = standardisedRate(strata.map((stratum) => ({ ...stratum, standard: stratum.standard / 3000 })));
  expect(shares.adjusted.upper).toBeCloseTo(adjusted.upper, 12);
});

test('twice the cases in the same time is a rate ratio of two; none at all still has a limit', () => {
  expect(rateRatio({ exposedCases: 20, exposedTime: 50, unexposedCases: 10, unexposedTime: 50 }, { limits: 'wald' })!.estimate).toBeCloseTo(
    2,
    12,
  );
  const none = rateRatio({ exposedCases: 0, exposedTime: 100, unexposedCases: 8, unexposedTime: 100 })!;
  expect(none).toMatchObject({ estimate: 0, lower: 0, limits: 'midP' });
  // mid-p: half of (1 - p)^8 is 0.025 at the upper limit: 1 - p = 0.05^(1/8), ratio p / (1 - p)
  const rest = 0.05 ** (1 / 8);
  expect(none.upper).toBeCloseTo((1 - rest) / rest, 9);
  expect(rateRatio({ exposedCases: 0, exposedTime: 1, unexposedCases: 0, unexposedTime: 1 })).toBeNull();
});

test('an antigen test: how many of the infected it finds, and what a positive is worth', () => {
  const accuracy = diagnosticAccuracy({ truePositive: 45, falsePositive: 3, falseNegative: 5, trueNegative: 147 });
  expect(accuracy.sensitivity!.estimate).toBeCloseTo(45 / 50, 12);
  expect(accuracy.specificity!.estimate).toBeCloseTo(147 / 150, 12);
  expect(accuracy.positiveLikelihoodRatio!.estimate).toBeCloseTo(0.9 / 0.02, 9);
  expect(accuracy.positivePredictiveValue!.estimate).toBeCloseTo(45 / 48, 12);
  const noInfected = diagnosticAccuracy({ truePositive: 0, falsePositive: 3, falseNegative: 0, trueNegative: 147 });
  expect(noInfected).toMatchObject({ sensitivity: null, youden: null, positiveLikelihoodRatio: null });
});

test('8 % positive with a test of 90 % and 95 % means 3.5 % infected', () => {
  // (0.08 + 0.95 - 1) / (0.9 + 0.95 - 1) = 0.0353
  expect(truePrevalence(80, 1000, { sensitivity: 0.9, specificity: 0.95 }).estimate).toBeCloseTo(0.03 / 0.85, 12);
  expect(truePrevalence(20, 1000, { sensitivity: 0.9, specificity: 0.95 }).estimate).toBe(0);
  expect(() => truePrevalence(1, 10, { sensitivity: 0.4, specificity: 0.5 })).toThrow('says nothing');
});

test('how many to ask, to compare and to test', () => {
  // 1.96^2 * 0.5 * 0.5 / 0.05^2 = 384.1
  expect(sampleSizeProportion(0.5, 0.05)).toBeCloseTo(384.146, 3);
  expect(sampleSizeProportion(0.5, 0.05, { population: 1000 })).toBeCloseTo(384.146 / (1 + 383.146 / 1000), 2);
  // ten per cent against twenty, R: power.prop.test gives 198.963
  expect(sampleSizeTwoProportions({ risk1: 0.1, risk2: 0.2 })).toBeCloseTo(198.963, 2);
  // log 0.05 / log 0.99 = 298.07
  expect(sampleSizeDetection(0.01)).toBeCloseTo(298.073, 3);
  expect(sampleSizeDetection(0.01, { population: 300 })).toBeLessThan(200);
  expect(exposedRisk(0.2, { riskRatio: 2 })).toBeCloseTo(0.4, 12);
  expect(exposedRisk(0.5, { oddsRatio: 3 })).toBeCloseTo(0.75, 12);
});

test('more power and smaller differences need more people', () => {
  const risk = fc.double({ min: 0.02, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(risk, fc.double({ min: 0.01, max: 0.09, noNaN: true }), (risk1, step) => {
      const size = (risk2: number, power: number): number => sampleSizeTwoProportions({ risk1, risk2, power });
      expect(size(risk1 + step, 0.9)).toBeGreaterThan(size(risk1 + step, 0.8));
      expect(size(risk1 + step / 2, 0.8)).toBeGreaterThan(size(risk1 + step, 0.8));
    }),
  );
});

test('three households: who infected whom within ten days', () => {
  // first: primary day 3, one secondary (day 6), one too early (day 4 with at least 2 days), one well
  // second: two on the same day, one well; third: nobody ill
  const found = secondaryAttackRate(
    [
      [3, 6, 4, null],
      [5, 5, null],
      [null, null],
    ],
    { minDays: 2, maxDays: 10 },
  );
  expect(found).toMatchObject({
    households: 2,
    primaryAndCoPrimary: 3,
    contacts: 4,
    excludedEarly: 1,
    secondary: 1,
    denominator: 3,
    late: 0,
  });
  expect(found.wilson!.estimate).toBeCloseTo(1 / 3, 12);
  expect(secondaryAttackRate([[null, null]], { minDays: 1, maxDays: 9 })).toMatchObject({
    households: 0,
    wilson: null,
    householdStandardError: null,
  });
});

test('shifting all calendars or mixing the order of the members changes no secondary attack rate', () => {
  const member = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
  const households = fc.array(fc.array(member, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(households, fc.integer({ min: -500, max: 20_000 }), (homes, shift) => {
      const window = { minDays: 1, maxDays: 10 };
      const moved = homes.map((home) => home.map((onset) => (onset === null ? null : onset + shift)).reverse());
      expect(secondaryAttackRate(moved, window)).toEqual(secondaryAttackRate(homes, window));
    }),
  );
});

test('offspring: R is the mean, and an even spread shows no superspreading', () => {
  const even = fitOffspring([1, 1, 1, 2, 1, 1, 0, 1]);
  expect(even.R).toBe(1);
  expect(even).toMatchObject({ k: Infinity, kUpper: Infinity, kStandardError: null, isOverdispersed: false });
  expect(even.shareWithoutOffspring).toBeCloseTo(Math.exp(-1), 12);
  expect(fitOffspring([0, 0, 0])).toMatchObject({ R: 0, k: null, RUpper: null });
});

test('k is recovered: nine in ten of 95 % limits and more hold the truth', () => {
  // 100 outbreaks of 150 cases, R 1.2 and k 0.3: expect 95 +- 3 standard errors of a binomial (6.5)
  const rng = createRng('offspring');
  let [holdK, holdR] = [0, 0];
  for (let outbreak = 0; outbreak < 100; outbreak++) {
    const fit = fitOffspring(Array.from({ length: 150 }, () => drawNegativeBinomial(rng, 1.2, 0.3)));
    if (fit.kLower! <= 0.3 && 0.3 <= fit.kUpper!) holdK++;
    if (fit.RLower! <= 1.2 && 1.2 <= fit.RUpper!) holdR++;
  }
  expect(holdK).toBeGreaterThanOrEqual(88);
  expect(holdR).toBeGreaterThanOrEqual(88);
});

test('whatever the offspring, the limits of k surround it and nothing is NaN', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 }), (infected) => {
      const fit = fitOffspring(infected);
      for (const value of Object.values(fit)) expect(value).not.toBeNaN();
      if (fit.k === null) return;
      expect(fit.kLower!).toBeLessThanOrEqual(fit.k);
      expect(fit.kUpper!).toBeGreaterThanOrEqual(fit.k);
      expect(fit.logLikelihood).toBeGreaterThanOrEqual(fit.poissonLogLikelihood - 1e-6);
    }),
  );
});

test.each([
  ['more positive than tested', () => proportion(5, 4), 'INCONSISTENT', 'numerator'],
  ['nobody tested', () => proportion(0, 0), 'OUT_OF_RANGE', 'denominator'],
  ['half a case', () => rate(0.5, 10), 'NOT_WHOLE', 'cases'],
  ['no time', () => rate(1, 0), 'NOT_POSITIVE', 'personTime'],
  ['no strata', () => standardisedRate([]), 'EMPTY', 'strata'],
  ['negative offspring', () => fitOffspring([1, -1]), 'NEGATIVE', 'infected[1]'],
  ['no offspring counts', () => fitOffspring([]), 'EMPTY', 'infected'],
  ['a window that runs backwards', () => secondaryAttackRate([[1, 2]], { minDays: 5, maxDays: 2 }), 'INCONSISTENT', 'maxDays'],
  ['an onset that is no number', () => secondaryAttackRate([[1, NaN]], { minDays: 1, maxDays: 2 }), 'NOT_A_NUMBER', 'households[0]'],
  ['equal risks', () => sampleSizeTwoProportions({ risk1: 0.1, risk2: 0.1 }), 'NO_INFORMATION', 'risk2'],
  [
    'nobody tested at all',
    () => diagnosticAccuracy({ truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 }),
    'OUT_OF_RANGE',
    'people tested',
  ],
])('%s is refused by name', (_, ask, code, argument) => {
  expect(ask).toThrow(expect.objectContaining({ code, argument }) as Error);
});
