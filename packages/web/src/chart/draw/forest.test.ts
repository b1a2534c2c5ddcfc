import { expect, test } from 'vitest';
import { ratioAxis } from './forest-option.ts';

const row = (estimate: number, lower: number, upper: number) => ({ name: '', estimate, lower, upper });

test('the axis of ratios holds 0.5 to 2 at least, what is estimated, and no more than a hundredfold', () => {
  expect(ratioAxis([row(1.1, 0.9, 1.3)])).toEqual({ min: 0.5, max: 2 });
  expect(ratioAxis([row(3, 0.3, 30)])).toEqual({ min: 0.2, max: 50 });
  expect(ratioAxis([row(Infinity, 4, Infinity), row(0, 0, 0.001)])).toEqual({ min: 0.01, max: 5 });
});
