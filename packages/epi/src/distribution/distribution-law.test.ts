import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as d from './index.ts';

const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const logScaled = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map((log) => Math.exp(log));

interface Continuous {
  name: string;
  cumulative: (x: number) => number;
  upper: (x: number) => number;
  quantile: (p: number, tail?: d.Tail) => number;
}

const gamma = fc.tuple(logScaled(0.05, 1e5), logScaled(1e-3, 1e3)).map(([shape, scale]): Continuous => ({
  name: `gamma ${shape} ${scale}`,
  cumulative: (x) => d.gammaCumulative(x, shape, scale),
  upper: (x) => d.gammaUpperTail(x, shape, scale),
  quantile: (p, tail) => d.gammaQuantile(p, shape, scale, tail),
}));
/** Below 1/2 the quantiles lie so near to 0 or 1 that a double beside 1 cannot tell them. */
const beta = fc.tuple(logScaled(0.5, 1e4), logScaled(0.5, 1e4)).map(([a, b]): Continuous => ({
  name: `beta ${a} ${b}`,
  cumulative: (x) => d.betaCumulative(x, a, b),
  upper: (x) => d.betaUpperTail(x, a, b),
  quantile: (p, tail) => d.betaQuantile(p, a, b, tail),
}));
const student = logScaled(0.3, 1e5).map((df): Continuous => ({
  name: `t ${df}`,
  cumulative: (x) => d.tCumulative(x, df),
  upper: (x) => d.tUpperTail(x, df),
  quantile: (p, tail) => d.tQuantile(p, df, tail),
}));
const normal = fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), logScaled(0.1, 20)).map(([mean, sd]): Continuous => ({
  name: `normal ${mean} ${sd}`,
  cumulative: (x) => d.normalCumulative(x, mean, sd),
  upper: (x) => d.normalUpperTail(x, mean, sd),
  quantile: (p, tail) => d.normalQuantile(p, mean, sd, tail),
}));
const anyContinuous = fc.oneof(gamma, beta, student, normal);

test('a quantile is where the cumulative share is what was asked', () => {
  fc.assert(
    fc.property(anyContinuous, share, ({ cumulative, quantile }, p) => {
      expect(Math.abs(cumulative(quantile(p)) - p)).toBeLessThan(1e-9);
    }),
    { numRuns: 400 },
  );
});

test('lower and upper tails add up to one, and so do the quantiles of both', () => {
  fc.assert(
    fc.property(anyContinuous, share, ({ cumulative, upper, quantile }, p) => {
      const x = quantile(p);
      expect(cumulative(x) + upper(x)).toBeCloseTo(1, 12);
      expect(Math.abs(quantile(p, 'upper') - quantile(1 - p))).toBeLessThanOrEqual(1e-6 * Math.abs(x) + 1e-6);
    }),
  );
});

test('more is never less likely to be enough', () => {
  fc.assert(
    fc.property(anyContinuous, share, share, ({ cumulative, quantile }, p, q) => {
      const [low, high] = [Math.min(p, q), Math.max(p, q)];
      expect(quantile(low)).toBeLessThanOrEqual(quantile(high));
      expect(cumulative(quantile(low))).toBeLessThanOrEqual(cumulative(quantile(high)) + 1e-15);
    }),
  );
});

const mean = logScaled(0.01, 5000);
const dispersion = logScaled(0.05, 1e4);

test('the quantile of a count is the first count that reaches the share', () => {
  fc.assert(
    fc.property(mean, dispersion, share, (mean, k, p) => {
      const counts = [
        { quantile: d.poissonQuantile(p, mean), cumulative: (x: number): number => d.poissonCumulative(x, mean) },
        { quantile: d.negativeBinomialQuantile(p, mean, k), cumulative: (x: number): number => d.negativeBinomialCumulative(x, mean, k) },
      ];
      for (const { quantile, cumulative } of counts) {
        expect(cumulative(quantile)).toBeGreaterThanOrEqual(p * (1 - 1e-13));
        if (quantile > 0) expect(cumulative(quantile - 1)).toBeLessThan(p);
      }
    }),
  );
});

test('a distribution of counts sums to one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (marked, others, part) => {
        const draws = Math.floor((marked + others) * part);
        const { least, most } = d.hypergeometricSupport(marked, others, draws);
        let sum = 0;
        for (let count = least; count <= most; count++) {
          sum += d.hypergeometricMass(count, marked, others, draws);
          expect(d.hypergeometricCumulative(count, marked, others, draws)).toBeCloseTo(sum, 11);
        }
        expect(sum).toBeCloseTo(1, 11);
      },
    ),
  );
});

test('superspreading fades: with a large dispersion the negative binomial is Poisson', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), fc.integer({ min: 0, max: 100 }), (mean, count) => {
      expect(d.negativeBinomialLogMass(count, mean, 1e13)).toBeCloseTo(d.poissonLogMass(count, mean), 8);
    }),
  );
});

/** Anything a form or a file might deliver as a number. */
const anything = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, -1, 1, 0.5, Number.MIN_VALUE, Number.MAX_VALUE, 1e15),
  fc.integer(),
);

test('whatever the numbers, the answer is a number or an error that names the argument', () => {
  const functions: ((a: number, b: number, c: number) => number)[] = [
    d.gammaCumulative,
    d.gammaUpperTail,
    d.gammaDensity,
    d.betaCumulative,
    d.betaUpperTail,
    d.normalCumulative,
    d.normalDensity,
    d.negativeBinomialMass,
    d.negativeBinomialCumulative,
    d.poissonMass,
    d.poissonCumulative,
    d.binomialMass,
    d.tCumulative,
    d.weibullCumulative,
    d.lognormalCumulative,
    d.chiSquareUpperTail,
  ];
  const bounded = anything.filter((value) => !(Math.abs(value) > 1e9 && Number.isFinite(value)));
  fc.assert(
    fc.property(fc.constantFrom(...functions), bounded, bounded, bounded, (f, a, b, c) => {
      let answer = 0;
      try {
        answer = f(a, b, c);
      } catch (error) {
        expect(error).toBeInstanceOf(d.ArgumentError);
        expect((error as d.ArgumentError).argument).not.toBe('');
        expect((error as d.ArgumentError).remedy).toMatch(/\.$/);
      }
      expect(answer).not.toBeNaN();
    }),
    { numRuns: 3000 },
  );
});

test('quantiles of tiny and huge parameters end, with a number or an error', () => {
  fc.assert(
    fc.property(share, logScaled(1e-3, 1e7), logScaled(1e-3, 1e7), (p, a, b) => {
      expect(d.gammaQuantile(p, a, 1)).toBeGreaterThanOrEqual(0);
      const x = d.betaQuantile(p, a, b);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

test('an error says what was wrong, where, and what to give instead', () => {
  const caught = (() => {
    try {
      return d.gammaQuantile(1.2, 2, 1);
    } catch (error) {
      return error;
    }
  })();
  expect(caught).toBeInstanceOf(RangeError);
  expect(caught).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'p', value: 1.2, remedy: 'Give a number from 0 to 1.' });
  expect(String(caught)).toBe('ArgumentError: p is out of its range (got 1.2). Give a number from 0 to 1.');
  expect(() => d.requireCount('deaths', 2.5)).toThrow('deaths is not a whole number (got 2.5). Give a whole number of at least 0.');
  expect(() => d.requireCount('deaths', -1)).toThrow('deaths is negative');
  expect(() => d.requireCount('people', 0, 1)).toThrow('people is out of its range');
  expect(() => d.requirePositive('shape', Infinity)).toThrow('shape is not finite');
  expect(() => d.requireFinite('day', NaN)).toThrow('day is not a number');
});
