import { expect, test } from 'vitest';
import { isSameSeries, readScan } from './read-scan.ts';

test('a resident identity number tells birth year and sex', () => {
  // GB 11643-1999, annex: 11010519491231002X is the standard's own example; the 17th digit 2 is even, a woman.
  expect(readScan('11010519491231002X')).toEqual({
    kind: 'document',
    number: '11010519491231002X',
    tail: '002X',
    birthYear: 1949,
    sex: 'female',
  });
  // The standard's second example is 440524188001010014: the 17th digit 1 is odd, a man.
  expect(readScan(' 440524188001010014 ')).toMatchObject({ kind: 'document', birthYear: 1880, sex: 'male', tail: '0014' });
});

test('a number whose check character is wrong is no identity number', () => {
  expect(readScan('110105194912310021').kind).toBe('code');
});

test('phones are read with country code, spaces and full-width digits', () => {
  for (const text of ['13800138000', '+86 138 0013 8000', '８６１３８００１３８０００', '138-0013-8000']) {
    expect(readScan(text), text).toEqual({ kind: 'phone', number: '13800138000', tail: '8000' });
  }
});

test('four digits are the end of a number', () => {
  expect(readScan('123x')).toEqual({ kind: 'tail', tail: '123X' });
});

test('a bar code is a code, a name and a house number are words', () => {
  expect(readScan('GZ00012345')).toEqual({ kind: 'code', code: 'GZ00012345' });
  expect(readScan('3栋501')).toEqual({ kind: 'words', text: '3栋501' });
  expect(readScan('wang')).toEqual({ kind: 'words', text: 'wang' });
});

test('labels of one roll share their letters and their length', () => {
  expect(isSameSeries('GZ00012345', 'GZ00099999')).toBe(true);
  expect(isSameSeries('GZ00012345', 'SZ00012345')).toBe(false);
  expect(isSameSeries('GZ00012345', 'GZ0001234')).toBe(false);
});
