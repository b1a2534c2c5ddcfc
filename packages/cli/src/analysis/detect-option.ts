import { type CalendarDate } from '@firebreak/epi';
import { cusumTransformations, type CusumTransformation, thresholdMethods, type ThresholdMethod } from '@firebreak/engine/detection/index';
import { type Command } from 'commander';
import { choiceOf, positiveArgument, wholeArgument, listArgument } from '../argument.ts';
import { parsedOption, numberOption, positiveOption, wholeOption, shareOption, dateOption, choiceOption } from '../option.ts';
import { type OutputOptions } from './output-option.ts';
import { type SeriesCommandOptions } from './series-option.ts';
import { ValueError } from '../usage/value-error.ts';

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
    .optionsGroup('method')
    .addOption(choiceOption('--method <method>', detectMethods, 'farrington-flexible'))
    .addOption(dateOption('--judge-from <date>'))
    .addOption(shareOption('--alpha <share>'))
    .addOption(wholeOption('--baseline <number>'))
    .addOption(numberOption('--min-sigma <number>'))
    .addOption(wholeOption('--years <number>'))
    .addOption(wholeOption('--half-window <number>'))
    .addOption(wholeOption('--periods <number>'))
    .addOption(wholeOption('--past-left-out <number>'))
    .addOption(positiveOption('--weights-threshold <number>'))
    .addOption(positiveOption('--trend-p <share>'))
    .option('--no-trend')
    .option('--no-reweight')
    .addOption(choiceOption('--limit <method>', thresholdMethods))
    .option('--noufaily')
    .addOption(parsedOption('--few-cases <cases,weeks>', pairArgument))
    .option('--population <column>')
    .addOption(parsedOption('--variant <number>', variantArgument))
    .addOption(positiveOption('--k <number>'))
    .addOption(positiveOption('--h <number>'))
    .addOption(parsedOption('--mean <number>', meanArgument))
    .addOption(choiceOption('--transformation <name>', cusumTransformations))
    .addOption(choiceOption('--change <what>', ['intercept', 'epidemic']))
    .addOption(positiveOption('--threshold <number>'))
    .option('--x <column>')
    .option('--y <column>')
    .addOption(positiveOption('--radius <length>'))
    .addOption(positiveOption('--epsilon <number>'))
    .option('--all');
}

function pairArgument(given: string): readonly [number, number] {
  const [cases, weeks, ...more] = listArgument(given).map(wholeArgument);
  if (cases === undefined || weeks === undefined || more.length > 0) throw new ValueError('VALUE_NOT_CASES_AND_WEEKS');
  return [cases, weeks];
}

const variantArgument = (given: string): 1 | 2 | 3 => Number(choiceOf(['1', '2', '3'], given)) as 1 | 2 | 3;

const meanArgument = (given: string): number | 'average' | 'seasonal' =>
  given === 'average' || given === 'seasonal' ? given : positiveArgument(given);
