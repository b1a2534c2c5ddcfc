import { type DelayDistribution } from '@firebreak/epi';
import { DEFAULT_MINIMUM_MINUTES } from '@firebreak/engine/exposure/index';
import { type Command } from 'commander';
import { numberOption, positiveOption, wholeOption, choiceOption } from '../option.ts';
import { type OutputOptions } from './output-option.ts';

/** What `firebreak exposure` was asked for. */
export interface ExposureOptions extends OutputOptions {
  readonly person?: string;
  readonly place?: string;
  readonly start?: string;
  readonly end?: string;
  readonly onset?: string;
  readonly weight?: string;
  readonly others?: string;
  readonly before: number;
  readonly after: number;
  readonly minutes: number;
  readonly overlaps: 'sum' | 'once';
  readonly incubation?: number;
  readonly incubationFactor: number;
  readonly population?: number;
  readonly most: number;
}

export function withExposure(command: Command): Command {
  return command
    .optionsGroup('files')
    .argument('<visits>')
    .argument('<cases>')
    .option('--person <column>')
    .option('--place <column>')
    .option('--start <column>')
    .option('--end <column>')
    .option('--onset <column>')
    .option('--weight <column>')
    .option('--others <file>')
    .optionsGroup('together')
    .addOption(numberOption('--before <days>', 2))
    .addOption(numberOption('--after <days>', 3))
    .addOption(numberOption('--minutes <number>', DEFAULT_MINIMUM_MINUTES))
    .addOption(choiceOption('--overlaps <how>', ['sum', 'once'], 'sum'))
    .optionsGroup('source')
    .addOption(positiveOption('--incubation <days>'))
    .addOption(positiveOption('--incubation-factor <number>', 1.5))
    .addOption(wholeOption('--population <number>'))
    .addOption(wholeOption('--most <number>', 10));
}

/** Lognormal with the median and dispersion factor asked for; undefined where the pathogen is not known. */
export const incubationOf = ({ incubation, incubationFactor }: ExposureOptions): DelayDistribution | undefined =>
  incubation === undefined ? undefined : { family: 'lognormal', meanLog: Math.log(incubation), sdLog: Math.log(incubationFactor) };
