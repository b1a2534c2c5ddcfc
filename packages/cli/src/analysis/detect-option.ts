import { type CalendarDate } from '@firebreak/epi';
import { cusumTransformations, type CusumTransformation, thresholdMethods, type ThresholdMethod } from '@firebreak/engine/detection/index';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { positiveArgument, wholeArgument, listArgument } from '../argument.ts';
import { numberOption, positiveOption, wholeOption, shareOption, dateOption, choiceOption } from '../option.ts';
import { type OutputOptions } from './output-option.ts';
import { type SeriesCommandOptions } from './series-option.ts';

export const detectMethods = [
  'ears-c1',
  'ears-c2',
  'ears-c3',
  'farrington',
  'farrington-flexible',
  'rki',
  'bayes',
  'cusum',
  'glr',
  'outbreakp',
  'stcd',
] as const;
export type DetectMethod = (typeof detectMethods)[number];

/** What `firebreak detect` was asked for; a setting of another method is left alone. */
export interface DetectOptions extends OutputOptions, SeriesCommandOptions {
  readonly method: DetectMethod;
  readonly judgeFrom?: CalendarDate;
  readonly alpha?: number;
  readonly baseline?: number;
  readonly minSigma?: number;
  readonly years?: number;
  readonly halfWindow?: number;
  readonly periods?: number;
  readonly pastLeftOut?: number;
  readonly weightsThreshold?: number;
  readonly trendP?: number;
  readonly trend: boolean;
  readonly reweight: boolean;
  readonly limit?: ThresholdMethod;
  readonly noufaily?: true;
  readonly fewCases?: readonly [cases: number, weeks: number];
  readonly population?: string;
  readonly variant?: 1 | 2 | 3;
  readonly k?: number;
  readonly h?: number;
  readonly mean?: number | 'average' | 'seasonal';
  readonly transformation?: CusumTransformation;
  readonly change?: 'intercept' | 'epidemic';
  readonly threshold?: number;
  readonly x?: string;
  readonly y?: string;
  readonly radius?: number;
  readonly epsilon?: number;
  readonly all?: true;
}

export function withDetection(command: Command): Command {
  return command
    .optionsGroup('The method:')
    .addOption(choiceOption('--method <method>', 'how a count is judged', detectMethods, 'farrington-flexible'))
    .addOption(
      dateOption(
        '--judge-from <date>',
        'first day or week to judge; CUSUM and GLR learn from what is before it (half of the series by default)',
      ),
    )
    .addOption(shareOption('--alpha <share>', 'share of alarms without an outbreak; each method has its own default'))
    .addOption(wholeOption('--baseline <number>', 'EARS: counts in the baseline'))
    .addOption(numberOption('--min-sigma <number>', 'EARS: least standard deviation, in cases'))
    .addOption(wholeOption('--years <number>', 'Farrington, RKI, Bayes: years of history (b)'))
    .addOption(wholeOption('--half-window <number>', 'Farrington, RKI, Bayes: weeks on each side (w)'))
    .addOption(wholeOption('--periods <number>', 'flexible: parts of a year (noPeriods)'))
    .addOption(wholeOption('--past-left-out <number>', 'flexible: weeks just before that are left out'))
    .addOption(positiveOption('--weights-threshold <number>', 'flexible: residual from which a past outbreak weighs less'))
    .addOption(positiveOption('--trend-p <share>', 'flexible: p-value below which a trend is kept; 1 keeps every trend'))
    .option('--no-trend', 'Farrington: look for no trend')
    .option('--no-reweight', 'Farrington: past outbreaks weigh as much as other weeks')
    .addOption(choiceOption('--limit <method>', 'flexible: how the limit is found', thresholdMethods))
    .option('--noufaily', 'flexible: the settings of Noufaily et al. 2013')
    .addOption(
      new Option('--few-cases <cases,weeks>', 'Farrington: no alarm with fewer cases in so many weeks; 5,4 by default').argParser(
        pairArgument,
      ),
    )
    .option('--population <column>', 'Farrington: population of each count, to judge per person')
    .addOption(new Option('--variant <number>', 'RKI, Bayes: 1, 2 or 3').argParser(variantArgument))
    .addOption(positiveOption('--k <number>', 'CUSUM: reference value; outbreakP: limit of the ratio'))
    .addOption(positiveOption('--h <number>', 'CUSUM: decision limit'))
    .addOption(new Option('--mean <number>', 'CUSUM: the mean without an outbreak, or "average" or "seasonal"').argParser(meanArgument))
    .addOption(choiceOption('--transformation <name>', 'CUSUM: what makes counts normal', cusumTransformations))
    .addOption(choiceOption('--change <what>', 'GLR: the mean becomes a multiple, or cases add to it', ['intercept', 'epidemic']))
    .addOption(positiveOption('--threshold <number>', 'GLR, stcd: limit of the statistic'))
    .option('--x <column>', 'stcd: coordinate of each case (one row per case)')
    .option('--y <column>', 'stcd: the other coordinate')
    .addOption(positiveOption('--radius <length>', 'stcd: radius of a cluster, in the unit of the coordinates'))
    .addOption(positiveOption('--epsilon <number>', 'stcd: relative rise to look for, 0.5 for half as many again'))
    .option('--all', 'show every count, not only alarms and the last eight');
}

function pairArgument(given: string): readonly [number, number] {
  const [cases, weeks, ...more] = listArgument(given).map(wholeArgument);
  if (cases === undefined || weeks === undefined || more.length > 0) throw new InvalidArgumentError('Give cases and weeks, such as 5,4.');
  return [cases, weeks];
}

function variantArgument(given: string): 1 | 2 | 3 {
  if (given === '1' || given === '2' || given === '3') return Number(given) as 1 | 2 | 3;
  throw new InvalidArgumentError('Give 1, 2 or 3.');
}

const meanArgument = (given: string): number | 'average' | 'seasonal' =>
  given === 'average' || given === 'seasonal' ? given : positiveArgument(given);
