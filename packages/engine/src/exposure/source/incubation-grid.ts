import { ArgumentError, delayCumulative, delayLogDensity, type DelayDistribution } from '@firebreak/epi/distribution/index';

/**
 * Incubation periods to weigh against each other when the pathogen is not known: lognormal (Sartwell 1950, Am J Hyg 51:310),
 * medians from half a day (staphylococci, norovirus) to nine days (measles, varicella towards 14), each with the dispersion
 * factors 1.4 and 2 that span those of most acute infections (Sartwell: 1.1 to 2.1; Lessler et al. 2009: 1.26 to 1.9).
 */
export const unknownIncubation: readonly DelayDistribution[] = [0.5, 1, 1.5, 2, 3, 4, 6, 9, 13].flatMap((median) =>
  [1.4, 2].map((factor): DelayDistribution => ({ family: 'lognormal', meanLog: Math.log(median), sdLog: Math.log(factor) })),
);

/** @throws ArgumentError EMPTY for no distribution; whatever a distribution that cannot be throws */
export function readIncubation(given: DelayDistribution | readonly DelayDistribution[] | undefined): readonly DelayDistribution[] {
  if (given === undefined) return unknownIncubation;
  const list = Array.isArray(given) ? (given as readonly DelayDistribution[]) : [given as DelayDistribution];
  if (list.length === 0)
    throw new ArgumentError('EMPTY', 'incubation', 'Give an incubation period, or leave it out where it is not known.');
  for (const distribution of list) delayCumulative(distribution, 1);
  return list;
}

/**
 * Mean density, per minute, of an onset at minute `onset` when infection happened at some minute from `from` to `to`, all
 * equally likely.
 *
 * @param incubation in days
 */
export function onsetDensity(incubation: DelayDistribution, onset: number, from: number, to: number): number {
  if (onset <= from) return 0;
  if (to - from < MOMENT) {
    const days = (onset - from) / DAY;
    return days > 0 ? Math.exp(delayLogDensity(incubation, days)) / DAY : 0;
  }
  const passed = delayCumulative(incubation, (onset - from) / DAY);
  const fewer = onset > to ? delayCumulative(incubation, (onset - to) / DAY) : 0;
  return Math.max(0, passed - fewer) / (to - from);
}

const DAY = 1440;
/** Below a minute differences of cumulative probabilities lose their digits. */
const MOMENT = 1;
