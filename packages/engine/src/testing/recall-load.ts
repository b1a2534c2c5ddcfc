import { requireCount, requireOpenProbability, requirePositive, requireProbability } from '@firebreak/epi/distribution/index';

/** People of a round who are pooled alike. */
export interface PooledGroup {
  readonly people: number;
  /** People in a tube; the last one takes what is left. */
  readonly poolSize: number;
}

/** What brings people of a round back. Shares between 0 and 1. */
export interface RecallRates {
  /** Share of the people who are infected and shed, above 0. */
  readonly prevalence: number;
  /** Probability that a tube with an infected member tests positive, whatever its size; 1 by default. */
  readonly sensitivity?: number;
  /** Probability that a tube without one tests negative; 1 by default. */
  readonly specificity?: number;
  /** Share of tubes without a usable result in the end (invalid, indeterminate, grey Ct): everybody in them gives another sample; 0 by default. */
  readonly inconclusive?: number;
  /** Single samples of each member of a positive pool, as the pack asks; 1 by default. */
  readonly singles?: number;
}

/** Expected load of the next shift. People and tubes are means and need not be whole. */
export interface RecallLoad {
  readonly positivePools: number;
  readonly inconclusiveTubes: number;
  /** Called back, and of them by a positive pool and by a tube without a usable result. */
  readonly people: number;
  readonly byPositivePool: number;
  readonly byInconclusive: number;
  /** Standard deviation of the people called back, where the infected are spread by chance. */
  readonly peopleSd: number;
  /** Samplings to do: one of each of the inconclusive, `singles` of each member of a positive pool. */
  readonly samples: number;
  /** Tubes to test: singles of the members of positive pools, and the inconclusive tubes filled again. */
  readonly tubes: number;
}

/**
 * Expected number of people whom a pooled round calls back, and what they are to the next shift.
 *
 * A tube of n people tests positive with probability P(n) = Se (1 - (1 - p)^n) + (1 - Sp) (1 - p)^n (Dorfman 1943 for a perfect test; with
 * errors of the test Kim et al. 2007). A share q of the tubes has no usable result: everybody in them is called back and pooled again. Of
 * the others every member of a positive tube of two and more is called back and sampled singly; a positive single tube needs no recall. So
 * a tube of n brings n people back with probability q + (1 - q) P(n) (q for n = 1), tubes are independent, and means and variances add up.
 *
 * @param groups people by how they are pooled; a group of m people fills floor(m / n) tubes of n, and one of the rest
 * @returns expected counts; the second recall of who is inconclusive again, a share q of it, is left to the shift after
 * @throws ArgumentError for what is out of range
 * @see Dorfman 1943, Ann Math Stat 14:436, doi:10.1214/aoms/1177731363; Kim et al. 2007, Biometrics 63:1152, doi:10.1111/j.1541-0420.2007.00817.x
 * @see docs/method/testing-plan.md
 * @example expectedRecall([{ people: 8000, poolSize: 10 }], { prevalence: 0.001, inconclusive: 0.002 }).people // 95.48
 */
export function expectedRecall(groups: readonly PooledGroup[], rates: RecallRates): RecallLoad {
  const { sensitivity = 1, specificity = 1, inconclusive = 0, singles = 1 } = rates;
  requireRates(rates);
  let [positivePools, inconclusiveTubes, byPositivePool, byInconclusive, variance] = [0, 0, 0, 0, 0];
  for (const { tubes, size } of groups.flatMap(tubesOf)) {
    const healthy = (1 - rates.prevalence) ** size;
    const positive = sensitivity * (1 - healthy) + (1 - specificity) * healthy;
    const pools = size === 1 ? 0 : (1 - inconclusive) * positive;
    const back = inconclusive + pools;
    positivePools += tubes * pools;
    inconclusiveTubes += tubes * inconclusive;
    byPositivePool += tubes * size * pools;
    byInconclusive += tubes * size * inconclusive;
    variance += tubes * size ** 2 * back * (1 - back);
  }
  return {
    positivePools,
    inconclusiveTubes,
    people: byPositivePool + byInconclusive,
    byPositivePool,
    byInconclusive,
    peopleSd: Math.sqrt(variance),
    samples: byPositivePool * singles + byInconclusive,
    tubes: byPositivePool * singles + inconclusiveTubes,
  };
}

/** Full tubes, and the last one with what is left. */
function tubesOf({ people, poolSize }: PooledGroup, at: number): { tubes: number; size: number }[] {
  requireCount(`groups[${at}].people`, people);
  requireCount(`groups[${at}].poolSize`, poolSize, 1);
  const rest = people % poolSize;
  return [
    { tubes: Math.floor(people / poolSize), size: poolSize },
    { tubes: rest === 0 ? 0 : 1, size: Math.max(1, rest) },
  ];
}

function requireRates({ prevalence, sensitivity = 1, specificity = 1, inconclusive = 0, singles = 1 }: RecallRates): void {
  requireOpenProbability('prevalence', prevalence);
  requireProbability('sensitivity', sensitivity);
  requireProbability('specificity', specificity);
  requireProbability('inconclusive', inconclusive);
  requirePositive('singles', singles);
}
