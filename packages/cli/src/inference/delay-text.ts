import { delayCumulative } from '@firebreak/epi/distribution/index';
import type { DailyDelay } from '@firebreak/engine/chains/infer/index';
import { ValueError } from '../usage/value-error.ts';

/**
 * Daily probabilities of a gamma distribution given as `MEAN,SD` in days: day d has the mass from d - 0.5 to d + 0.5, day 0 that
 * below 0.5. A standard deviation of 0 puts all of it on the day nearest the mean.
 */
export function delayArgument(given: string): DailyDelay {
  const [mean = NaN, sd = NaN, ...rest] = given.split(',').map(Number);
  if (!(mean > 0 && sd >= 0 && mean < 200 && sd < 200) || rest.length > 0) throw new ValueError('VALUE_NOT_MEAN_AND_SD');
  if (sd === 0) return { firstDay: Math.round(mean), mass: [1] };
  const gamma = { family: 'gamma', shape: (mean / sd) ** 2, scale: sd ** 2 / mean } as const;
  const days = Math.ceil(mean + 8 * sd) + 1;
  const below = (day: number): number => (day <= 0 ? 0 : delayCumulative(gamma, day));
  return { firstDay: 0, mass: Array.from({ length: days }, (_, day) => below(day + 0.5) - below(day - 0.5)) };
}
