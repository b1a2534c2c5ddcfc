import { expect, test } from 'vitest';
import { scoreInference } from './score.ts';

// Four cases by hand. a is imported and called so (0.9). b: truth a, given 0.6, set {a}? no: 0.6 < 0.95, so {a, c}: covered.
// c: truth b, given 0.02; importation has 0.4 and is not named first because it is not above 0.5: a (0.38) is, wrong.
// d: truth a, importation 0.7 is named: wrong, truth has 0.3.
const inferred = [
  { id: 'a', candidates: [{ infector: null, p: 0.9 }, { infector: 'b', p: 0.1 }] }, // prettier-ignore
  { id: 'b', candidates: [{ infector: 'a', p: 0.6 }, { infector: 'c', p: 0.4 }] }, // prettier-ignore
  { id: 'c', candidates: [{ infector: null, p: 0.4 }, { infector: 'a', p: 0.38 }, { infector: 'd', p: 0.2 }, { infector: 'b', p: 0.02 }] }, // prettier-ignore
  { id: 'd', candidates: [{ infector: null, p: 0.7 }, { infector: 'a', p: 0.3 }] }, // prettier-ignore
];
const truth = [
  { id: 'a', infector: null },
  { id: 'b', infector: 'a' },
  { id: 'c', infector: 'b' },
  { id: 'd', infector: 'a' },
];

test('scores of four cases by hand', () => {
  const score = scoreInference(inferred, truth);
  expect(score.cases).toBe(3);
  expect(score.modalRight).toBeCloseTo(1 / 3, 12);
  expect(score.truthProbability).toBeCloseTo((0.6 + 0.02 + 0.3) / 3, 12);
  expect(score.brier).toBeCloseTo((0.4 ** 2 + 0.38 ** 2 + 0.7 ** 2) / 3, 12);
  expect(score.coverage).toBeCloseTo(2 / 3, 12); // the set of c ends at 0.98 with d
  expect(score.setSize).toBeCloseTo((2 + 3 + 2) / 3, 12);
  expect([score.importPrecision, score.importRecall]).toEqual([0.5, 1]);
});

test('a case nobody inferred anything about counts as wrong', () => {
  expect(scoreInference([], truth)).toMatchObject({ modalRight: 0, truthProbability: 0, coverage: 0 });
});
