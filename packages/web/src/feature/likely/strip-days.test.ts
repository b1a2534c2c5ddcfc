import { type WindowsAnswer } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { barsOn, stripOf, type Wanted } from './strip-days.ts';

// Columns are counted by hand: column 0 is the day before the first window.
type Window = WindowsAnswer['persons'][number]['windows'][number];
const window = (kind: Window['kind'], from: string, to: string | null, mark: 'sourced' | 'fromMemory' = 'sourced'): Window => ({
  kind,
  from,
  to,
  anchor: 'onset',
  anchorDay: '2022-07-10',
  sources: [{ key: 'X', cite: 'X', grade: 'A', mark }],
});
const answer = (...windows: Window[]): WindowsAnswer => ({
  asOf: '2022-07-15T01:00:00Z',
  day: '2022-07-15',
  persons: [{ person: '0197e000-0000-7000-8000-000000000001', relation: 'self', label: '王小明', windows }],
});
const giving: Wanted[] = [{ relation: 'self', kinds: ['lookback', 'infectious'] }];
const spans = (strip: ReturnType<typeof stripOf>) => strip?.bars.map(({ kind, start, end }) => [kind, start, end]);

test('the strip holds the windows, a day before them, and no day after today', () => {
  const strip = stripOf([answer(window('lookback', '2022-07-08', null), window('infectious', '2022-07-08', '2022-07-20'))], [giving], 28);
  expect([strip?.days[0], strip?.days.at(-1), strip?.days.length]).toEqual(['2022-07-07', '2022-07-15', 9]);
  expect(spans(strip)).toEqual([
    ['lookback', 1, 9],
    ['infectious', 1, 9],
  ]);
});

test('a window that is over ends with its last day, and a day follows it', () => {
  const strip = stripOf([answer(window('lookback', '2022-07-08', '2022-07-12'))], [giving], 28);
  expect(strip?.days.at(-1)).toBe('2022-07-13');
  expect(spans(strip)).toEqual([['lookback', 1, 6]]);
  expect(strip && [0, 1, 5, 6].map((column) => barsOn(strip, column).length)).toEqual([0, 1, 1, 0]);
});

test('of a long time the last days are shown, and a window before them is left out', () => {
  const strip = stripOf([answer(window('lookback', '2022-03-01', '2022-03-05'), window('infectious', '2022-05-01', null))], [giving], 10);
  expect([strip?.days[0], strip?.days.length]).toEqual(['2022-07-06', 10]);
  expect(spans(strip)).toEqual([['infectious', 0, 10]]);
});

test('only what is wanted is shown, and what lies ahead or is unknown is not', () => {
  expect(stripOf([answer(window('infection', '2022-07-05', '2022-07-08'))], [giving], 28)).toBeUndefined();
  expect(stripOf([answer(window('infectious', '2022-07-16', null))], [giving], 28)).toBeUndefined();
  expect(stripOf([answer()], [giving], 28)).toBeUndefined();
  expect(stripOf([], [], 28)).toBeUndefined();
});

test('what rests on memory is marked', () => {
  expect(stripOf([answer(window('infectious', '2022-07-08', null, 'fromMemory'))], [giving], 28)?.bars[0]?.mark).toBe('fromMemory');
});
