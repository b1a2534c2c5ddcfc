import { expect, test } from 'vitest';
import { usualDelay } from './usual-delay.ts';

const cells = (rows: [elapsed: number, delay: number, count: number][]) => ({
  elapsed: rows.map(([elapsed]) => elapsed),
  delay: rows.map(([, delay]) => delay),
  caseClass: rows.map(() => 0),
  count: rows.map(([, , count]) => count),
});

test('one day longer than what 98 of 100 cases needed, a week at least', () => {
  // 97 within 3 days, 2 within 12, 1 within 40: the 98th needed 12
  expect(
    usualDelay(
      cells([
        [60, 3, 97],
        [60, 12, 2],
        [60, 40, 1],
      ]),
    ),
  ).toBe(13);
  expect(usualDelay(cells([[60, 1, 100]]))).toBe(7);
});

test('never longer than the oldest case has been known', () => {
  expect(usualDelay(cells([[5, 5, 10]]))).toBe(5);
  expect(usualDelay(cells([]))).toBe(1);
});
