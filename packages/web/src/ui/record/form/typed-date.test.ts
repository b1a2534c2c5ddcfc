import { expect, test } from 'vitest';
import { typedDate } from './typed-date.ts';

const today = '2026-07-12';

test('reads what people type at two in the morning', () => {
  for (const typed of [
    '2026-07-03',
    '2026/7/3',
    '20260703',
    '7-3',
    '7/3',
    '7.3',
    '0703',
    '7月3日',
    '2026年7月3日',
    '3 Jul',
    '3 July 2026',
  ]) {
    expect(typedDate(typed, today), typed).toBe('2026-07-03');
  }
});

test('0 is today, -1 yesterday', () => {
  expect(typedDate('0', today)).toBe('2026-07-12');
  expect(typedDate('-1', today)).toBe('2026-07-11');
  expect(typedDate('-12', today)).toBe('2026-06-30');
});

test('a day and month that has not come yet this year was last year', () => {
  expect(typedDate('12-24', today)).toBe('2025-12-24');
  expect(typedDate('0713', today)).toBe('2025-07-13');
  expect(typedDate('2-29', today)).toBe('2024-02-29');
});

test('what cannot be is not a date', () => {
  for (const typed of ['2026-02-29', '13-45', '31 Jun', 'soon', '', '2026-7', '1799-01-01'])
    expect(typedDate(typed, today), typed).toBeUndefined();
});
