import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareTest, fisherTest } from './association-test.ts';
import { attackRates } from './attack-rate.ts';
import { attributableFraction, populationAttributableFraction, populationAttributableRisk, vaccineEffectiveness } from './attributable.ts';
import { oddsRatio } from './odds-ratio.ts';
import { numberNeeded, riskDifference } from './risk-difference.ts';
import { riskRatio } from './risk-ratio.ts';
import {
  exactStratifiedOddsRatio,
  homogeneityTests,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  mantelHaenszelTest,
} from './stratified.ts';
import type { TwoByTwoTable } from './two-by-two-table.ts';

const table = (exposedCases: number, exposedNonCases: number, unexposedCases: number, unexposedNonCases: number): TwoByTwoTable => ({
  exposedCases,
  exposedNonCases,
  unexposedCases,
  unexposedNonCases,
});
const swapped = (t: TwoByTwoTable): TwoByTwoTable => table(t.unexposedCases, t.unexposedNonCases, t.exposedCases, t.exposedNonCases);

test('the church supper of Oswego: vanilla ice cream made people ill', () => {
  // CDC: 43 of 54 who ate it and 3 of 21 who did not; 0.796 / 0.143 = 5.57
  const icecream = table(43, 11, 3, 18);
  expect(riskRatio(icecream)!.estimate).toBeCloseTo(43 / 54 / (3 / 21), 12);
  expect(riskRatio(icecream)!.lower).toBeCloseTo(1.938, 3); // epiR 2.0.57
  expect(fisherTest(icecream).twoSided).toBeLessThan(1e-6);
  expect(attributableFraction(icecream)!.estimate).toBeCloseTo(1 - 3 / 21 / (43 / 54), 12);
});

test('Fisher and his tea: three of four cups right happens by luck 17 times in 70', () => {
  const tea = fisherTest(table(3, 1, 1, 3));
  expect(tea.greater).toBeCloseTo(17 / 70, 12);
  expect(tea.twoSided).toBeCloseTo(34 / 70, 12);
  expect(tea.midP).toBeCloseTo(2 * (1 / 70 + 8 / 70), 12); // half of the 16/70 of what was seen
});

test('conditional estimates and limits of a small table, from scipy 1.17 (scipy.stats.contingency.odds_ratio)', () => {
  const exact = oddsRatio(table(3, 1, 1, 6), { limits: 'exact' })!;
  expect(exact.estimate).toBeCloseTo(12.230893107355806, 9);
  expect(exact.lower).toBeCloseTo(0.49569160080002783, 9);
  expect(exact.upper).toBeCloseTo(1096.4861312317369, 6);
});

test('where nobody unexposed fell ill, Wald says nothing and the limits say which others were taken', () => {
  const spread = table(5, 0, 2, 8);
  expect(oddsRatio(spread)).toMatchObject({ estimate: Infinity, upper: Infinity, limits: 'exact' });
  expect(oddsRatio(spread)!.lower).toBeCloseTo(1.6878, 4); // R gives 1.68778198548269, to its 1e-4
  const none = riskRatio(table(6, 4, 0, 9))!;
  expect(none).toMatchObject({ estimate: Infinity, upper: Infinity, limits: 'score' });
  expect(none.lower).toBeGreaterThan(1);
});

test('a table that cannot tell gives null and not a number', () => {
  expect(riskRatio(table(0, 5, 0, 7))).toBeNull();
  expect(riskRatio(table(0, 0, 3, 7))).toBeNull();
  expect(oddsRatio(table(4, 0, 6, 0))).toBeNull();
  expect(riskDifference(table(0, 0, 3, 7))).toBeNull();
  expect(chiSquareTest(table(4, 0, 6, 0))).toBeNull();
  expect(mantelHaenszelOddsRatio([table(4, 0, 6, 0)])).toBeNull();
});

test('a vaccine that prevents 9 of 10 has an effectiveness of 0.9', () => {
  // 8 per 1000 against 80 per 1000
  const trial = table(8, 992, 80, 920);
  expect(vaccineEffectiveness(trial)!.estimate).toBeCloseTo(0.9, 12);
  expect(vaccineEffectiveness(trial)!.lower).toBeCloseTo(1 - riskRatio(trial)!.upper, 12);
  expect(numberNeeded(riskDifference(trial)!).estimate).toBeCloseTo(1 / -0.072, 9);
  expect(numberNeeded(riskDifference(table(20, 80, 22, 78))!).straddlesInfinity).toBe(true);
});

test('what the population would be spared', () => {
  // risk of everybody 46/75, of the unexposed 3/21
  const risk = populationAttributableRisk(table(43, 11, 3, 18))!;
  expect(risk.estimate).toBeCloseTo(46 / 75 - 3 / 21, 12);
  expect(populationAttributableFraction(table(43, 11, 3, 18))!.estimate).toBeCloseTo(risk.estimate / (46 / 75), 12);
  const narrower = populationAttributableRisk(table(43, 11, 3, 18), { variance: 'deltaMethod' })!;
  expect(narrower.upper).toBeLessThan(risk.upper);
});

const cell = fc.integer({ min: 0, max: 60 });
const anyTable = fc
  .tuple(cell, cell, cell, cell)
  .map(([a, b, c, d]) => table(a, b, c, d))
  .filter((t) => Object.values(t).some((count) => count > 0));
const fullTable = fc.tuple(...[0, 0, 0, 0].map(() => fc.integer({ min: 1, max: 60 }))).map(([a, b, c, d]) => table(a!, b!, c!, d!));

test('calling the unexposed exposed turns every ratio over', () => {
  fc.assert(
    fc.property(fullTable, fc.constantFrom('wald', 'score', 'exact', 'midP'), (t, limits) => {
      const [one, other] = [oddsRatio(t, { limits })!, oddsRatio(swapped(t), { limits })!];
      expect(Math.log(one.estimate) + Math.log(other.estimate)).toBeCloseTo(0, 8);
      expect(Math.log(one.lower) + Math.log(other.upper)).toBeCloseTo(0, 6);
      const [rise, fall] = [riskDifference(t, { limits: 'score' })!, riskDifference(swapped(t), { limits: 'score' })!];
      expect(rise.lower + fall.upper).toBeCloseTo(0, 8);
    }),
  );
});

test('whatever the counts, limits surround the estimate and p-values are shares', () => {
  fc.assert(
    fc.property(anyTable, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (t, level) => {
      const measures = [
        ...(['wald', 'score'] as const).map((limits) => riskRatio(t, { level, limits })),
        ...(['wald', 'score', 'exact', 'midP'] as const).map((limits) => oddsRatio(t, { level, limits })),
        ...(['wald', 'score'] as const).map((limits) => riskDifference(t, { level, limits })),
      ];
      for (const measure of measures) {
        if (measure === null) continue;
        expect(measure.lower).toBeLessThanOrEqual(measure.estimate + 1e-9);
        expect(measure.upper).toBeGreaterThanOrEqual(measure.estimate - 1e-9);
      }
      for (const p of Object.values(fisherTest(t))) {
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 300 },
  );
});

test('the score limit is where the score test says 5 %', () => {
  // Farrington and Manning's statistic solved with scipy's brentq
  const { lower, upper } = riskDifference(table(2, 8, 5, 5), { limits: 'score' })!;
  expect(lower).toBeCloseTo(-0.6313022237012167, 8);
  expect(upper).toBeCloseTo(0.1186989522772565, 8);
  const wide = riskDifference(table(2, 8, 5, 5), { limits: 'score', level: 0.99 })!;
  expect(wide.lower).toBeLessThan(lower);
  expect(wide.upper).toBeGreaterThan(upper);
});

test('confounding: each ward shows no harm, all together seem to', () => {
  // odds ratio 1 in both wards; the sick ward was also the exposed one
  const wards = [table(80, 20, 8, 2), table(1, 9, 10, 90)];
  expect(oddsRatio(table(81, 29, 18, 92))!.estimate).toBeGreaterThan(10);
  expect(mantelHaenszelOddsRatio(wards)!.estimate).toBeCloseTo(1, 12);
  expect(mantelHaenszelRiskRatio(wards)!.estimate).toBeCloseTo(1, 12);
  expect(mantelHaenszelRiskDifference(wards)!.estimate).toBeCloseTo(0, 12);
  expect(mantelHaenszelTest(wards)!.pValue).toBeCloseTo(1, 6);
});

test('one stratum is a plain table', () => {
  fc.assert(
    fc.property(fullTable, (t) => {
      expect(mantelHaenszelOddsRatio([t])!.estimate).toBeCloseTo(oddsRatio(t)!.estimate, 9);
      expect(mantelHaenszelOddsRatio([t])!.upper / oddsRatio(t)!.upper).toBeCloseTo(1, 9);
      const [exact, plain] = [exactStratifiedOddsRatio([t])!, oddsRatio(t, { limits: 'exact' })!];
      expect(exact.lower).toBeCloseTo(plain.lower, 9);
      expect(exact.pValue).toBeCloseTo(fisherTest(t).twoSided, 12);
    }),
  );
});

test('two strata with the same table twice are homogeneous', () => {
  const tests = homogeneityTests([table(20, 10, 8, 30), table(20, 10, 8, 30)]);
  for (const result of Object.values(tests)) {
    expect(result!.statistic).toBeCloseTo(0, 9);
    expect(result!.degreesOfFreedom).toBe(1);
  }
  expect(homogeneityTests([table(20, 10, 8, 30), table(2, 30, 18, 10)]).breslowDay!.pValue).toBeLessThan(0.001);
});

test('the supper table keeps who did not answer out of the cells and counts them', () => {
  const ill = [true, true, true, false, false, null];
  const [ham, water] = attackRates(ill, [
    { exposure: 'ham', exposed: [true, true, false, false, null, true] },
    { exposure: 'water', exposed: [null, null, null, null, null, null] },
  ]);
  expect(ham).toMatchObject({ table: table(2, 0, 1, 1), missing: 2 });
  expect(ham!.exposedAttackRate).toMatchObject({ estimate: 1, numerator: 2, denominator: 2 });
  expect(ham!.casesExposed!.estimate).toBeCloseTo(2 / 3, 12);
  expect(water).toMatchObject({ missing: 6, riskRatio: null, exposedAttackRate: null, pValue: 1 });
});

test.each([
  ['a fraction of a person', () => riskRatio(table(1.5, 2, 3, 4)), 'NOT_WHOLE', 'table.exposedCases'],
  ['fewer than nobody', () => oddsRatio(table(1, -2, 3, 4)), 'NEGATIVE', 'table.exposedNonCases'],
  ['not a number', () => fisherTest(table(1, 2, NaN, 4)), 'NOT_A_NUMBER', 'table.unexposedCases'],
  ['nobody', () => riskDifference(table(0, 0, 0, 0)), 'EMPTY', 'table'],
  ['no strata', () => mantelHaenszelOddsRatio([]), 'EMPTY', 'strata'],
  ['a wrong stratum', () => mantelHaenszelTest([table(1, 2, 3, 4), table(1, 2, -3, 4)]), 'NEGATIVE', 'strata[1].unexposedCases'],
  ['a level of 95', () => riskRatio(table(1, 2, 3, 4), { level: 95 }), 'OUT_OF_RANGE', 'level'],
  [
    'answers of fewer people',
    () => attackRates([true, false], [{ exposure: 'ham', exposed: [true] }]),
    'LENGTHS_DIFFER',
    'questions[0].exposed',
  ],
])('%s is refused by name', (_, ask, code, argument) => {
  expect(ask).toThrow(expect.objectContaining({ code, argument }) as Error);
});

test('a hundred thousand cases take no longer than a moment', () => {
  const large = oddsRatio(table(100_000, 900_000, 90_000, 910_000), { limits: 'exact' })!;
  expect(large.estimate).toBeCloseTo((100_000 * 910_000) / (900_000 * 90_000), 4);
});
