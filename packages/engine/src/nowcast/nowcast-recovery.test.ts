import { addDays, createRng, drawPoisson, parseCalendarDate, type Rng } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { nowcast, type NowcastMethod } from './nowcast.ts';
import { reportingTriangle, type ReportedEvent } from './reporting-triangle.ts';

const first = parseCalendarDate('2026-01-01')!;
const DAYS = 45;
const MAX_DELAY = 12;

/** An outbreak with 20 cases a day at first, multiplied by `factor` each day, each reported after a geometric delay of mean 3. */
function outbreak(rng: Rng, factor: number): { records: ReportedEvent[]; totals: number[] } {
  const records: ReportedEvent[] = [];
  const totals = Array.from({ length: DAYS }, (_, day) => {
    const cases = drawPoisson(rng, 20 * factor ** day);
    for (let n = 0; n < cases; n++) {
      const delay = Math.min(MAX_DELAY, Math.floor(Math.log(1 - rng.uniform()) / Math.log(0.75)));
      records.push({ event: addDays(first, day), report: addDays(first, day + delay) });
    }
    return cases;
  });
  return { records, totals };
}

/** How many of the limits of the last ten days hold the truth, over so many outbreaks. */
function held(method: NowcastMethod, factor: number, outbreaks: number): { share: number; medianRatio: number } {
  const rng = createRng('coverage');
  let [inside, days, median, truth] = [0, 0, 0, 0];
  for (let repeat = 0; repeat < outbreaks; repeat++) {
    const { records, totals } = outbreak(rng.stream(`${repeat}`), factor);
    const triangle = reportingTriangle(records, { now: addDays(first, DAYS - 1), maxDelay: MAX_DELAY });
    nowcast(triangle, { method, lastDays: 10 }).days.forEach((day, index) => {
      const total = totals[DAYS - 10 + index]!;
      if (day.lower === null || day.upper === null) return;
      inside += day.lower <= total && total <= day.upper ? 1 : 0;
      days++;
      median += day.median!;
      truth += total;
    });
  }
  return { share: inside / days, medianRatio: median / truth };
}

// 600 days: a share of 0.95 has a standard error of at least 0.009, more as the days of one outbreak share their delays.
test.each([1, 1.04, 0.97])('limits of the corrected nowcast hold the truth when each day is %d times the one before', (factor) => {
  const { share, medianRatio } = held('bayesTruncated', factor, 60);
  expect(share).toBeGreaterThan(0.92);
  expect(share).toBeLessThanOrEqual(0.995);
  expect(medianRatio).toBeGreaterThan(0.95);
  expect(medianRatio).toBeLessThan(1.05);
});

test("Lawless' limits, both variances kept, hold the truth too", () => {
  const { share } = held('lawless', 1, 60);
  expect(share).toBeGreaterThan(0.91);
  expect(share).toBeLessThanOrEqual(0.995);
});

test('without the correction the limits of a growing outbreak nearly always miss, on the low side', () => {
  const { share, medianRatio } = held('bayesUntruncated', 1.08, 30);
  expect(share).toBeLessThan(0.3);
  expect(medianRatio).toBeLessThan(0.95);
});
