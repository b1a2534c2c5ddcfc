import { ArgumentError, gammaQuantile, normalQuantile, requireCount, requirePositive } from '@firebreak/epi/distribution/index';
import { DEFAULT_LEVEL, tailShare } from './estimate.ts';

export interface Rate {
  /** Cases per unit of person-time, in the unit that was given: per person-day, per 100,000 person-years. */
  estimate: number;
  lower: number;
  upper: number;
}

/**
 * Incidence rate: cases over person-time at risk, with limits for a Poisson count.
 *
 * `exact` (default) never covers less than its level; `byar` is its close approximation with half a case added,
 * near to mid-p; `wald` is too narrow for few cases.
 *
 * @throws ArgumentError for fractional or negative cases, or person-time that is not above 0
 * @see Ulm 1990, Am J Epidemiol 131:373; Rothman & Boice 1979 (Byar)
 */
export function rate(
  cases: number,
  personTime: number,
  { level = DEFAULT_LEVEL, limits = 'exact' }: { level?: number; limits?: 'exact' | 'byar' | 'wald' } = {},
): Rate {
  requireCount('cases', cases);
  requirePositive('personTime', personTime);
  const tail = tailShare(level);
  const z = normalQuantile(tail, 0, 1, 'upper');
  const { lower, upper } = countLimits[limits](cases, z, tail);
  return { estimate: cases / personTime, lower: lower / personTime, upper: upper / personTime };
}

const countLimits = {
  exact: (cases: number, _: number, tail: number) => ({
    lower: cases === 0 ? 0 : gammaQuantile(tail, cases, 1),
    upper: gammaQuantile(tail, cases + 1, 1, 'upper'),
  }),
  byar: (cases: number, z: number) => {
    const shifted = cases + 0.5;
    const cube = (sign: 1 | -1): number => shifted * (1 - 1 / (9 * shifted) + (sign * z) / 3 / Math.sqrt(shifted)) ** 3;
    return { lower: Math.max(0, cube(-1)), upper: cube(1) };
  },
  wald: (cases: number, z: number) => {
    const half = z * Math.sqrt(cases);
    return { lower: Math.max(0, cases - half), upper: cases + half };
  },
};

/** A stratum of a population and its weight in the standard population. */
export interface StandardStratum {
  cases: number;
  /** People, or person-time, above 0. */
  population: number;
  /** Share or size of the stratum in the standard population; only the proportions matter. */
  standard: number;
}

/**
 * Rate a population would have if its ages were those of the standard population (direct standardisation), with
 * the gamma limits of Fay and Feuer, which hold for few cases and unequal weights.
 *
 * @see Fay & Feuer 1997, Stat Med 16:791
 */
export function standardisedRate(strata: readonly StandardStratum[], level = DEFAULT_LEVEL): { crude: number; adjusted: Rate } {
  if (strata.length === 0) throw new ArgumentError('EMPTY', 'strata', 'Give at least one stratum.');
  strata.forEach(({ cases, population, standard }, index) => {
    requireCount(`strata[${index}].cases`, cases);
    requirePositive(`strata[${index}].population`, population);
    requirePositive(`strata[${index}].standard`, standard);
  });
  const tail = tailShare(level);
  const sum = (value: (stratum: StandardStratum) => number): number => strata.reduce((total, stratum) => total + value(stratum), 0);
  const whole = sum(({ standard }) => standard);
  const weight = ({ standard, population }: StandardStratum): number => standard / whole / population;
  const estimate = sum((stratum) => weight(stratum) * stratum.cases);
  const variance = sum((stratum) => weight(stratum) ** 2 * stratum.cases);
  const largest = Math.max(...strata.map(weight));
  const [above, aboveVariance] = [estimate + largest, variance + largest * largest];
  return {
    crude: sum(({ cases }) => cases) / sum(({ population }) => population),
    adjusted: {
      estimate,
      lower: estimate === 0 ? 0 : gammaQuantile(tail, (estimate * estimate) / variance, variance / estimate),
      upper: gammaQuantile(tail, (above * above) / aboveVariance, aboveVariance / above, 'upper'),
    },
  };
}
