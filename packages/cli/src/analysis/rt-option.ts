import { type OutputOptions } from './output-option.ts';
import { type SerialIntervalOptions } from './serial-interval-option.ts';
import { type SeriesCommandOptions } from './series-option.ts';

/** What `firebreak rt` was asked for. */
export interface RtOptions extends OutputOptions, SeriesCommandOptions, SerialIntervalOptions {
  readonly method: 'cori' | 'wallinga-teunis';
  readonly window: number;
  readonly windows: 'sliding' | 'consecutive';
  readonly priorMean: number;
  readonly priorSd: number;
  readonly imported?: string;
  readonly correctFrom?: number;
  readonly fromNowcast?: string;
  readonly now?: string;
  readonly maxDelay?: number;
  readonly all?: true;
  readonly level: number;
}

/** Limits, quartiles and median. */
export const probabilitiesOf = (level: number): number[] => [(1 - level) / 2, 0.25, 0.5, 0.75, (1 + level) / 2];
