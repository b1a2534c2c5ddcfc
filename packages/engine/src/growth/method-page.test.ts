import { expect, test } from 'vitest';
import {
  extinctionProbability,
  finalSize,
  finalSizeByGroup,
  fitGrowth,
  outbreakProbability,
  type FinalSizeInput,
  type GroupFinalSizeInput,
} from './index.ts';
import { workedExample } from '../../reference/worked-example.ts';

test('three days in docs/method/growth-rate.md', () => {
  type Result = Record<'rate' | 'lower' | 'upper' | 'doublingDays' | 'doublingLower', number> & { trend: string };
  const { input, result } = workedExample<{ counts: number[] }, Result>('docs/method/growth-rate.md');
  const fit = fitGrowth(input);
  expect(fit.rate).toBeCloseTo(result.rate, 4);
  expect(fit.lower).toBeCloseTo(result.lower, 2);
  expect(fit.upper).toBeCloseTo(result.upper, 2);
  expect(fit.doublingTime?.days).toBeCloseTo(result.doublingDays, 10);
  expect(fit.doublingTime?.lower).toBeCloseTo(result.doublingLower, 4);
  expect(fit.doublingTime?.upper).toBe(Infinity);
  expect(fit.trend).toBe(result.trend);
});

test('four fifths of a population in docs/method/final-size.md', () => {
  type Input = { R: number; herd: FinalSizeInput; groups: GroupFinalSizeInput };
  const { input, result } = workedExample<Input, { size: number; herd: number; groups: number[] }>('docs/method/final-size.md');
  expect(finalSize({ R: input.R })).toBeCloseTo(result.size, 4);
  expect(finalSize(input.herd)).toBe(result.herd);
  expect(finalSizeByGroup(input.groups)).toEqual(result.groups.map((share) => expect.closeTo(share, 4) as number));
});

test('three introductions in docs/method/outbreak-probability.md', () => {
  type Input = { R: number; k: number; introductions: number };
  const { input, result } = workedExample<Input, { extinction: number; outbreak: number }>('docs/method/outbreak-probability.md');
  expect(extinctionProbability(input)).toBeCloseTo(result.extinction, 10);
  expect(outbreakProbability(input)).toBeCloseTo(result.outbreak, 10);
});
