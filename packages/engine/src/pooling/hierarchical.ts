import { ArgumentError } from '@firebreak/epi/distribution/index';
import {
  perfectTest,
  performanceOf,
  requirePoolSize,
  requirePooling,
  sensitivityAt,
  type PoolingPerformance,
  type PoolTest,
} from './pool-test.ts';

/**
 * How a pool is resolved when it tests positive: a number is a pool whose members are then tested one by one; a
 * list is a pool that is split into those pools, each tested in turn. `10` is Dorfman's two stages, `[5, 5]` three
 * stages, `[[2, 3], [2, 3]]` four. A pool of 1 is a single specimen.
 */
export type PoolPlan = number | readonly PoolPlan[];

/**
 * Tests and errors of hierarchical pooling when members are infected independently with the same probability and
 * tests err independently. See docs/method/pooled-testing.md.
 *
 * @throws ArgumentError for sizes that are not whole, an empty pool, or impossible probabilities
 * @see Dorfman 1943, Ann Math Stat 14:436; Kim et al. 2007, Biometrics 63:1152, doi:10.1111/j.1541-0420.2007.00817.x
 */
export function hierarchicalPooling(plan: PoolPlan, prevalence: number, test: PoolTest = perfectTest): PoolingPerformance {
  requirePooling(prevalence, test);
  requirePlan(plan, 'plan', 0);
  const people = peopleIn(plan);
  const sum = resolve(plan, [], { healthy: 1 - prevalence, test });
  return performanceOf(prevalence, {
    expectedTests: 1 + sum.tests,
    people,
    sensitivity: sum.sensitivity / people,
    specificity: sum.specificity / people,
  });
}

/** Number of people in a pool. */
export function peopleIn(plan: PoolPlan): number {
  return typeof plan === 'number' ? plan : plan.reduce<number>((sum, part) => sum + peopleIn(part), 0);
}

interface Setting {
  /** Probability that a member is not infected. */
  healthy: number;
  test: PoolTest;
}

/** Tests that follow this pool's, and sums over its members of the probabilities of a right answer. */
interface Resolution {
  tests: number;
  sensitivity: number;
  specificity: number;
}

/** @param above sizes of the pools this one is part of, the largest first */
function resolve(plan: PoolPlan, above: readonly number[], setting: Setting): Resolution {
  const size = peopleIn(plan);
  const chain = [...above, size];
  const positive = probabilityAllPositive(chain, setting);
  if (typeof plan === 'number') {
    const tests = size === 1 ? chain : [...chain, 1]; // a pool of one is the test of its member
    const each = {
      sensitivity: tests.reduce((product, poolSize) => product * sensitivityAt(setting.test, poolSize), 1),
      specificity: 1 - probabilityAllPositive(tests, setting, 1),
    };
    return { tests: size === 1 ? 0 : size * positive, sensitivity: size * each.sensitivity, specificity: size * each.specificity };
  }
  const total = { tests: plan.length * positive, sensitivity: 0, specificity: 0 };
  for (const part of plan) {
    const inner = resolve(part, chain, setting);
    total.tests += inner.tests;
    total.sensitivity += inner.sensitivity;
    total.specificity += inner.specificity;
  }
  return total;
}

/**
 * Probability that nested pools all test positive: summed over how many of them, from the largest on, truly are.
 *
 * @param known members of the innermost pool who are known to be healthy
 */
function probabilityAllPositive(sizes: readonly number[], { healthy, test }: Setting, known = 0): number {
  let sum = 0;
  for (let truly = 0; truly <= sizes.length; truly++) {
    const innerHealthy = truly === sizes.length ? 1 : healthy ** (sizes[truly]! - known);
    const outerHealthy = truly === 0 ? 0 : healthy ** (sizes[truly - 1]! - known);
    let product = innerHealthy - outerHealthy;
    sizes.forEach((size, level) => (product *= level < truly ? sensitivityAt(test, size) : 1 - test.specificity));
    sum += product;
  }
  return sum;
}

function requirePlan(plan: PoolPlan, at: string, depth: number): void {
  if (typeof plan === 'number') return requirePoolSize(at, plan);
  if (plan.length === 0) throw new ArgumentError('EMPTY', at, 'Put at least one pool in it.');
  if (depth > DEEPEST) throw new ArgumentError('OUT_OF_RANGE', at, `Split at most ${DEEPEST} times.`, depth);
  plan.forEach((part, index) => requirePlan(part, `${at}[${index}]`, depth + 1));
}

const DEEPEST = 20;
