import { type CalendarDate, calendarDate } from '@firebreak/epi';
import { type Command } from 'commander';
import { dayAt, type Series, type SeriesOptions, stepDays } from '../table/series.ts';
import { text } from '../text.ts';
import { wholeOption, dateOption, choiceOption } from '../option.ts';

/** How a command reads its series of counts. */
export interface SeriesCommandOptions extends SeriesOptions {
  /** Last days (or weeks) that are not fully reported. */
  readonly incomplete: number;
}

/** Options of every command on counts by day or week. */
export function withSeries(command: Command, { incomplete = true }: { incomplete?: boolean } = {}): Command {
  command
    .optionsGroup('series')
    .argument('<file>')
    .option('--date <column>')
    .option('--count <column>')
    .option('--each-row')
    .option('--sum')
    .addOption(choiceOption('--gaps <how>', ['error', 'zero'], 'error'))
    .option('--weekly')
    .addOption(dateOption('--from <date>'))
    .addOption(dateOption('--to <date>'));
  return incomplete ? command.addOption(wholeOption('--incomplete <number>', 0)) : command;
}

/** First and last day of a series, and its last complete one. */
export function periodOf(series: Series, incomplete: number): { from: CalendarDate; to: CalendarDate; lastComplete: CalendarDate | null } {
  const last = series.counts.length - 1;
  const end = (at: number): CalendarDate => calendarDate(dayAt(series, at) + stepDays(series.step) - 1);
  return { from: calendarDate(series.first), to: end(last), lastComplete: incomplete <= last ? end(last - incomplete) : null };
}

/** “file: 32 days from … to …, 145 cases; complete to …”. */
export function seriesLine(file: string, series: Series, incomplete: number): string {
  const { from, to, lastComplete } = periodOf(series, incomplete);
  const cases = series.counts.reduce((sum, count) => sum + count, 0);
  return text(series.step === 'day' ? 'seriesDays' : 'seriesWeeks', {
    file,
    points: series.counts.length,
    from,
    to,
    cases,
    complete: lastComplete,
  });
}

/** What the result rests on, for `--json`. */
export const seriesInput = (file: string, series: Series, options: SeriesCommandOptions): Record<string, unknown> => ({
  file,
  step: series.step,
  ...periodOf(series, options.incomplete),
  points: series.counts.length,
  cases: series.counts.reduce((sum, count) => sum + count, 0),
  columns: series.columns,
  eachRow: options.eachRow === true,
  sum: options.sum === true,
  gaps: options.gaps ?? 'error',
  weekly: options.weekly === true,
});
