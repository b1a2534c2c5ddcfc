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
    .optionsGroup('The files:')
    .argument('<visits>', 'one row per visit: person, place, start, end; - is standard input')
    .argument('<cases>', 'one row per case: person, onset')
    .option('--person <column>', 'id of the person, the same in all files; guessed where it has a usual name')
    .option('--place <column>', 'id of the place; guessed where it has a usual name')
    .option('--start <column>', 'start of the visit: minutes, or 2026-03-04T09:30; guessed where it has a usual name')
    .option('--end <column>', 'end of the visit; guessed where it has a usual name')
    .option('--onset <column>', 'onset of the case, a date without a time is its noon; guessed where it has a usual name')
    .option('--weight <column>', 'probability that the case is one of this outbreak; 1 where it is left out')
    .option('--others <file>', 'events and goods: kind (event, goods), source, person, start, end')
    .optionsGroup('Who was together:')
    .addOption(numberOption('--before <days>', 'a case infects from so many days before onset', 2))
    .addOption(numberOption('--after <days>', 'to so many days after it', 3))
    .addOption(numberOption('--minutes <number>', 'minutes that make a pair', DEFAULT_MINIMUM_MINUTES))
    .addOption(
      choiceOption(
        '--overlaps <how>',
        'visits of one person at one place that overlap: add up their minutes, or count a minute once',
        ['sum', 'once'],
        'sum',
      ),
    )
    .optionsGroup('The source:')
    .addOption(positiveOption('--incubation <days>', 'median incubation period; left out, periods from half a day to 13 days are weighed'))
    .addOption(
      positiveOption('--incubation-factor <number>', 'its dispersion factor: two thirds lie within the median times or over it', 1.5),
    )
    .addOption(wholeOption('--population <number>', 'persons among whom the cases arose; those of the files by default'))
    .addOption(wholeOption('--most <number>', 'sources and pairs told', 10));
}

/** Lognormal with the median and dispersion factor asked for; undefined where the pathogen is not known. */
export const incubationOf = ({ incubation, incubationFactor }: ExposureOptions): DelayDistribution | undefined =>
  incubation === undefined ? undefined : { family: 'lognormal', meanLog: Math.log(incubation), sdLog: Math.log(incubationFactor) };
