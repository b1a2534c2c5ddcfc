import { expect, test } from 'vitest';
import * as d from './index.ts';

/** Expected values: mpmath 1.3.0 with 50 digits, from the defining integrals and products. */
const expectClose = (ours: number, theirs: number, relative = 1e-13): void => {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(relative * Math.abs(theirs));
};

test.each([
  [-37.5, 4.6053530095819548e-308, 1e-12],
  [-8, 6.2209605742717841e-16, 1e-13],
  [-3, 0.0013498980316300945, 1e-13],
  [-0.5, 0.3085375387259869, 1e-15],
  [1.96, 0.97500210485177956, 1e-15],
  [6, 0.99999999901341235, 1e-15],
])('the normal distribution keeps its digits at %s, in the far tail too', (z, lower, relative) => {
  expectClose(d.normalCumulative(z), lower, relative);
  expectClose(d.normalUpperTail(-z), lower, relative);
});

test.each([
  [0.01, 1e-5, 0.8963367982671972, 0.1036632017328028],
  [0.5, 40, 1, 3.7440973842028988e-19],
  [2.3, 0.01, 9.2957128722109887e-6, 0.99999070428712779],
  [100, 50, 3.2000653245851253e-10, 0.99999999967999347],
  [5000, 5200, 0.99741518650464619, 0.0025848134953538087],
  [1e5, 99_000, 0.00075741992117476797, 0.99924258007882523],
])('gamma with shape %s at %s, from tiny shapes to a hundred thousand cases in a window', (shape, x, lower, upper) => {
  expectClose(d.gammaCumulative(x, shape, 1), lower, 1e-12);
  expectClose(d.gammaUpperTail(x, shape, 1), upper, 1e-12);
});

test.each([
  [0.5, 0.5, 0.1, 0.20483276469913346, 0.79516723530086654],
  [3, 18, 0.5, 0.99979877471923828, 0.00020122528076171875],
  [700, 0.05, 0.99, 6.354182430093295e-6, 0.99999364581756991],
  [163, 21_559, 0.009, 0.99243366421567008, 0.0075663357843299158],
])('beta %s, %s at %s', (a, b, x, lower, upper) => {
  expectClose(d.betaCumulative(x, a, b), lower, 1e-12);
  expectClose(d.betaUpperTail(x, a, b), upper, 1e-12);
});

test.each([
  [0.001, 5, 0.49962039338609883],
  [2, 1, 0.14758361765043327],
  [40, 3.5, 4.3832205546865099e-6],
  [1.96, 1e6, 0.024998033792634895],
])("Student's t beyond %s with %s degrees of freedom", (x, df, upper) => {
  expectClose(d.tUpperTail(x, df), upper, 1e-12);
  expectClose(d.tCumulative(-x, df), upper, 1e-12);
});

test.each([
  [0, 2, 0.1, 0.73752724891279677],
  [25, 1.5, 0.16, 0.00062705833792062468],
  [1000, 900, 3, 0.00065967715182750585],
  [7, 2, 1e9, 0.0034370865893239427],
])('%s people infected by one case, mean %s and dispersion %s', (count, mean, k, mass) => {
  expectClose(d.negativeBinomialMass(count, mean, k), mass, 1e-12);
});

test('counts of rare and of many events', () => {
  expectClose(d.poissonMass(0, 3), 0.049787068367863943);
  expectClose(d.poissonMass(7, 7.5), 0.14648383216413614);
  expectClose(d.poissonMass(1500, 1200), 8.6330720946588246e-18, 1e-12);
  expectClose(d.hypergeometricMass(36, 54, 21, 46), 0.067044599665985765, 1e-12);
  expectClose(d.hypergeometricCumulative(36, 54, 21, 46), 0.96203422383309981, 1e-12);
  expectClose(d.hypergeometricCumulative(30, 100_000, 100_000, 42), 0.99855780875515158, 1e-12);
});

test.each([
  [0.3, 1.0957979948180755, -3.502524222200133, 12.24536454610773],
  [1.000001, -5.7721484243490012e-7, -0.57721401996866807, 1.6449316627376671],
  [1.99, -0.004195529088791665, 0.41631470604541496, 0.64900005046474361],
  [7.7, 7.9265413562690044, 1.9748820949131018, 0.13866710857111124],
  [1234.5, 7550.5509010778949, 7.1180162318279978, 0.00081037272712696665],
])('log gamma, digamma and trigamma at %s', (x, logGamma, digamma, trigamma) => {
  expectClose(d.logGamma(x), logGamma, x === 1.000001 ? 1e-9 : 1e-13); // x - 1 has ten digits there
  expectClose(d.digamma(x), digamma);
  expectClose(d.trigamma(x), trigamma);
});

test('special cases are what the textbooks say', () => {
  expectClose(d.gammaUpperTail(3, 1, 2), Math.exp(-1.5)); // exponential
  expectClose(d.chiSquareQuantile(0.95, 2), -2 * Math.log(0.05)); // exponential with mean 2
  expectClose(d.tCumulative(1, 1), 0.75); // Cauchy: 1/2 + atan(1)/pi
  expectClose(d.betaQuantile(0.3, 1, 4), 1 - 0.7 ** 0.25); // smallest of four uniforms
  expectClose(d.binomialMass(2, 4, 0.5), 6 / 16);
  expectClose(d.negativeBinomialMass(3, 1, 1), 1 / 16); // geometric with p = 1/2
  expectClose(d.weibullCumulative(5, 2.5, 4), 0.82569142091116967);
  expectClose(d.lognormalQuantile(0.5, Math.log(5.6), Math.log(1.26)), 5.6); // adenovirus incubation, Lessler 2009
});

test('the incubation period of adenovirus ends within 8.2 days for 95 of 100', () => {
  // 5.6 * 1.26^1.6449 = 8.19
  const incubation = { family: 'lognormal', meanLog: Math.log(5.6), sdLog: Math.log(1.26) } as const;
  expect(d.delayQuantile(incubation, 0.95)).toBeCloseTo(8.19, 2);
  expect(d.delayUpperTail(incubation, d.delayQuantile(incubation, 0.95))).toBeCloseTo(0.05, 12);
});

test('mean and spread of delays', () => {
  expect(d.delayMoments({ family: 'gamma', shape: 4, scale: 1.5 })).toEqual({ mean: 6, sd: 3 });
  // exponential as Weibull of shape 1: mean and sd are the scale
  const exponential = d.delayMoments({ family: 'weibull', shape: 1, scale: 3 });
  expectClose(exponential.mean, 3);
  expectClose(exponential.sd, 3);
  // lognormal: mean e^(0.5 + 0.5) = e, variance e^2 (e - 1)
  const lognormal = d.delayMoments({ family: 'lognormal', meanLog: 0.5, sdLog: 1 });
  expectClose(lognormal.mean, Math.E);
  expectClose(lognormal.sd, Math.E * Math.sqrt(Math.E - 1));
});
