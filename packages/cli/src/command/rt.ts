import {
  estimateRt,
  estimateRtMixed,
  type RtEstimate,
  slidingWindows,
  consecutiveWindows,
  wallingaTeunis,
} from '@firebreak/engine/rt/index';
import { Command } from 'commander';
import { type Analysis } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { positiveOption, wholeOption, shareOption, choiceOption, levelOption } from '../option.ts';
import { rtAnalysis } from '../analysis/rt-analysis.ts';
import { rtFromNowcast } from '../analysis/rt-from-nowcast.ts';
import { probabilitiesOf, type RtOptions } from '../analysis/rt-option.ts';
import { type ReadSerialInterval, serialIntervalOf, withSerialInterval } from '../analysis/serial-interval-option.ts';
import { withSeries } from '../analysis/series-option.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { type Series, seriesOf } from '../table/series.ts';
import { TableError } from '../table/table-problem.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

/** `firebreak rt`: the reproduction number over time. */
export function rtCommand(): Command {
  const command = withSerialInterval(withSeries(new Command('rt')))
    .optionsGroup('estimate')
    .addOption(choiceOption('--method <method>', ['cori', 'wallinga-teunis'], 'cori'))
    .addOption(wholeOption('--window <days>', 7))
    .addOption(choiceOption('--windows <how>', ['sliding', 'consecutive'], 'sliding'))
    .addOption(positiveOption('--prior-mean <number>', 5))
    .addOption(positiveOption('--prior-sd <number>', 5))
    .option('--imported <column>')
    .addOption(shareOption('--correct-from <share>'))
    .option('--from-nowcast <column>')
    .addOption(wholeOption('--max-delay <days>'))
    .option('--all')
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

async function analyse(file: string, options: RtOptions): Promise<Analysis> {
  const table = await readPlainTable(file);
  const interval = await serialIntervalOf(options);
  if (options.fromNowcast !== undefined) return rtFromNowcast(table, options.fromNowcast, interval, options);
  const imported = options.imported;
  const series = seriesOf(
    table,
    options,
    imported === undefined ? {} : { imported: { name: imported, option: '--imported', kind: 'count' } },
  );
  requireDays(series, table.file);
  return rtAnalysis({ file: table.file, series, interval, options, estimate: estimated(series, interval, options) });
}

function requireDays(series: Series, file: string): void {
  if (series.step === 'day') return;
  const detail = { wanted: text('stepDaily'), found: text('stepWeekly'), remedy: text('remedyDaily') };
  throw new TableError({ code: 'STEP_WRONG', file, detail });
}

/** Windows of a method, and its estimate for each. */
function estimated(series: Series, { interval, sample }: ReadSerialInterval, options: RtOptions) {
  const days = series.counts.length;
  const windows = options.windows === 'sliding' ? slidingWindows(days, options.window) : consecutiveWindows(days, options.window);
  const imported = series.others['imported'];
  const cases = imported === undefined ? series.counts : { local: series.counts, imported };
  if (options.method === 'wallinga-teunis') {
    if (sample !== undefined) throw new UsageError('SERIAL_INTERVAL_NOT_CERTAIN', { at: '--si-uncertain' });
    return {
      method: 'wallingaTeunis' as const,
      cohort: wallingaTeunis(cases, { serialInterval: interval, windows, level: options.level, correctFromShare: options.correctFrom }),
    };
  }
  const settings = { windows, prior: { mean: options.priorMean, sd: options.priorSd }, probabilities: probabilitiesOf(options.level) };
  const rt: RtEstimate =
    sample === undefined
      ? estimateRt(cases, { ...settings, serialInterval: interval })
      : estimateRtMixed(cases, { ...settings, serialInterval: sample });
  return { method: 'cori' as const, rt };
}

const examples = [
  'examples/series/flu-2009-school.csv --si-mean 2.6 --si-sd 1.5 --plot rt.svg',
  'examples/hagelloch-1861/linelist.csv --date date_of_prodrome --each-row --si-mean 11.1 --si-sd 2.5 --method wallinga-teunis',
  'examples/series/onset-and-report.csv --date onset --from-nowcast report --to 2023-02-25 --max-delay 20 --si-mean 5 --si-sd 2',
];
