import { expect, test } from 'vitest';
import { instantOf, wallText } from './wall-time.ts';

test('a swab taken at 14:05 in Shanghai was taken at 06:05 UTC', () => {
  expect(instantOf('2026-07-12T14:05', 'Asia/Shanghai')).toBe('2026-07-12T06:05:00.000Z');
  expect(wallText('2026-07-12T06:05:00Z', 'Asia/Shanghai')).toBe('2026-07-12T14:05');
});

test('summer time in Paris: two hours ahead in July, one in January', () => {
  expect(instantOf('2026-07-12T14:05', 'Europe/Paris')).toBe('2026-07-12T12:05:00.000Z');
  expect(instantOf('2026-01-12T14:05', 'Europe/Paris')).toBe('2026-01-12T13:05:00.000Z');
});

test('in the night of the change the hour that comes twice is the earlier, the hour that is skipped moves on', () => {
  // Paris 2026: forward on 29 March at 02:00, back on 25 October at 03:00.
  expect(instantOf('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
  expect(instantOf('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
});
