import { expect, test } from 'vitest';
import { countText, numberText, percentText, pointsText, wholePercentText } from './number-text.ts';
import { alignedText } from './table-text.ts';

// Expected texts are by rounding by hand.
test.each([
  [5, '5.00'],
  [18, '18.0'],
  [1, '1.00'],
  [0, '0'],
  [100, '100'],
  [1234.5, '1235'],
  [9.996, '10.0'],
  [0.09996, '0.100'],
  [0.0123456, '0.0123'],
  [-2, '−2.00'],
  [2e-7, '2.00e−7'],
  [Infinity, '∞'],
  [null, '—'],
])('%d is an estimate to three digits: %s, whole or not', (value, shown) => {
  expect(numberText(value)).toBe(shown);
});

test.each([
  [5, '5'],
  [1_000_000, '1000000'],
  [2.5, '2.50'],
  [-3, '−3'],
])('%d is a count: %s', (value, shown) => {
  expect(countText(value)).toBe(shown);
});

test.each([
  [0, '0.0%'],
  [1, '100.0%'],
  [0.1234, '12.3%'],
  [0.00996, '1.0%'],
  [0.000996, '0.10%'],
  [0.0005, '0.050%'],
  [0.99955, '99.955%'], // what is missing, 0.045 %, to two digits
  [0.9999, '99.990%'],
  [0.99996, '99.9960%'],
  [0.99949, '99.9%'],
  [1.3e-23, '<0.0001%'],
  [1 - 1e-7, '>99.9999%'],
  [1 - 1e-15, '100.0%'], // what is left of adding up shares
  [-0.653, '−65.3%'],
])('the share %d is %s: never 0 % of something nor 100 % short of all', (share, shown) => {
  expect(percentText(share)).toBe(shown);
});

test('a difference of shares is in percentage points', () => {
  expect([pointsText(0.653), pointsText(-0.653), pointsText(null)]).toEqual(['65.3', '−65.3', '—']);
});

test.each([
  [0.004, '<1%'],
  [0, '0%'],
  [0.886, '89%'],
  [0.9999, '>99%'],
  [1, '100%'],
])('the probability %d of one candidate is %s', (p, shown) => {
  expect(wholePercentText(p)).toBe(shown);
});

test('a column of such texts stands to the right', () => {
  const rows = [
    ['a', '<0.0001%'],
    ['b', '>99.9999%'],
    ['c', '2.00e−7'],
    ['d', '0.0% – >99.9999%'],
  ];
  expect(
    alignedText({ headings: ['', 'p'], rows })
      .split('\n')
      .map((line) => line.length),
  ).toEqual(Array(5).fill(19));
});
