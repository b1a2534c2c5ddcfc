import { createRng, dayOf } from '@firebreak/epi';
import { drawNowcast, nowcast } from '@firebreak/engine/nowcast/index';
import { consecutiveWindows, estimateRtFromNowcast, slidingWindows } from '@firebreak/engine/rt/index';
import { probabilitiesOf, type RtOptions } from './rt-option.ts';
import { rtFigure } from '../plot/rt-figure.ts';
import { type PlainTable } from '../table/plain-table.ts';
import { type Series } from '../table/series.ts';
import { triangleOf } from '../table/triangle.ts';
import { text } from '../text.ts';
import { type Analysis } from './analysis.ts';
import { coriPoints } from './rt-point.ts';
import { hiddenRemark, latestLine, rtParameters, rtTable, statusRemarks } from './rt-analysis.ts';
import { type ReadSerialInterval } from './serial-interval-option.ts';

/** Rt of a line list with dates of report: the days not fully reported are nowcast, and Rt is the mixture over the possible curves. */
export function rtFromNowcast(table: PlainTable, report: string, interval: ReadSerialInterval, options: RtOptions): Analysis {
  const { triangle, columns, remarks } = triangleOf(table, {
    event: options.date,
    report,
    ...(options.to === undefined ? {} : { when: options.to }),
    ...(options.maxDelay === undefined ? {} : { maxDelay: options.maxDelay }),
  });
  const found = nowcast(triangle, { level: options.level });
  const rng = createRng(options.seed);
  const drawn = drawNowcast(found, rng.stream('nowcast'), options.draws);
  const days = found.days.length;
  const windows = options.windows === 'sliding' ? slidingWindows(days, options.window) : consecutiveWindows(days, options.window);
  const estimate = estimateRtFromNowcast(drawn, {
    serialInterval: interval.sample ?? interval.interval,
    windows,
    prior: { mean: options.priorMean, sd: options.priorSd },
    probabilities: probabilitiesOf(options.level),
  });
  const series: Series = {
    step: 'day',
    first: dayOf(triangle.first),
    counts: Float64Array.from(found.days, ({ median, reported }) => median ?? reported),
    others: { reported: Float64Array.from(found.days, ({ reported }) => reported) },
    columns: { date: columns.event, count: null },
    remarks,
  };
  const points = coriPoints(estimate, series);
  const reported = found.days.reduce((sum, day) => sum + day.reported, 0);
  const line = text('nowcastLine', { file: table.file, from: triangle.first, to: triangle.now, cases: reported, days: triangle.maxDelay });
  return {
    method: 'rtFromNowcast',
    input: { file: table.file, from: triangle.first, to: triangle.now, reported, columns },
    parameters: { ...rtParameters(options, interval), maxDelay: triangle.maxDelay, draws: options.draws },
    seed: options.seed,
    result: { windows: points },
    headline: [latestLine(points, series, { ...options, incomplete: 0 }), line, interval.words],
    tables: [rtTable(points, options, triangle.now)],
    remarks: [...remarks, ...hiddenRemark(points, options), ...statusRemarks(points)],
    figure: () =>
      rtFigure({
        title: text('rtTitle', { file: table.file }),
        line,
        words: interval.words,
        points,
        series,
        options: { ...options, incomplete: 0 },
      }),
  };
}
