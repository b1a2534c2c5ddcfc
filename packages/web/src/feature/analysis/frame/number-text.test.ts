import { expect, test } from 'vitest';
import { exactNumber, percentText, pText, shortNumber } from './number-text.ts';

test('numbers keep about three digits', () => {
  expect([0, 0.01234, 0.456, 2.345, 18.24, 1204.4, -3.1, Infinity].map(shortNumber)).toEqual([
    '0',
    '0.012',
    '0.46',
    '2.35',
    '18.2',
    '1,204',
    '−3.10',
    '∞',
  ]);
});

test('small shares and small p keep a digit more; nothing is said to be impossible', () => {
  expect([percentText(0.042), percentText(0.38), percentText(1)]).toEqual(['4.2%', '38%', '100%']);
  expect([pText(0.00001), pText(0.0234), pText(0.4321)]).toEqual(['<0.001', '0.023', '0.43']);
});

test('what is not a finite number is an empty cell of the file', () => {
  expect([exactNumber(1 / 3), exactNumber(Infinity), exactNumber(NaN)]).toEqual([0.333333, null, null]);
});
