import { readFileSync } from 'node:fs';
import { createRng, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import {
  drawNowcast,
  nowcast,
  reportingTriangle,
  type Nowcast,
  type NowcastSettings,
  type ReportedEvent,
} from '@firebreak/engine/nowcast/index';
import type { BenchRow } from '../../../scripts/bench.ts';
import type { RTiming } from './r-timing.ts';
import { rTimingTold } from './r-timing-told.ts';
import { bestSeconds, rowsBesideR } from './timing.ts';

export const name = 'engine';

/** STEC O104:H4, Germany 2011 (Höhle & an der Heiden 2014): 630 hospitalisations, the last 15 days as of 2 June. */
export function* rows(): Iterable<BenchRow> {
  const records = hospitalisations();
  const prior = { kind: 'poissonGamma', mean: 50, variance: 3000 } as const;
  const settings: NowcastSettings = { prior, lastDays: 15, largest: 600 };
  const run = (): Nowcast => nowcast(reportingTriangle(records, { now: date('2011-06-02'), maxDelay: 15 }), settings);
  const first = 1000 * bestSeconds(run, 1);
  const row: BenchRow = {
    work: 'nowcast, truncation-corrected Bayes, 630 cases, 15 days',
    ours: 1000 * bestSeconds(run, 20),
    unit: 'ms',
    limit: 100,
    note: `best of 20, triangle included; ${first.toFixed(0)} ms for the first of the process`,
  };
  yield* rowsBesideR(row, { stated: 4.6, timed: surveillance(records) });
  const source = run();
  const drawn = 1000 * bestSeconds(() => drawNowcast(source, createRng('bench'), 2000), 5);
  yield { work: '2,000 whole curves drawn from it', ours: drawn, unit: 'ms', note: 'best of 5' };
}

/** The package samples 2,000 delay distributions; ours mixes over all of them by quadrature. */
function surveillance(records: readonly ReportedEvent[]): RTiming | undefined {
  const column = (of: (record: ReportedEvent) => string): string => `as.Date(c(${records.map((record) => `"${of(record)}"`).join(',')}))`;
  const setup = `now <- as.Date("2011-06-02")
    x <- data.frame(dEvent = ${column(({ event }) => event)}, dReport = ${column(({ report }) => report)})
    control <- list(N.tInf.prior = structure("poisgamma", mean.lambda = 50, var.lambda = 3000), N.tInf.max = 600, nSamples = 2000)`;
  const code = `nowcast(now = now, when = seq(now - 14, now, by = "1 day"), data = x, dEventCol = "dEvent", dReportCol = "dReport",
    method = "bayes.trunc", D = 15, control = control)`;
  return rTimingTold('surveillance', code, setup);
}

function hospitalisations(): ReportedEvent[] {
  const file = new URL('../reference/nowcast/fixture/hus-o104.json', import.meta.url);
  const { input } = JSON.parse(readFileSync(file, 'utf8')) as { input: Record<'event_date' | 'report_date', string[]> };
  return input.event_date.map((event, index) => ({ event: date(event), report: date(input.report_date[index] ?? '') }));
}

function date(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} in the data of the bench is not a date.`);
  return parsed;
}
