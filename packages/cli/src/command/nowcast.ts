import { type CalendarDate } from '@firebreak/epi';
import { nowcast, type Nowcast, type NowcastDay, nowcastMethods, type NowcastMethod } from '@firebreak/engine/nowcast/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { countText, intervalHeading, intervalText, percentText } from '../analysis/number-text.ts';
import { wholeOption, dateOption, choiceOption, levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { nowcastFigure } from '../plot/nowcast-figure.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { triangleOf } from '../table/triangle.ts';
import { text } from '../text.ts';

interface NowcastOptions extends OutputOptions {
  readonly event?: string;
  readonly report?: string;
  readonly count?: string;
  readonly when?: CalendarDate;
  readonly D?: number;
  readonly m?: number;
  readonly windowBy: 'event' | 'report';
  readonly method: NowcastMethod;
  readonly lastDays?: number;
  readonly level: number;
}

/** `firebreak nowcast`: the last days of an epidemic curve, completed. */
export function nowcastCommand(): Command {
  const command = new Command('nowcast')
    .argument('<file>')
    .option('--event <column>')
    .option('--report <column>')
    .option('--count <column>')
    .addOption(dateOption('--when <date>'))
    .addOption(wholeOption('--D <days>'))
    .addOption(wholeOption('--m <days>'))
    .addOption(choiceOption('--window-by <date>', ['event', 'report'], 'event'))
    .addOption(choiceOption('--method <method>', nowcastMethods, 'bayesTruncated'))
    .addOption(wholeOption('--last-days <days>'))
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

async function analyse(file: string, options: NowcastOptions): Promise<Analysis> {
  const { method, windowBy, level } = options;
  const table = await readPlainTable(file);
  const { when, D } = options;
  const { triangle, columns, remarks } = triangleOf(table, {
    event: options.event,
    report: options.report,
    count: options.count,
    ...(when === undefined ? {} : { when }),
    ...(D === undefined ? {} : { maxDelay: D }),
  });
  const found = nowcast(triangle, {
    method,
    level,
    windowBy,
    ...(options.m === undefined ? {} : { windowDays: options.m }),
    ...(options.lastDays === undefined ? {} : { lastDays: options.lastDays }),
  });
  const cases = found.days.reduce((sum, { reported }) => sum + reported, 0);
  const line = text('nowcastLine', { file: table.file, from: triangle.first, to: triangle.now, cases, days: triangle.maxDelay });
  const answer = answerOf(found);
  return {
    method: 'nowcast',
    input: {
      file: table.file,
      columns,
      from: triangle.first,
      now: triangle.now,
      reported: cases,
    },
    parameters: { method, level, D: triangle.maxDelay, m: options.m ?? null, windowBy, prior: found.prior, largest: found.largest },
    result: { now: found.now, days: found.days.map(withoutMass), delay: found.delay },
    headline: [answer, line],
    tables: [dayTable(found.days, triangle.maxDelay, level)],
    remarks,
    figure: () =>
      nowcastFigure({
        title: text('nowcastTitle', { file: table.file }),
        subtitle: [line, answer],
        nowcast: found,
        maxDelay: triangle.maxDelay,
      }),
  };
}

/** Predictive distributions are long; their limits and median say what a table needs. */
function withoutMass(day: NowcastDay): Omit<NowcastDay, 'predictive'> {
  const { predictive: _, ...rest } = day;
  return rest;
}

/** How many cases are still to be reported, as the sum of the medians of the open days. */
function answerOf({ days, now }: Nowcast): string {
  const open = days.filter(({ reportedShare }) => reportedShare < 1);
  const reported = open.reduce((sum, day) => sum + day.reported, 0);
  const expected = open.reduce((sum, { median, reported: known }) => sum + (median ?? known), 0);
  return text('nowcastAnswer', { now, days: open.length, reported, expected });
}

/** The days that are not complete yet. */
function dayTable(days: readonly NowcastDay[], maxDelay: number, level: number): ResultTable {
  return {
    headings: [text('dayHeading'), text('reportedHeading'), text('reportedShare'), text('medianHeading'), intervalHeading(level)],
    rows: days
      .filter(({ daysElapsed }) => daysElapsed < maxDelay)
      .map(({ date, reported, reportedShare, median, lower, upper }) => [
        date,
        String(reported),
        percentText(reportedShare),
        countText(median),
        median === null ? '—' : intervalText({ lower, upper }, countText),
      ]),
  };
}

const examples = ['examples/series/hus-2011-germany.csv --event hospitalised --when 2011-06-02 --D 15 --plot nowcast.svg'];
