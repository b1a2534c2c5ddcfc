import { ArgumentError, requireOpenProbability, requireProbability } from '@firebreak/epi/distribution/index';
import { hierarchicalPooling } from './hierarchical.ts';
import { type PoolingPerformance, type PoolTest, perfectTest, requirePooling, requirePoolSize, sensitivityAt } from './pool-test.ts';

export interface PoolSizeQuestion {
  /** Share of the people of the round who are thought to be infected. */
  readonly prevalence: number;
  /** Sizes swab sets are made for, such as 1, 5, 10 and 20. */
  readonly sizes: readonly number[];
  readonly test?: PoolTest;
  /** From this prevalence on nobody is pooled: a number of the protocol pack (0.001 for pools by dilution). */
  readonly pooledBelow: number;
  /** Least probability that a pool with one infected member is found; none by default. */
  readonly leastSensitivity?: number;
}

export interface PoolSizeAnswer extends PoolingPerformance {
  readonly poolSize: number;
  /** Probability that a pool is positive and its members are to be sampled again. */
  readonly poolPositive: number;
  /** Why larger sizes are out: `prevalence`, where nobody is pooled; `sensitivity`, where dilution misses too many; else `tests`. */
  readonly limitedBy: 'prevalence' | 'sensitivity' | 'tests';
}

/**
 * How many people go into one tube: of the sizes there are, the one with the fewest tests per person, where pooling is
 * allowed and a pool still finds what is in it. Single tubes (1) where it is not.
 *
 * @throws ArgumentError without a size, or for shares out of their range
 */
export function poolSizeFor({
  prevalence,
  sizes,
  test = perfectTest,
  pooledBelow,
  leastSensitivity = 0,
}: PoolSizeQuestion): PoolSizeAnswer {
  requirePooling(prevalence, test);
  requireOpenProbability('pooledBelow', pooledBelow);
  requireProbability('leastSensitivity', leastSensitivity);
  if (sizes.length === 0) throw new ArgumentError('EMPTY', 'sizes', 'Give at least one pool size.');
  sizes.forEach((size, at) => requirePoolSize(`sizes[${at}]`, size));
  if (prevalence >= pooledBelow) return answerOf(1, prevalence, test, 'prevalence');
  const found = sizes.filter((size) => size === 1 || sensitivityAt(test, size) >= leastSensitivity);
  const best = fewest(found, prevalence, test);
  return answerOf(best, prevalence, test, best < fewest(sizes, prevalence, test) ? 'sensitivity' : 'tests');
}

/** The size with the fewest tests per person, the smaller of equals; 1 where there is none. */
function fewest(sizes: readonly number[], prevalence: number, test: PoolTest): number {
  const costs = sizes
    .toSorted((a, b) => a - b)
    .map((size) => ({ size, tests: hierarchicalPooling(size, prevalence, test).testsPerPerson }));
  const [first = { size: 1, tests: 1 }, ...rest] = costs;
  return rest.reduce((best, one) => (one.tests < best.tests * (1 - 1e-12) ? one : best), first).size;
}

function answerOf(poolSize: number, prevalence: number, test: PoolTest, limitedBy: PoolSizeAnswer['limitedBy']): PoolSizeAnswer {
  const infected = -Math.expm1(poolSize * Math.log1p(-prevalence));
  const poolPositive = infected * sensitivityAt(test, poolSize) + (1 - infected) * (1 - test.specificity);
  return { ...hierarchicalPooling(poolSize, prevalence, test), poolSize, poolPositive, limitedBy };
}
