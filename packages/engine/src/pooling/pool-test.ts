import { ArgumentError, requireCount, requireOpenProbability, requireProbability } from '@firebreak/epi/distribution/index';

/** How good the test is, on pools and on single specimens. */
export interface PoolTest {
  /**
   * Probability that a pool with at least one positive member tests positive; a function of the pool size where
   * dilution lowers it. 1 is a perfect test.
   */
  sensitivity: number | ((poolSize: number) => number);
  /** Probability that a pool without positive members tests negative. */
  specificity: number;
}

export const perfectTest: PoolTest = { sensitivity: 1, specificity: 1 };

/** What a way of pooling costs and how right it is. */
export interface PoolingPerformance {
  /** Tests expected for one whole pool (or array) of people. */
  expectedTests: number;
  /** Below 1, pooling saves tests. */
  testsPerPerson: number;
  people: number;
  /** Probability that an infected member is found: with two stages the square of the test's. */
  sensitivity: number;
  /** Probability that a member who is not infected is declared so. */
  specificity: number;
  positivePredictiveValue: number;
  negativePredictiveValue: number;
}

export function sensitivityAt({ sensitivity }: PoolTest, poolSize: number): number {
  const value = typeof sensitivity === 'number' ? sensitivity : sensitivity(poolSize);
  requireProbability(`sensitivity of pools of ${poolSize}`, value);
  return value;
}

/** @throws ArgumentError unless the prevalence lies between 0 and 1 and the test is worth anything */
export function requirePooling(prevalence: number, test: PoolTest): void {
  requireOpenProbability('prevalence', prevalence);
  requireProbability('specificity', test.specificity);
  if (sensitivityAt(test, 1) + test.specificity > 1) return;
  throw new ArgumentError(
    'NO_INFORMATION',
    'sensitivity',
    'Give a test whose sensitivity and specificity add up to more than 1.',
    sensitivityAt(test, 1),
  );
}

export function requirePoolSize(argument: string, size: number, least = 1): void {
  requireCount(argument, size, least);
  if (size > LARGEST_POOL) throw new ArgumentError('OUT_OF_RANGE', argument, `Pool at most ${LARGEST_POOL} specimens.`, size);
}

export function performanceOf(
  prevalence: number,
  { expectedTests, people, sensitivity, specificity }: Pick<PoolingPerformance, 'expectedTests' | 'people' | 'sensitivity' | 'specificity'>,
): PoolingPerformance {
  const [truePositive, falsePositive] = [prevalence * sensitivity, (1 - prevalence) * (1 - specificity)];
  const [trueNegative, falseNegative] = [(1 - prevalence) * specificity, prevalence * (1 - sensitivity)];
  return {
    expectedTests,
    testsPerPerson: expectedTests / people,
    people,
    sensitivity,
    specificity,
    positivePredictiveValue: truePositive / (truePositive + falsePositive),
    negativePredictiveValue: trueNegative / (trueNegative + falseNegative),
  };
}

const LARGEST_POOL = 100_000;
