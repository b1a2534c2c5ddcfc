import { readFileSync } from 'node:fs';
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

/** The worked example of a method page: its input, and the result that was worked out by hand on the page. */
function example<Input, Result>(page: string): { input: Input; result: Result } {
  const text = readFileSync(new URL(`../../../../${page}`, import.meta.url), 'utf8');
  const block = (name: string): unknown => JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)\\n```').exec(text)?.[1] ?? '');
  return { input: block('input') as Input, result: block('result') as Result };
}

test('three days in docs/method/growth-rate.md', () => {
  type Result = Record<'rate' | 'lower' | 'upper' | 'doublingDays' | 'doublingLower', number> & { trend: string };
  const { input, result } = example<{ counts: number[] }, Result>('docs/method/growth-rate.md');
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
  const { input, result } = example<Input, { size: number; herd: number; groups: number[] }>('docs/method/final-size.md');
  expect(finalSize({ R: input.R })).toBeCloseTo(result.size, 4);
  expect(finalSize(input.herd)).toBe(result.herd);
  expect(finalSizeByGroup(input.groups)).toEqual(result.groups.map((share) => expect.closeTo(share, 4) as number));
});

test('three introductions in docs/method/outbreak-probability.md', () => {
  type Input = { R: number; k: number; introductions: number };
  const { input, result } = example<Input, { extinction: number; outbreak: number }>('docs/method/outbreak-probability.md');
  expect(extinctionProbability(input)).toBeCloseTo(result.extinction, 10);
  expect(outbreakProbability(input)).toBeCloseTo(result.outbreak, 10);
});
