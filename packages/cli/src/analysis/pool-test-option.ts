import { type PoolTest } from '@firebreak/engine/pooling/index';
import { type Command } from 'commander';
import { shareOption, probabilityOption, required } from '../option.ts';

/** Prevalence and quality of the test, which every way of pooling rests on. */
export interface PoolTestOptions {
  readonly prevalence: number;
  readonly sensitivity: number;
  readonly specificity: number;
}

export function withPoolTest(command: Command): Command {
  return command
    .addOption(required(shareOption('--prevalence <share>')))
    .addOption(probabilityOption('--sensitivity <share>', 1))
    .addOption(probabilityOption('--specificity <share>', 1));
}

export const poolTestOf = ({ sensitivity, specificity }: PoolTestOptions): PoolTest => ({ sensitivity, specificity });
