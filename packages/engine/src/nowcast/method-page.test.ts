import { expect, test } from 'vitest';
import type { CalendarDate } from '@firebreak/epi';
import { delayEvidence } from './delay-evidence.ts';
import { nowcast, type NowcastSettings } from './nowcast.ts';
import { hazardShares } from './reported-share.ts';
import { reportingTriangleOfCounts } from './reporting-triangle.ts';
import { workedExample } from '../../reference/worked-example.ts';

/** Equal to the digits the page gives. */
const expectNear = (ours: number, page: number): void => expect(Math.abs(ours / page - 1)).toBeLessThan(6e-4);

interface Triangle {
  first: CalendarDate;
  maxDelay: number;
  rows: number[][];
}

test('three days in docs/method/reporting-triangle.md', () => {
  const { input, result } = workedExample<Triangle, { shares: number[] }>('docs/method/reporting-triangle.md');
  const { share } = hazardShares(delayEvidence(reportingTriangleOfCounts(input.rows, input)));
  result.shares.forEach((value, delay) => expectNear(share[delay]!, value));
});

test('four cases today in docs/method/nowcast.md', () => {
  type Result = Record<'reportedShare' | 'estimate' | 'nobodyMissing' | 'median', number>;
  const { input, result } = workedExample<Triangle & { settings: NowcastSettings }, Result>('docs/method/nowcast.md');
  const today = nowcast(reportingTriangleOfCounts(input.rows, input), input.settings).days.at(-1)!;
  expectNear(today.reportedShare, result.reportedShare);
  expectNear(today.estimate!, result.estimate);
  expectNear(today.predictive!.mass[0]!, result.nobodyMissing);
  expect(today.median).toBe(result.median);
});
