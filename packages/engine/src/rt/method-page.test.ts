import { expect, test } from 'vitest';
import { discretisedSerialInterval, estimateRt, estimateRtMixed, wallingaTeunis } from './index.ts';
import { workedExample } from '../../reference/worked-example.ts';

/** Equal to the four digits the page gives. */
const expectNear = (ours: ArrayLike<number>, page: readonly number[]): void =>
  expect(Array.from(ours)).toEqual(page.map((value) => expect.closeTo(value, 4) as number));

test('an exponential interval in docs/method/serial-interval.md', () => {
  type Input = { mean: number; sd: number; days: number };
  const { input, result } = workedExample<Input, { shares: number[] }>('docs/method/serial-interval.md');
  expectNear(discretisedSerialInterval(input.mean, input.sd, input.days), result.shares);
});

test('eight cases in docs/method/rt.md', () => {
  type Input = { cases: number[]; shares: number[]; from: number; to: number; samples: number[][] };
  type Result = { mean: number; sd: number; quantiles: number[]; mixedMean: number };
  const { input, result } = workedExample<Input, Result>('docs/method/rt.md');
  const { cases, shares, samples } = input;
  const windows = { from: [input.from], to: [input.to] };
  const estimate = estimateRt(cases, { serialInterval: { shares }, windows, probabilities: [0.025, 0.5, 0.975] });
  expectNear(estimate.mean, [result.mean]);
  expectNear(estimate.sd, [result.sd]);
  expectNear(
    estimate.quantiles.map((column) => column[0]!),
    result.quantiles,
  );
  expectNear(estimateRtMixed(cases, { serialInterval: { samples }, windows }).mean, [result.mixedMean]);
});

test('four cases in docs/method/wallinga-teunis.md', () => {
  type Input = { cases: number[]; shares: number[]; from: number[]; to: number[] };
  type Result = { mean: number[]; sd: number; unattributed: number; observedShare: number[]; corrected: number };
  const { input, result } = workedExample<Input, Result>('docs/method/wallinga-teunis.md');
  const settings = { serialInterval: { shares: input.shares }, windows: { from: input.from, to: input.to } };
  const cohorts = wallingaTeunis(input.cases, settings);
  expectNear(cohorts.mean, result.mean);
  expectNear(cohorts.sd.slice(0, 1), [result.sd]);
  expectNear(cohorts.observedShare, result.observedShare);
  expect(cohorts.unattributed).toBe(result.unattributed);
  expectNear(wallingaTeunis(input.cases, { ...settings, correctFromShare: 0.4 }).mean.slice(1, 2), [result.corrected]);
});
