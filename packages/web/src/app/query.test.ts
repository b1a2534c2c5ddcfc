import { AppError } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { askAgainMs } from './query.ts';

test('what waits for a held database is asked again when the server said it might be free, after ten seconds at most', () => {
  expect(askAgainMs(new AppError('DATABASE_BUSY', { percent: 80, seconds: 4 }))).toBe(4000);
  expect(askAgainMs(new AppError('DATABASE_BUSY', { percent: 1, seconds: 120 }))).toBe(10_000);
});

test('what would be refused again is not', () => {
  expect(askAgainMs(new AppError('SIGN_IN_REQUIRED'))).toBe(false);
  expect(askAgainMs(new TypeError('failed to fetch'))).toBe(false);
  expect(askAgainMs(null)).toBe(false);
});
