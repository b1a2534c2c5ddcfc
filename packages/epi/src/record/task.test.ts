import { expect, test } from 'vitest';
import { clockStateAt } from './task.ts';

const hour = 3_600_000;

// A report due two hours after the positive (网络直报 2 h): half at 60 min, four fifths at 96 min, over at 120 min.
test.each([
  [0, 'inTime'],
  [59, 'inTime'],
  [60, 'half'],
  [95, 'half'],
  [96, 'late'],
  [119, 'late'],
  [120, 'overdue'],
  [600, 'overdue'],
] as const)('a two-hour clock after %i minutes is %s', (minutes, state) => {
  expect(clockStateAt(0, 2 * hour, minutes * 60_000)).toBe(state);
});

test('a clock without time is overdue from its start, and never before', () => {
  expect(clockStateAt(hour, hour, hour)).toBe('overdue');
  expect(clockStateAt(hour, 2 * hour, 0)).toBe('inTime');
});
