import { calendarDate, type CalendarDate, dayOf } from '@firebreak/epi';
import { bestGrowthSplit, fitGrowth, fitGrowthSplit, type GrowthFit } from '@firebreak/engine/growth/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { dateArgument } from '../argument.ts';
import { intervalHeading, intervalText, numberText, percentText } from '../analysis/number-text.ts';
import { levelOption, parsedOption, positiveOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { type SeriesCommandOptions, seriesInput, seriesLine, withSeries } from '../analysis/series-option.ts';
import { growthFigure } from '../plot/growth-figure.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { dayAt, type Series, seriesOf, stepDays } from '../table/series.ts';
import { ValueError } from '../usage/value-error.ts';
import { text, type TextName } from '../text.ts';

interface GrowthOptions extends OutputOptions, SeriesCommandOptions {
  readonly split?: CalendarDate | 'best';
  readonly splitWindow?: number;
  readonly level: number;
}

/** `firebreak growth`: growth rate, doubling and halving time. */
export function growthCommand(): Command {
  const command = withSeries(new Command('growth'))
    .optionsGroup('line')
    .addOption(parsedOption('--split <date>', splitArgument))
    .addOption(positiveOption('--split-window <days>'))
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

function splitArgument(given: string): CalendarDate | 'best' {
  if (given === 'best') return given;
  try {
    return dateArgument(given);
  } catch {
    throw new ValueError('VALUE_NOT_A_DATE_OR_BEST');
  }
}

/** A line fitted to a part of the series. */
export interface GrowthPart {
  readonly name: TextName;
  readonly fit: GrowthFit;
}

async function analyse(file: string, options: GrowthOptions): Promise<Analysis> {
  const table = await readPlainTable(file);
  const whole = seriesOf(table, options);
  const series = { ...whole, counts: whole.counts.slice(0, Math.max(0, whole.counts.length - options.incomplete)) };
  const { parts, splitAt } = partsOf(series, options);
  const line = seriesLine(table.file, whole, options.incomplete);
  return {
    method: 'growth',
    input: seriesInput(table.file, whole, options),
    parameters: { level: options.level, split: options.split ?? null, splitWindow: options.splitWindow ?? null },
    result: {
      splitDate: splitAt === undefined ? null : calendarDate(splitAt),
      fits: parts.map(({ name, fit }) => ({ part: partIds[name] ?? name, ...fit, curve: curveRows(fit, series) })),
    },
    headline: [...parts.map(verdictOf), line, ...(splitAt === undefined ? [] : [text('growthSplitAt', { date: calendarDate(splitAt) })])],
    tables: [growthTable(parts, options.level)],
    remarks: [
      ...whole.remarks,
      ...(options.incomplete > 0 ? [text('growthIncomplete', { count: options.incomplete })] : []),
      ...emptyRemark(parts),
    ],
    figure: () =>
      growthFigure({
        title: text('growthTitle', { file: table.file }),
        line,
        series: whole,
        parts,
        incomplete: options.incomplete,
        level: options.level,
      }),
  };
}

const partIds: Partial<Record<TextName, string>> = { growthWhole: 'whole', growthBefore: 'before', growthAfter: 'after' };

function partsOf(series: Series, { split, splitWindow, level }: GrowthOptions): { parts: GrowthPart[]; splitAt?: number } {
  const intervalDays = stepDays(series.step);
  const bins = { counts: series.counts, intervalDays, startDays: Array.from(series.counts, (_, at) => dayAt(series, at)) };
  if (split === undefined) return { parts: [{ name: 'growthWhole', fit: fitGrowth(bins, { level }) }] };
  const found =
    split === 'best'
      ? bestGrowthSplit(bins, { level, windowDays: splitWindow })
      : { bin: undefined, ...fitGrowthSplit(bins, dayOf(split), { level }) };
  return {
    parts: [
      { name: 'growthBefore', fit: found.before },
      { name: 'growthAfter', fit: found.after },
    ],
    splitAt: found.bin === undefined ? dayOf(split as CalendarDate) : dayAt(series, found.bin),
  };
}

function curveRows({ curve }: GrowthFit, series: Series) {
  return Array.from(curve.bin, (bin, at) => ({
    date: calendarDate(dayAt(series, bin)),
    fitted: curve.fitted[at] ?? null,
    lower: curve.lower?.[at] ?? null,
    upper: curve.upper?.[at] ?? null,
  }));
}

/** The answer in words: how fast it doubles or halves, or that neither is sure. */
function verdictOf({ name, fit }: GrowthPart): string {
  const { trend, doublingTime, halvingTime, rate } = fit;
  const time = doublingTime ?? halvingTime;
  const values = { part: text(name), days: numberText(time?.days), interval: intervalText(time), rate: percentText(Math.expm1(rate)) };
  if (trend === 'growing') return text('growthDoubles', values);
  return text(trend === 'declining' ? 'growthHalves' : 'growthUnclear', values);
}

function growthTable(parts: readonly GrowthPart[], level: number): ResultTable {
  return {
    headings: [
      text('growthPeriod'),
      text('growthRate'),
      intervalHeading(level),
      text('growthDoubling'),
      intervalHeading(level),
      text('growthHalving'),
      intervalHeading(level),
      'R²',
    ],
    rows: parts.map(({ name, fit }) => [
      text(name),
      numberText(fit.rate),
      intervalText({ lower: fit.lower, upper: fit.upper }),
      numberText(fit.doublingTime?.days),
      intervalText(fit.doublingTime),
      numberText(fit.halvingTime?.days),
      intervalText(fit.halvingTime),
      numberText(fit.rSquared),
    ]),
  };
}

function emptyRemark(parts: readonly GrowthPart[]): string[] {
  const empty = parts.reduce((sum, { fit }) => sum + fit.emptyBins, 0);
  return empty === 0 ? [] : [text('growthEmpty', { count: empty })];
}

const examples = [
  'examples/series/flu-2009-school.csv --to 2009-05-10',
  'examples/series/flu-2009-school.csv --split best --plot growth.svg',
];
