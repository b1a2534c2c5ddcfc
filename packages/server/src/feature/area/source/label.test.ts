import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaLabel, areaPath } from './label.ts';

test('a Chinese code is its own label', () => {
  expect(areaPath('CN.440000.440100', '440105')).toBe('CN.440000.440100.440105');
  expect(areaPath(null, 'CN')).toBe('CN');
});

test('the hyphen of a British code becomes letters PostgreSQL 15 accepts', () => {
  expect(areaLabel('GB-LND')).toBe('GB_2d_LND');
});

test('an empty code and an endless one are refused', () => {
  expect(() => areaLabel('')).toThrow(RangeError);
  expect(() => areaLabel('x'.repeat(256))).toThrow(RangeError);
});

test('labels are legal, and two areas never share one', () => {
  const code = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(code, code, (one, other) => {
      expect(areaLabel(one)).toMatch(/^[A-Za-z0-9_]{1,255}$/);
      expect(areaLabel(one) === areaLabel(other)).toBe(one === other);
    }),
  );
});
