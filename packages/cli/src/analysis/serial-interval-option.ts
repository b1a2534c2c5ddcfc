import { createRng } from '@firebreak/epi';
import { drawSerialIntervals, type SerialInterval, type SerialIntervalSample } from '@firebreak/engine/rt/index';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { numbersIn } from '../table/cell.ts';
import { columnFor } from '../table/column.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { shareNames } from '../table/usual-name.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage-error.ts';
import { numberArgument, listArgument } from '../argument.ts';
import { positiveOption, wholeOption } from '../option.ts';

/** How the serial interval is given. */
export interface SerialIntervalOptions {
  readonly siMean?: number;
  readonly siSd?: number;
  readonly si?: string;
  readonly siColumn?: string;
  readonly siUncertain?: readonly number[];
  readonly draws: number;
  readonly seed: string;
}

export function withSerialInterval(command: Command): Command {
  return command
    .optionsGroup('The serial interval:')
    .addOption(positiveOption('--si-mean <days>', 'mean serial interval, above 1'))
    .addOption(positiveOption('--si-sd <days>', 'standard deviation of the serial interval'))
    .option('--si <file>', 'instead: CSV with the share of serial intervals of 0 (must be 0), 1, 2, … days, a row each')
    .option('--si-column <column>', 'column of the shares in that file; guessed where it has a usual name')
    .addOption(
      new Option(
        '--si-uncertain <a,b,c,d,e,f>',
        'the mean and the standard deviation are estimates: standard deviation, least and most of the mean, then of the standard deviation',
      ).argParser(uncertainArgument),
    )
    .addOption(wholeOption('--draws <number>', 'serial intervals drawn (--si-uncertain), curves drawn (--from-nowcast)', 1000))
    .option('--seed <text>', 'seed of what is drawn: the same seed gives the same numbers', '1');
}

function uncertainArgument(given: string): number[] {
  const numbers = listArgument(given).map(numberArgument);
  if (numbers.length !== 6)
    throw new InvalidArgumentError('Give six numbers: standard deviation, least, most of the mean; then of the standard deviation.');
  return numbers;
}

export interface ReadSerialInterval {
  readonly interval: SerialInterval;
  /** Equally likely intervals, where mean and standard deviation are uncertain. */
  readonly sample: SerialIntervalSample | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** For people: “serial interval 2.6 ± 1.5 days”. */
  readonly words: string;
}

/** @throws UsageError when no serial interval was given; ArgumentError for one that cannot be */
export async function serialIntervalOf(options: SerialIntervalOptions): Promise<ReadSerialInterval> {
  if (options.si !== undefined) return ofFile(options.si, options.siColumn);
  const { siMean: mean, siSd: sd } = options;
  if (mean === undefined || sd === undefined) throw new UsageError('usageSerialInterval');
  const interval = { mean, sd };
  if (options.siUncertain === undefined)
    return { interval, sample: undefined, parameters: { siMean: mean, siSd: sd }, words: text('siKnown', { mean, sd }) };
  const [meanSd = 0, meanMin = 0, meanMax = 0, sdSd = 0, sdMin = 0, sdMax = 0] = options.siUncertain;
  const uncertain = { mean: { mean, sd: meanSd, min: meanMin, max: meanMax }, sd: { mean: sd, sd: sdSd, min: sdMin, max: sdMax } };
  return {
    interval,
    sample: drawSerialIntervals(uncertain, options.draws, createRng(options.seed)),
    parameters: { siMean: uncertain.mean, siSd: uncertain.sd, draws: options.draws },
    words: text('siUncertain', { mean, sd, meanMin, meanMax, sdMin, sdMax }),
  };
}

async function ofFile(file: string, named: string | undefined): Promise<ReadSerialInterval> {
  const table = await readPlainTable(file);
  const shares = numbersIn(columnFor(table, named, { what: 'wantedShare', option: '--si-column', names: shareNames }));
  return {
    interval: { shares },
    sample: undefined,
    parameters: { si: table.file, shares },
    words: text('siFile', { file: table.file, days: shares.length - 1 }),
  };
}
