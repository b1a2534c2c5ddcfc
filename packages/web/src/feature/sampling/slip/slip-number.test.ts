import { expect, test } from 'vitest';
import { slipAfter, slipNumbers } from './slip-number.ts';

test('numbers of slips go on with their letters and their length', () => {
  expect(slipAfter('A3F-009')).toBe('A3F-010');
  expect(slipAfter('A3F-999')).toBe('A3F-1000');
  expect(slipAfter('A3F')).toBe('A3F-001');
  expect(slipNumbers('7', 3)).toEqual(['7', '8', '9']);
});
