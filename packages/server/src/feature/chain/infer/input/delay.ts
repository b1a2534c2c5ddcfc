import { type Estimate, type ResolvedPack } from '@firebreak/protocol';
import { gammaCumulative } from '@firebreak/epi';
import { type DailyDelay } from '@firebreak/engine/chains/infer/index';

/** A delay in days as it is believed, and where the belief comes from. */
export interface DelayBelief {
  readonly mean: number;
  readonly sd: number;
  /** Pack and edition, or `default`. */
  readonly source: string;
  /** The spread, or all of it, is an assumption of ours. */
  readonly assumed: boolean;
}
export interface DelayBeliefs {
  readonly generationTime: DelayBelief;
  readonly incubation: DelayBelief;
}

/** Where no pack says anything: a week or so, wide. Assumptions, shown as such. */
const unknownDelay: DelayBelief = { mean: 5, sd: 2.5, source: 'default', assumed: true };
/** Coefficient of variation where a pack gives a mean alone: about that of most acute infections. */
const usualVariation = 0.5;
const leastMean = 1;
const leastSd = 0.4;
const daysOf: Readonly<Record<string, number>> = { minutes: 1 / 1440, hours: 1 / 24, days: 1, weeks: 7 };

/** Incubation and generation time by the protocol pack in force; the serial interval stands in where it has no generation time. */
export function delayBeliefs(rules: ResolvedPack | undefined): DelayBeliefs {
  const epi = rules?.pack.epi ?? {};
  const source = rules === undefined ? 'default' : `${rules.ref.id}@${rules.ref.edition}`;
  const belief = (...names: readonly string[]): DelayBelief =>
    names.map((name) => beliefOf(epi[name] ?? [], source)).find((one) => one !== undefined) ?? unknownDelay;
  return { generationTime: belief('generationTime', 'serialInterval'), incubation: belief('incubationPeriod') };
}

/** The first estimate with a middle; else the middle of the first range, a quarter of which counts as the standard deviation. */
function beliefOf(estimates: readonly Estimate[], source: string): DelayBelief | undefined {
  const timed = estimates.filter(({ unit }) => unit in daysOf);
  const central = timed.find(({ mean, median }) => mean !== undefined || median !== undefined);
  if (central !== undefined) return centralBelief(central, timed, source);
  const range = timed.find(({ low, high }) => low !== undefined && high !== undefined && high > low);
  if (range?.low === undefined || range.high === undefined) return undefined;
  const days = daysOf[range.unit] ?? 1;
  return bounded({ mean: ((range.low + range.high) / 2) * days, sd: ((range.high - range.low) / 4) * days, source, assumed: true });
}

function centralBelief(central: Estimate, all: readonly Estimate[], source: string): DelayBelief {
  const days = daysOf[central.unit] ?? 1;
  const { mean, median, dispersion } = central;
  if (mean === undefined && median !== undefined && dispersion !== undefined) {
    // A lognormal by its median and the exponential of the standard deviation of its logarithm.
    const variance = Math.log(dispersion) ** 2;
    const middle = median * Math.exp(variance / 2);
    return bounded({ mean: middle * days, sd: middle * Math.sqrt(Math.expm1(variance)) * days, source, assumed: false });
  }
  const middle = (mean ?? median ?? 0) * days;
  const spread =
    central.sd ?? all.find(({ sd, variant, unit }) => sd !== undefined && variant === central.variant && unit === central.unit)?.sd;
  return bounded({
    mean: middle,
    sd: spread === undefined ? middle * usualVariation : spread * days,
    source,
    assumed: spread === undefined,
  });
}

const bounded = ({ mean, sd, ...rest }: DelayBelief): DelayBelief => ({
  mean: Math.max(leastMean, mean),
  sd: Math.max(leastSd, sd),
  ...rest,
});

/** A gamma by day: day d holds what lies within half a day of it; nothing before `firstDay`. */
export function dailyDelay({ mean, sd }: DelayBelief, firstDay: 0 | 1): DailyDelay {
  const [shape, scale] = [(mean / sd) ** 2, sd ** 2 / mean];
  const mass: number[] = [];
  let before = 0;
  for (let day = firstDay; day <= longestDelay && before < 1 - negligible; day++) {
    const upTo = gammaCumulative(day + 0.5, shape, scale);
    mass.push(upTo - before);
    before = upTo;
  }
  return { firstDay, mass };
}

const longestDelay = 120;
const negligible = 1e-4;
