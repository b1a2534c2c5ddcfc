import { lineListOf, sexes, type LineListRow } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageSexPyramid } from './age-sex-pyramid.ts';

const person = (
  ageYears: number | null,
  sex: LineListRow['sex'] = 'female',
  caseClass: LineListRow['caseClass'] = 'confirmed',
): LineListRow => ({ id: 'x', caseClass, ageYears, sex: sex ?? null });

test('a child of four years and eleven months is four, an old man is in the open band', () => {
  const { bands } = ageSexPyramid(lineListOf([person(4.92), person(5), person(97, 'male'), person(80, 'male')]), { bandYears: 5 });
  expect(bands).toHaveLength(17);
  expect(bands[0]).toEqual({ from: 0, to: 4, count: { male: 0, female: 1, other: 0, unknown: 0 } });
  expect(bands[1]?.count.female).toBe(1);
  expect(bands[16]).toEqual({ from: 80, to: null, count: { male: 2, female: 0, other: 0, unknown: 0 } });
});

test('who has no age, or an impossible one, is counted beside the bands', () => {
  const pyramid = ageSexPyramid(
    lineListOf([person(null), person(-1, 'male'), person(212), person(30, 'unknown'), person(30, 'female', 'notACase')]),
    { bandYears: 10 },
  );
  expect(pyramid.unknownAge).toEqual({ male: 1, female: 2, other: 0, unknown: 0 });
  expect(pyramid).toMatchObject({ unknownSex: 1, denominator: 4 });
});

test('bands and unknown ages add up to all cases', () => {
  const anyone = fc
    .tuple(fc.option(fc.double({ min: -5, max: 130, noNaN: true })), fc.constantFrom(...sexes))
    .map(([age, sex]) => person(age, sex));
  fc.assert(
    fc.property(fc.array(anyone), fc.constantFrom(5 as const, 10 as const), (rows, bandYears) => {
      const { bands, unknownAge, denominator } = ageSexPyramid(lineListOf(rows), { bandYears, openFrom: 60 });
      const sum = [...bands.map((band) => band.count), unknownAge].reduce(
        (all, count) => all + count.male + count.female + count.other + count.unknown,
        0,
      );
      expect(sum).toBe(denominator);
    }),
  );
});

test('an open band that begins inside another is refused', () => {
  expect(() => ageSexPyramid(lineListOf([]), { bandYears: 10, openFrom: 65 })).toThrow(RangeError);
});
