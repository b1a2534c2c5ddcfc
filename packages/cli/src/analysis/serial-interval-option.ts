import { createRng } from '@firebreak/epi';
import { drawSerialIntervals, type SerialInterval, type SerialIntervalSample } from '@firebreak/engine/rt/index';
import { type Command } from 'commander';
import { numbersIn } from '../table/cell.ts';
import { columnFor } from '../table/column.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { shareNames } from '../table/usual-name.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';
import { ValueError } from '../usage/value-error.ts';
import { numberArgument, listArgument } from '../argument.ts';
import { parsedOption, positiveOption, textOption, wholeOption } from '../option.ts';

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
    .optionsGroup('serialInterval')
    .addOption(positiveOption('--si-mean <days>'))
    .addOption(positiveOption('--si-sd <days>'))
    .option('--si <file>')
    .option('--si-column <column>')
    .addOption(parsedOption('--si-uncertain <a,b,c,d,e,f>', uncertainArgument))
    .addOption(wholeOption('--draws <number>', 1000))
    .addOption(textOption('--seed <text>', '1'));
}

function uncertainArgument(given: string): number[] {
  const numbers = listArgument(given).map(numberArgument);
  if (numbers.length !== 6) throw new ValueError('VALUE_NOT_SIX_NUMBERS', { given: numbers.length });
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
  if (mean === undefined || sd === undefined) throw new UsageError('SERIAL_INTERVAL_MISSING', { at: '--si-mean, --si-sd' });
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
