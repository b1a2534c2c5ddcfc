import { createRng, drawPoisson, negativeBinomialUpperTail } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bayes, bayesSettings } from './bayes.ts';
import { poissonInterval95, rki, rkiSettings } from './rki.ts';

test('RKI by hand: a mean of 2.5 is looked up as 2, a mean of 30 takes two standard deviations', () => {
  // two years back, one week on each side: six counts
  const few = rki({ counts: [2, 3, 2, 0, 3, 2, 3, 0, 0, 0], frequency: 4 }, { years: 2, halfWindow: 1, from: 9 })[0]!;
  // weeks 0-2 and 4-6: 2 3 2, 3 2 3: mean 15 / 6 = 2.5
  expect(few).toMatchObject({ expected: 2.5, upper: 6.686, alarm: false });
  const many = rki({ counts: [28, 30, 32, 0, 30, 30, 30, 0, 0, 33], frequency: 4 }, { years: 2, halfWindow: 1, from: 9 })[0]!;
  // squares 4 + 4 = 8 over 5: sd 1.2649
  expect(many.expected).toBe(30);
  expect(many.upper).toBeCloseTo(30 + 2 * Math.sqrt(8 / 5), 12);
  expect(many.alarm).toBe(true);
});

test('RKI: a mean of 20 is still looked up', () => {
  const judge = (count: number): number | null =>
    rki({ counts: [...Array.from({ length: 6 }, () => count), 1] }, { ...rkiSettings.rki1, from: 6 })[0]!.upper;
  expect(judge(20)).toBe(30.017);
  expect(judge(21)).toBe(21); // no variation: mean + 2 * 0
});

test('the tabled intervals hold the count they are of, and rise with it', () => {
  poissonInterval95.forEach(({ lower, upper }, count) => {
    expect(lower).toBeLessThanOrEqual(count);
    expect(upper).toBeGreaterThan(count);
    if (count > 0) expect(upper).toBeGreaterThan(poissonInterval95[count - 1]!.upper);
  });
});

test('Bayes by hand: the limit is the smallest count that 95 % of counts do not exceed', () => {
  // six weeks with 9 cases: negative binomial with size 9.5 and mean 9.5 / 6
  const [verdict] = bayes({ counts: [1, 2, 0, 3, 1, 2, 5] }, { from: 6 });
  expect(verdict!.expected).toBeCloseTo(9.5 / 6, 12);
  expect(negativeBinomialUpperTail(verdict!.upper!, 9.5 / 6, 9.5)).toBeLessThanOrEqual(0.05);
  expect(negativeBinomialUpperTail(verdict!.upper! - 1, 9.5 / 6, 9.5)).toBeGreaterThan(0.05);
  expect(verdict!.alarm).toBe(5 > verdict!.upper!);
});

test('law: a longer past changes nothing, and the order of the reference weeks neither', () => {
  const weeks = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(weeks, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 }), (reference, now, shift) => {
      for (const method of [rki, bayes]) {
        const judge = (counts: number[]): unknown[] => {
          const { upper, expected, alarm } = method({ counts }, { ...rkiSettings.rki1, from: counts.length - 1 })[0]!;
          return [upper!.toPrecision(12), expected!.toPrecision(12), alarm];
        };
        const plain = judge([...reference, now]);
        expect(judge([...Array.from({ length: shift }, () => 9), ...reference, now])).toEqual(plain);
        expect(judge([...reference.toReversed(), now])).toEqual(plain);
      }
    }),
  );
});

test('weeks without enough past, with a gap in it, or without a count say so', () => {
  const counts = [1, 2, null, 1, 2, 1, 2, 3, 1, null];
  for (const method of [rki, bayes]) {
    const reasons = method({ counts }, rkiSettings.rki1).map(({ unjudged }) => unjudged);
    expect(reasons).toEqual([
      ...Array.from({ length: 6 }, () => 'shortHistory'),
      'missingBaseline',
      'missingBaseline',
      'missingBaseline',
      'missingCount',
    ]);
  }
});

test('recovery: false alarms of Bayes are at most the 5 % they claim, and RKI is as cautious; power grows', () => {
  const rng = createRng('reference-value');
  const rate = (method: typeof rki, added: number): number => {
    const alarms = Array.from({ length: 1500 }, () => {
      const counts = Array.from({ length: 113 }, (_, week) => drawPoisson(rng, 6) + (week === 112 ? added : 0));
      return method({ counts }, { ...bayesSettings.bayes3, from: 112 })[0]!.alarm;
    });
    return alarms.filter(Boolean).length / alarms.length;
  };
  // binomial standard error of 5 % in 1,500 is 0.6 %
  expect(rate(bayes, 0)).toBeLessThan(0.065);
  expect(rate(bayes, 0)).toBeGreaterThan(0.015);
  expect(rate(rki, 0)).toBeLessThan(0.05);
  for (const method of [rki, bayes]) {
    const powers = [0, 3, 6, 15].map((added) => rate(method, added));
    powers.slice(1).forEach((power, index) => expect(power).toBeGreaterThan(powers[index]!));
    expect(powers.at(-1)).toBeGreaterThan(0.95);
  }
});
