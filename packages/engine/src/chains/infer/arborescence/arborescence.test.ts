import { createRng } from '@firebreak/epi';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forEachTree } from './enumerate.ts';
import { heaviestTree } from './heaviest-tree.ts';
import { linkMarginals } from './matrix-tree.ts';
import { treeSampler } from './random-tree.ts';
import { ROOT, type WeightedLinks } from './weighted-links.ts';

const linksOf = (cases: number, rows: readonly (readonly [number, number, number])[]): WeightedLinks => ({
  cases,
  source: Int32Array.from(rows, ([source]) => source),
  target: Int32Array.from(rows, ([, target]) => target),
  weight: Float64Array.from(rows, ([, , weight]) => weight),
});

/** All pairs and importation, with weights over many orders of magnitude. */
const complete = (cases: number, weightOf: (source: number, target: number) => number): WeightedLinks =>
  linksOf(
    cases,
    Array.from({ length: cases }, (_, target) =>
      Array.from({ length: cases + 1 }, (_, source) => source - 1)
        .filter((source) => source !== target)
        .map((source) => [source, target, weightOf(source, target)] as const),
    ).flat(),
  );

const outbreak = fc
  .integer({ min: 1, max: 5 })
  .chain((cases) =>
    fc
      .array(fc.double({ min: -12, max: 3, noNaN: true }), { minLength: cases * (cases + 1), maxLength: cases * (cases + 1) })
      .map((exponents) => complete(cases, (source, target) => 10 ** exponents[target * (cases + 1) + source + 1]!)),
  );

function enumerated(links: WeightedLinks): { probability: Float64Array; total: number; heaviest: number } {
  const sums = new Float64Array(links.weight.length);
  let [total, heaviest] = [0, 0];
  forEachTree(links, (chosen, weight) => {
    total += weight;
    heaviest = Math.max(heaviest, weight);
    for (const link of chosen) sums[link]! += weight;
  });
  return { probability: sums.map((sum) => sum / total), total, heaviest };
}

describe('matrix-tree theorem', () => {
  test('counts (n + 1)^(n - 1) trees when all weights are 1 (Cayley)', () => {
    for (const cases of [1, 2, 3, 4, 5, 6]) {
      const { logTotal } = linkMarginals(complete(cases, () => 1));
      expect(Math.exp(logTotal)).toBeCloseTo((cases + 1) ** (cases - 1), 8);
    }
  });

  test('equals enumeration to 1e-12', () => {
    fc.assert(
      fc.property(outbreak, (links) => {
        const exact = enumerated(links);
        const { probability, logTotal } = linkMarginals(links);
        for (let link = 0; link < probability.length; link++)
          expect(Math.abs(probability[link]! - exact.probability[link]!)).toBeLessThanOrEqual(1e-12);
        expect(logTotal).toBeCloseTo(Math.log(exact.total), 9);
      }),
      { numRuns: 200, seed: 20261 },
    );
  });

  test('the links into a case sum to 1', () => {
    const rng = createRng('sums');
    const links = complete(40, () => rng.uniform());
    const { probability } = linkMarginals(links);
    const into = new Float64Array(40);
    for (let link = 0; link < probability.length; link++) into[links.target[link]!]! += probability[link]!;
    for (const sum of into) expect(sum).toBeCloseTo(1, 10);
  });

  test('says so when a case cannot be reached', () => {
    const circle = linksOf(3, [
      [ROOT, 0, 1],
      [1, 2, 1],
      [2, 1, 1],
    ]);
    expect(() => linkMarginals(circle)).toThrow(expect.objectContaining({ code: 'NO_INFORMATION' }));
    expect(() => linkMarginals(linksOf(2, [[ROOT, 0, 1]]))).toThrow(expect.objectContaining({ code: 'NO_INFORMATION' }));
    expect(() => heaviestTree(circle)).toThrow(expect.objectContaining({ code: 'NO_INFORMATION' }));
    expect(() => linkMarginals(linksOf(1, [[ROOT, 0, Infinity]]))).toThrow(expect.objectContaining({ code: 'NOT_FINITE' }));
  });
});

test('the heaviest tree is the heaviest of all', () => {
  fc.assert(
    fc.property(outbreak, (links) => {
      const chosen = heaviestTree(links);
      const weight = chosen.reduce((product, link) => product * links.weight[link]!, 1);
      expect(weight / enumerated(links).heaviest).toBeCloseTo(1, 9);
      expect(Array.from(chosen, (link) => links.target[link])).toEqual(Array.from({ length: links.cases }, (_, node) => node));
    }),
    { numRuns: 300, seed: 20262 },
  );
});

test('circles inside circles are taken apart', () => {
  // 0 and 1 infect each other with weight 9, the pair and 2 again with 5; only 2 is worth importing.
  // Best: root -> 2 (0.1), 2 -> 0 (5), 0 -> 1 (9) = 4.5; the other ways in give at most 0.1 * 5 * 9 with 2 -> 1 (4).
  const links = linksOf(3, [
    [ROOT, 0, 0.01],
    [ROOT, 1, 0.01],
    [ROOT, 2, 0.1],
    [0, 1, 9],
    [1, 0, 9],
    [2, 0, 5],
    [2, 1, 4],
    [0, 2, 5],
    [1, 2, 5],
  ]);
  expect(Array.from(heaviestTree(links))).toEqual([5, 3, 2]);
});

test("Wilson's trees come in proportion to their weight", () => {
  const rng = createRng('wilson');
  const links = complete(4, () => 0.05 + rng.uniform());
  const { probability } = linkMarginals(links);
  const draw = treeSampler(links, rng.stream('trees'));
  const draws = 20_000;
  const seen = new Float64Array(probability.length);
  for (let n = 0; n < draws; n++) for (const link of draw()) seen[link]! += 1 / draws;
  // Five standard errors of a share of 20,000 independent draws.
  for (let link = 0; link < seen.length; link++)
    expect(Math.abs(seen[link]! - probability[link]!)).toBeLessThan(5 * Math.sqrt(0.25 / draws));
});
