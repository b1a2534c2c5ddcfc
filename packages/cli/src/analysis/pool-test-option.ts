import { type PoolTest } from '@firebreak/engine/pooling/index';
import { type Command, Option } from 'commander';
import { probabilityArgument, shareArgument } from './argument.ts';

/** Prevalence and quality of the test, which every way of pooling rests on. */
export interface PoolTestOptions {
  readonly prevalence: number;
  readonly sensitivity: number;
  readonly specificity: number;
}

export function withPoolTest(command: Command): Command {
  return command
    .addOption(new Option('--prevalence <share>', 'share of people infected').argParser(shareArgument).makeOptionMandatory())
    .addOption(new Option('--sensitivity <share>', 'of the test, on pools and single specimens').argParser(probabilityArgument).default(1))
    .addOption(new Option('--specificity <share>', 'of the test').argParser(probabilityArgument).default(1));
}

export const poolTestOf = ({ sensitivity, specificity }: PoolTestOptions): PoolTest => ({ sensitivity, specificity });
