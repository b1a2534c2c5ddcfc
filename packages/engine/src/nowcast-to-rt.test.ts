import { addDays, createRng, drawPoisson, parseCalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { drawNowcast, nowcast, reportedByDay, reportingTriangle, type ReportedEvent } from './nowcast/index.ts';
import { estimateRt, estimateRtFromNowcast } from './rt/index.ts';

/** 40 cases a day, each reported after a geometric delay of mean 3 days: Rt is 1 whatever the serial interval. */
function steadyReports(): ReportedEvent[] {
  const rng = createRng('steady');
  const first = parseCalendarDate('2026-03-01')!;
  return Array.from({ length: 40 }, (_, day) => day).flatMap((day) =>
    Array.from({ length: drawPoisson(rng, 40) }, () => {
      const delay = Math.min(12, Math.floor(Math.log(1 - rng.uniform()) / Math.log(0.75)));
      return { event: addDays(first, day), report: addDays(first, day + delay) };
    }),
  );
}

test('Rt from a nowcast stays at 1 where Rt from the reports falls', () => {
  const triangle = reportingTriangle(steadyReports(), { now: addDays(parseCalendarDate('2026-03-01')!, 39), maxDelay: 12 });
  const serialInterval = { mean: 5, sd: 2 };
  const naive = estimateRt(reportedByDay(triangle), { serialInterval });
  const corrected = estimateRtFromNowcast(drawNowcast(nowcast(triangle), createRng('curves'), 300), { serialInterval });
  // Of the last week 25, 44, 58, … 87 in 100 are reported, 63 on average, and of those who infected them about 82: 0.77
  expect(Math.abs(naive.mean.at(-1)! - 0.77)).toBeLessThan(0.1);
  const last = corrected.mean.length - 1;
  expect(Math.abs(corrected.mean[last]! - 1)).toBeLessThan(0.25);
  // The limits of the last week are wider than those of a week whose cases are all known
  expect(corrected.sd[last]!).toBeGreaterThan(1.3 * corrected.sd[last - 15]!);
});
