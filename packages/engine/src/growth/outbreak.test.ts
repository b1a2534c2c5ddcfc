import { createRng, drawNegativeBinomial } from '@firebreak/epi';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extinctionProbability, finalSize, finalSizeByGroup, outbreakProbability } from './index.ts';

const R = fc.double({ min: 1.01, max: 15, noNaN: true });
const k = fc.double({ min: 0.05, max: 10, noNaN: true });

test('a subcritical pathogen never takes off', () => {
  expect(outbreakProbability({ R: 0.9, k: 0.5, introductions: 50 })).toBe(0);
  expect(extinctionProbability({ R: 1, k: 0.5 })).toBe(1);
});

test('matches geometric offspring, where one chain dies out with probability 1/R', () => {
  fc.assert(
    fc.property(R, (R) => {
      expect(extinctionProbability({ R, k: 1 })).toBeCloseTo(1 / R, 10);
    }),
  );
});

test('with k of one half it is a quadratic in the root of q', () => {
  // q² (1 + 2 R (1 - q)) = 1, that is 2 R q³ - (1 + 2 R) q² + 1 = (q - 1)(2 R q² - q - 1) = 0
  const R = 2;
  expect(extinctionProbability({ R, k: 0.5 })).toBeCloseTo((1 + Math.sqrt(1 + 8 * R)) / (4 * R), 12);
});

test('Poisson offspring die out as the population of a final size escapes', () => {
  // q = e^(-R (1 - q)) and 1 - z = e^(-R z) are one equation
  fc.assert(
    fc.property(R, (R) => {
      expect(1 - extinctionProbability({ R, k: Infinity })).toBeCloseTo(finalSize({ R }), 10);
    }),
  );
});

test('the figures published with epiverse-trace/superspreading, for R 1.5', () => {
  // documentation of probability_epidemic(): one introduction with k 1, 0.5 and 0.1, ten with k 0.1
  expect(outbreakProbability({ R: 1.5, k: 1, introductions: 1 })).toBeCloseTo(0.3333333, 7);
  expect(outbreakProbability({ R: 1.5, k: 0.5, introductions: 1 })).toBeCloseTo(0.2324081, 7);
  expect(outbreakProbability({ R: 1.5, k: 0.1, introductions: 1 })).toBeCloseTo(0.06765766, 7);
  expect(outbreakProbability({ R: 1.5, k: 0.1, introductions: 10 })).toBeCloseTo(0.5036888, 7);
});

test('more introductions, more infections and less unevenness never make an outbreak less likely', () => {
  fc.assert(
    fc.property(R, k, fc.integer({ min: 0, max: 100 }), (R, k, introductions) => {
      const base = outbreakProbability({ R, k, introductions });
      expect(base).toBeGreaterThanOrEqual(0);
      expect(base).toBeLessThanOrEqual(1);
      expect(outbreakProbability({ R, k, introductions: introductions + 1 })).toBeGreaterThanOrEqual(base);
      expect(outbreakProbability({ R: R * 1.1, k, introductions })).toBeGreaterThanOrEqual(base - 1e-12);
      expect(outbreakProbability({ R, k: k * 1.5, introductions })).toBeGreaterThanOrEqual(base - 1e-12);
    }),
  );
});

test('the answer solves its equation to the last digits, from just above 1 to fifty', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 49, noNaN: true }), k, (above, k) => {
      const q = extinctionProbability({ R: 1 + above, k });
      expect((1 + ((1 + above) / k) * (1 - q)) ** -k).toBeCloseTo(q, 11);
      expect(q).toBeLessThan(1);
    }),
  );
});

test('recovery: simulated chains die out as often as computed', () => {
  const rng = createRng('extinction');
  const runs = 3000;
  let extinct = 0;
  for (let run = 0; run < runs; run++) {
    const stream = rng.stream(`run-${run}`);
    let cases = 1;
    for (let generation = 0; generation < 60 && cases > 0 && cases < 300; generation++) {
      let next = 0;
      for (let one = 0; one < cases; one++) next += drawNegativeBinomial(stream, 1.6, 0.3);
      cases = next;
    }
    if (cases === 0) extinct++;
  }
  const q = extinctionProbability({ R: 1.6, k: 0.3 });
  expect(Math.abs(extinct / runs - q)).toBeLessThan(4 * Math.sqrt((q * (1 - q)) / runs));
});

test('final size of R 2 is four fifths, and of R at most 1 nothing', () => {
  // Kermack and McKendrick's equation: 0.7968 for R 2, 0.5828 for R 1.5 (Ma & Earn 2006, fig. 1)
  expect(finalSize({ R: 2 })).toBeCloseTo(0.7968, 4);
  expect(finalSize({ R: 1.5 })).toBeCloseTo(0.5828, 4);
  expect(finalSize({ R: 1 })).toBe(0);
  expect(finalSize({ R: 0 })).toBe(0);
  expect(finalSize({ R: 3, susceptible: 1 / 3 })).toBe(0); // herd immunity
});

test('the final size solves its equation, grows with R, and keeps to the susceptible', () => {
  const share = fc.double({ min: 0.05, max: 1, noNaN: true });
  fc.assert(
    fc.property(R, share, fc.double({ min: 0, max: 0.05, noNaN: true }), (R, susceptible, introduced) => {
      const size = finalSize({ R, susceptible, introduced });
      expect(size).toBeCloseTo(susceptible * (1 - Math.exp(-R * (size + introduced))), 7);
      expect(size).toBeLessThanOrEqual(susceptible);
      if (R * susceptible > 1.05) expect(size).toBeGreaterThan(1e-3);
      expect(finalSize({ R: R * 1.1, susceptible, introduced })).toBeGreaterThanOrEqual(size - 1e-9);
    }),
  );
});

test('groups that mix evenly are one population, however they are cut', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1.1, max: 6, noNaN: true }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }),
      (R, population) => {
        const total = population.reduce((sum, people) => sum + people, 0);
        const infections = population.map((people) => population.map(() => (R * people) / total));
        for (const share of finalSizeByGroup({ infections, population })) expect(share).toBeCloseTo(finalSize({ R }), 9);
      },
    ),
  );
});

test('groups that do not meet have each its own epidemic, in whatever order they are named', () => {
  const [high, low] = finalSizeByGroup({
    infections: [
      [2, 0],
      [0, 0.5],
    ],
    population: [100, 900],
  });
  expect(high).toBeCloseTo(0.7968, 4);
  expect(low).toBe(0);
  expect(
    finalSizeByGroup({
      infections: [
        [0.5, 0],
        [0, 2],
      ],
      population: [900, 100],
    }),
  ).toEqual([low, high]);
});

test('referee: groups with vaccination solve their equations', () => {
  const input = {
    infections: [
      [1.2, 0.4, 0.1],
      [0.5, 0.9, 0.3],
      [0.1, 0.2, 0.8],
    ],
    population: [200, 500, 300],
    susceptible: [1, 0.7, 0.9],
    introduced: [0.01, 0, 0],
  };
  const size = finalSizeByGroup(input);
  size.forEach((share, i) => {
    const pressure = size.reduce(
      (sum, other, j) => sum + (input.infections[i]![j]! * (other + input.introduced[j]!) * input.population[j]!) / input.population[i]!,
      0,
    );
    expect(share).toBeCloseTo(input.susceptible[i]! * (1 - Math.exp(-pressure)), 10);
    expect(share).toBeGreaterThan(0.05);
  });
});

const refused: [string, () => unknown, string, string][] = [
  ['a negative R', () => outbreakProbability({ R: -1, k: 1, introductions: 1 }), 'NEGATIVE', 'R'],
  ['an R that is not a number', () => extinctionProbability({ R: NaN, k: 1 }), 'NOT_A_NUMBER', 'R'],
  ['an infinite R', () => extinctionProbability({ R: Infinity, k: 1 }), 'NOT_FINITE', 'R'],
  ['no dispersion', () => extinctionProbability({ R: 2, k: 0 }), 'NOT_POSITIVE', 'k'],
  ['a dispersion that is not a number', () => extinctionProbability({ R: 2, k: NaN }), 'NOT_A_NUMBER', 'k'],
  ['half an introduction', () => outbreakProbability({ R: 2, k: 1, introductions: 0.5 }), 'NOT_WHOLE', 'introductions'],
  ['a share above 1', () => finalSize({ R: 2, susceptible: 1.2 }), 'OUT_OF_RANGE', 'susceptible[0]'],
  ['no group', () => finalSizeByGroup({ infections: [], population: [] }), 'EMPTY', 'infections'],
  ['a row too short', () => finalSizeByGroup({ infections: [[1, 2], [1]], population: [1, 1] }), 'LENGTHS_DIFFER', 'infections[1]'],
  ['a group without people', () => finalSizeByGroup({ infections: [[1]], population: [0] }), 'NOT_POSITIVE', 'population[0]'],
  ['a negative mean', () => finalSizeByGroup({ infections: [[-1]], population: [1] }), 'NEGATIVE', 'infections[0][0]'],
];

test.each(refused)('%s is refused, with the argument and a remedy', (_, run, code, argument) => {
  expect(run).toThrow(ArgumentError);
  expect(run).toThrow(expect.objectContaining({ code, argument, remedy: expect.stringMatching(/.{10,}\.$/) as string }));
});

test('fuzz: a probability or share, or a coded error', () => {
  const wild = fc.oneof(fc.double(), fc.double({ min: 0, max: 5, noNaN: true }));
  fc.assert(
    fc.property(wild, wild, fc.integer({ min: -1, max: 1_000_000 }), (one, other, introductions) => {
      for (const run of [
        () => outbreakProbability({ R: one, k: other, introductions }),
        () => finalSize({ R: one, susceptible: other }),
        () => finalSize({ R: one, introduced: other }),
        () =>
          Math.max(
            ...finalSizeByGroup({
              infections: [
                [one, other],
                [other, one],
              ],
              population: [1, 2],
            }),
          ),
      ]) {
        try {
          const value = run();
          expect(value >= 0 && value <= 1, String(value)).toBe(true);
        } catch (error) {
          if (!(error instanceof ArgumentError)) throw error;
        }
      }
    }),
    { numRuns: 1000 },
  );
});
