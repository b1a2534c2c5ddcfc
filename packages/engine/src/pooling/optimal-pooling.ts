import { ArgumentError } from '@firebreak/epi/distribution/index';
import { arrayPooling } from './array.ts';
import { hierarchicalPooling, type PoolPlan } from './hierarchical.ts';
import {
  perfectTest,
  performanceOf,
  requirePoolSize,
  requirePooling,
  sensitivityAt,
  type PoolingPerformance,
  type PoolTest,
} from './pool-test.ts';

/** Dorfman's two stages with a perfect test: tests per person, 1/n + 1 - (1 - p)^n; 1 for single specimens. */
export function dorfmanTestsPerPerson(prevalence: number, poolSize: number): number {
  requirePooling(prevalence, perfectTest);
  requirePoolSize('poolSize', poolSize);
  return poolSize === 1 ? 1 : 1 / poolSize - Math.expm1(poolSize * Math.log1p(-prevalence));
}

export interface BestPooling<Plan> extends PoolingPerformance {
  plan: Plan;
}

export interface PoolingSearch {
  prevalence: number;
  test?: PoolTest;
  /** Sizes of the first pool (sides of the square, for arrays) that the laboratory can do. */
  sizes: readonly number[];
  /** Whether testing everybody alone is among the choices; true by default. Above a prevalence of 0.3066 it is the best. */
  orIndividual?: boolean;
}

/** The pool size with the fewest tests per person in Dorfman's two stages; the smaller of two equals. */
export function bestDorfmanPool(search: PoolingSearch): BestPooling<PoolPlan> {
  return bestOf(search, (size) => [size]);
}

/** The same with three stages: every way to split the first pool into pools as equal as can be. */
export function bestThreeStagePool(search: PoolingSearch): BestPooling<PoolPlan> {
  return bestOf(search, (size) => Array.from({ length: size - 1 }, (_, index) => equalParts(size, index + 2)));
}

/** The side of a square array with the fewest tests per person. */
export function bestSquareArray(search: PoolingSearch & { masterPool?: boolean }): BestPooling<number> {
  const { prevalence, test = perfectTest, masterPool = false } = search;
  const plans = sizesOf(search, 2).map((side) => ({
    plan: side,
    ...arrayPooling({ rows: side, columns: side, masterPool }, prevalence, test),
  }));
  return fewestTests([...plans, ...individual(search, 1)]);
}

/** A number of people in so many pools whose sizes differ by at most one, the larger first. */
export function equalParts(people: number, pools: number): number[] {
  const [least, larger] = [Math.floor(people / pools), people % pools];
  return Array.from({ length: pools }, (_, index) => least + (index < larger ? 1 : 0));
}

function bestOf(search: PoolingSearch, plansOf: (size: number) => PoolPlan[]): BestPooling<PoolPlan> {
  const { prevalence, test = perfectTest } = search;
  const plans = sizesOf(search, 2).flatMap(plansOf);
  const performances = plans.map((plan) => ({ plan, ...hierarchicalPooling(plan, prevalence, test) }));
  return fewestTests([...individual<PoolPlan>(search, 1), ...performances]);
}

function sizesOf({ prevalence, test = perfectTest, sizes }: PoolingSearch, least: number): number[] {
  requirePooling(prevalence, test);
  if (sizes.length === 0) throw new ArgumentError('EMPTY', 'sizes', 'Give at least one pool size.');
  sizes.forEach((size, index) => requirePoolSize(`sizes[${index}]`, size));
  return sizes.filter((size) => size >= least);
}

function individual<Plan>({ prevalence, test = perfectTest, orIndividual = true }: PoolingSearch, plan: Plan): BestPooling<Plan>[] {
  if (!orIndividual) return [];
  const { specificity } = test;
  return [{ plan, ...performanceOf(prevalence, { expectedTests: 1, people: 1, sensitivity: sensitivityAt(test, 1), specificity }) }];
}

function fewestTests<Plan>(plans: readonly BestPooling<Plan>[]): BestPooling<Plan> {
  const [first, ...rest] = plans;
  if (first === undefined) throw new ArgumentError('EMPTY', 'sizes', 'Give at least one size of 2 or more.');
  return rest.reduce((best, plan) => (plan.testsPerPerson < best.testsPerPerson * (1 - 1e-12) ? plan : best), first);
}
