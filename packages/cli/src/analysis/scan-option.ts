import { type CalendarDate } from '@firebreak/epi';
import { type Command } from 'commander';
import { textOption, positiveOption, wholeOption, dateOption, choiceOption } from '../option.ts';
import { type OutputOptions } from './output-option.ts';

export const scanModels = ['poisson', 'bernoulli', 'space-time', 'permutation'] as const;
export type ScanModel = (typeof scanModels)[number];

/** What `firebreak scan` was asked for. */
export interface ScanOptions extends OutputOptions {
  readonly model: ScanModel;
  readonly places?: string;
  readonly place?: string;
  readonly x?: string;
  readonly y?: string;
  readonly latitude?: string;
  readonly longitude?: string;
  readonly cases?: string;
  readonly population?: string;
  readonly controls?: string;
  readonly expected?: string;
  readonly date?: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly unit: 'day' | 'month' | 'year';
  readonly unitLength: number;
  readonly longest?: number;
  readonly prospective?: true;
  readonly largestShare: number;
  readonly rates: 'high' | 'low' | 'both';
  readonly leastCases: number;
  readonly most: number;
  readonly replications: number;
  readonly gumbel?: true;
  readonly seed: string;
}

export function withScan(command: Command): Command {
  return command
    .argument('<file>')
    .addOption(choiceOption('--model <model>', scanModels, 'poisson'))
    .option('--places <file>')
    .option('--place <column>')
    .option('--x <column>')
    .option('--y <column>')
    .option('--latitude <column>')
    .option('--longitude <column>')
    .option('--cases <column>')
    .option('--population <column>')
    .option('--controls <column>')
    .option('--expected <column>')
    .option('--date <column>')
    .addOption(dateOption('--from <date>'))
    .addOption(dateOption('--to <date>'))
    .addOption(choiceOption('--unit <unit>', ['day', 'month', 'year'], 'day'))
    .addOption(wholeOption('--unit-length <number>', 1))
    .addOption(wholeOption('--longest <number>'))
    .option('--prospective')
    .addOption(positiveOption('--largest-share <share>', 0.5))
    .addOption(choiceOption('--rates <rates>', ['high', 'low', 'both'], 'high'))
    .addOption(wholeOption('--least-cases <number>', 2))
    .addOption(wholeOption('--most <number>', 10))
    .addOption(wholeOption('--replications <number>', 999))
    .option('--gumbel')
    .addOption(textOption('--seed <text>', '1'));
}
