import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Genotypes } from './genotype.ts';
import { UnavoidableSteps } from './unavoidable-step.ts';

function stepsBetween(sets: readonly (readonly number[])[]): number[][] {
  const genotypes = new Genotypes();
  const numbers = Int32Array.from(sets, (positions) => genotypes.number(Int32Array.from(positions, (position) => 8 * position).sort()));
  const steps = new UnavoidableSteps(genotypes, numbers);
  return [...numbers].map((number) => {
    const row = new Int32Array(Math.max(...numbers) + 1).fill(-1);
    steps.from(number, row);
    return [...numbers].map((other) => row[other]!);
  });
}

test('who entered with two mutations has others of the same genome beside them, and is two apart from the rest all the same', () => {
  // The reference, and three persons of one cluster: {1, 2}, {1, 2} and {1, 2, 3}.
  expect(stepsBetween([[], [1, 2], [1, 2], [1, 2, 3]])).toEqual([
    [0, 2, 2, 2],
    [2, 0, 0, 1],
    [2, 0, 0, 1],
    [2, 1, 1, 0],
  ]);
});

test('over a genome in between, two mutations are two steps of one', () => {
  expect(stepsBetween([[], [1], [1, 2]])).toEqual([
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ]);
});

// Referee: the same by trying every person as a stop in turn (Floyd 1962 and Warshall 1962, with the longer step in place of the sum).
test('equals the plain computation over every way', () => {
  const positions = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(positions, { minLength: 1, maxLength: 9 }), (sets) => {
      const apart = (a: readonly number[], b: readonly number[]): number =>
        a.filter((one) => !b.includes(one)).length + b.filter((one) => !a.includes(one)).length;
      const plain = sets.map((a) => sets.map((b) => apart(a, b)));
      sets.forEach((_, stop) =>
        sets.forEach((__, a) =>
          sets.forEach((___, b) => (plain[a]![b] = Math.min(plain[a]![b]!, Math.max(plain[a]![stop]!, plain[stop]![b]!)))),
        ),
      );
      expect(stepsBetween(sets)).toEqual(plain);
    }),
  );
});
