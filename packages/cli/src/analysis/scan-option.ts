import { type CalendarDate } from '@firebreak/epi';
import { type Command } from 'commander';
import { positiveOption, wholeOption, dateOption, choiceOption } from '../option.ts';
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
    .argument('<file>', 'poisson, bernoulli: one row per place; space-time, permutation: one row per case; - is standard input')
    .addOption(choiceOption('--model <model>', 'cases among people, cases and controls, or cases in space and time', scanModels, 'poisson'))
    .option('--places <file>', 'places with their coordinates (and population), when <file> lists cases')
    .option('--place <column>', 'id of the place, the same in both files; guessed where it has a usual name')
    .option('--x <column>', 'coordinate on a flat map; guessed where it has a usual name')
    .option('--y <column>', 'the other coordinate')
    .option('--latitude <column>', 'instead: degrees north')
    .option('--longitude <column>', 'degrees east')
    .option('--cases <column>', 'number of cases; guessed where it has a usual name, a row of a list of cases is one')
    .option('--population <column>', 'people at each place; guessed where it has a usual name')
    .option('--controls <column>', 'bernoulli: people without the disease')
    .option('--expected <column>', 'poisson: cases expected from age and sex, in any unit')
    .option('--date <column>', 'space-time, permutation: date of the case; guessed where it has a usual name')
    .addOption(dateOption('--from <date>', 'first day of the study; of the cases by default'))
    .addOption(dateOption('--to <date>', 'last day of the study'))
    .addOption(choiceOption('--unit <unit>', 'step of time', ['day', 'month', 'year'], 'day'))
    .addOption(wholeOption('--unit-length <number>', 'units in a step', 1))
    .addOption(wholeOption('--longest <number>', 'longest cluster, in steps; half of the study by default'))
    .option('--prospective', 'only clusters that last to the end of the study')
    .addOption(positiveOption('--largest-share <share>', 'largest share of the population (or cases) in a circle', 0.5))
    .addOption(choiceOption('--rates <rates>', 'clusters of which rates', ['high', 'low', 'both'], 'high'))
    .addOption(wholeOption('--least-cases <number>', 'cases a cluster of a high rate needs', 2))
    .addOption(wholeOption('--most <number>', 'clusters told', 10))
    .addOption(wholeOption('--replications <number>', 'data sets drawn by chance for the p-value', 999))
    .option('--gumbel', "p-values by Gumbel's approximation, which go below one in the replications")
    .option('--seed <text>', 'seed of the replications: the same seed gives the same numbers', '1');
}
