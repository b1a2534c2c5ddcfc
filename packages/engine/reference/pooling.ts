import {
  bestDorfmanPool,
  bestSquareArray,
  bestThreeStagePool,
  dorfmanTestsPerPerson,
  equalPoolPrevalence,
  hierarchicalPooling,
  minimumInfectionRate,
  peopleIn,
  poolPrevalence,
  poolPrevalenceDifference,
  type PoolGroup,
  type PoolingPerformance,
  type PoolPlan,
  type PoolPrevalenceLimits,
} from '../src/pooling/index.ts';
import type { DecidedMethod } from './measure-decision.ts';
import type { ValueDecision } from './value-decision.ts';
import { given, numberIn, numbersIn, type ReferenceInput } from './measure-input.ts';

function dorfman(input: ReferenceInput): unknown {
  const prevalence = numberIn(input, 'p');
  const sizes = numbersIn(input, 'pool_sizes');
  const best = bestDorfmanPool({ prevalence, sizes });
  return {
    tests_per_person: sizes.map((size) => dorfmanTestsPerPerson(prevalence, size)),
    optimal_pool_size: peopleIn(best.plan),
    tests_per_person_at_optimum: best.testsPerPerson,
  };
}

function imperfect(input: ReferenceInput): unknown {
  const prevalence = numberIn(input, 'p');
  const test = { sensitivity: numberIn(input, 'Se'), specificity: numberIn(input, 'Sp') };
  if ('n' in input) return testing(hierarchicalPooling(numberIn(input, 'n'), prevalence, test));
  const search = { prevalence, test, sizes: numbersIn(input, 'group_sizes'), orIndividual: false };
  const algorithm = String(input['algorithm']);
  if (algorithm.startsWith('A2')) {
    const best = bestSquareArray({ ...search, masterPool: algorithm === 'A2M' });
    return { optimal_config: { 'Array.dim': [best.plan], 'Array.sz': [best.plan ** 2] }, ...testing(best) };
  }
  const best = algorithm === 'D3' ? bestThreeStagePool(search) : bestDorfmanPool(search);
  return { optimal_config: { Stage1: [peopleIn(best.plan)], Stage2: stageTwo(best.plan) }, ...testing(best) };
}

function stageTwo(plan: PoolPlan): number[] {
  return typeof plan === 'number' ? [] : plan.map((part) => peopleIn(part));
}

function testing(performance: PoolingPerformance & { plan?: unknown }): Record<string, number> {
  return {
    expected_tests_per_unit: performance.expectedTests,
    tests_per_person: performance.testsPerPerson,
    pooling_sensitivity: performance.sensitivity,
    pooling_specificity: performance.specificity,
    ppv: performance.positivePredictiveValue,
    npv: performance.negativePredictiveValue,
  };
}

function equalPools(input: ReferenceInput): unknown {
  const counts = { pools: numberIn(input, 'pools'), poolSize: numberIn(input, 'pool_size'), positive: numberIn(input, 'positive') };
  const level = numberIn(input, 'level');
  const names = { CP: 'exact', Blaker: 'blaker', AC: 'agrestiCoull', Score: 'score', Wald: 'wald', SOC: 'secondOrder' } as const;
  return Object.fromEntries(Object.entries(names).map(([name, limits]) => [name, equalPoolPrevalence(counts, { level, limits })]));
}

const limitNames: Record<string, PoolPrevalenceLimits> = {
  'skew-score': 'skewScore',
  'bc-skew-score': 'biasCorrectedSkewScore',
  score: 'score',
  lrt: 'likelihoodRatio',
  wald: 'wald',
};

function unequalPools(input: ReferenceInput): unknown {
  const groups = groupsOf(input, 'positive_pools', 'pool_size', 'pools');
  const level = 1 - numberIn(input, 'alpha');
  const estimate = poolPrevalence(groups, { level });
  const limits = Object.entries(limitNames).map(([name, limits]) => [`ci_${name}`, poolPrevalence(groups, { level, limits })]);
  return {
    point_mle: estimate.maximumLikelihood,
    point_firth: estimate.firth,
    point_gart: estimate.biasCorrected,
    'point_bc-mle': estimate.biasCorrected,
    point_mir: estimate.minimumInfectionRate,
    ...Object.fromEntries(limits),
    ci_mir: minimumInfectionRate(groups, level),
  };
}

function difference(input: ReferenceInput): unknown {
  const { estimate, lower, upper } = poolPrevalenceDifference(groupsOf(input, 'x1', 'm1', 'n1'), groupsOf(input, 'x2', 'm2', 'n2'));
  return { diff: estimate, lower, upper };
}

function groupsOf(input: ReferenceInput, positive: string, size: string, pools: string): PoolGroup[] {
  const [sizes, counts] = [numbersIn(input, size), numbersIn(input, pools)];
  return numbersIn(input, positive).map((x, index) => ({ positive: x, poolSize: given(sizes[index]), pools: given(counts[index]) }));
}

const decisions: Record<string, readonly ValueDecision[]> = {
  'imperfect-pooling': [
    {
      at: /^(expected_tests_per_unit|tests_per_person)$/,
      in: /^A2M/,
      kind: 'differs by decision',
      reason: 'binGroup adds tests per person of the master pool to tests per array: 1/n^2 where one array has 1 more test',
    },
  ],
  'equal-pool-prevalence': [
    {
      at: /^Blaker\.(lower|upper)$/,
      kind: 'known to fewer digits',
      // a step of 1e-4 of the share of positive pools is 1e-4 / size of the prevalence where that is small
      allows: (value, item) => ({
        relative: 0,
        absolute: (1.2e-4 / Number(item.input?.['pool_size'])) * (1 - value) ** (1 - Number(item.input?.['pool_size'])),
      }),
      reason: 'binGroup walks to the limit in steps of 1e-4 and stops before it',
    },
  ],
  'pool-prevalence-difference': [
    {
      at: /^(lower|upper)$/,
      kind: 'known to fewer digits',
      allows: () => ({ relative: 0, absolute: 1.3e-4 }),
      reason: 'found by uniroot with its default tolerance of 1.2e-4',
    },
  ],
};

/** The methods that answer `pooled/`. */
export const poolingMethods: readonly DecidedMethod[] = (
  [
    ['dorfman', ['p', 'pool_sizes'], dorfman],
    ['imperfect-pooling', ['p', 'Se', 'Sp'], imperfect],
    ['equal-pool-prevalence', ['pools', 'pool_size', 'positive'], equalPools],
    ['pool-prevalence', ['positive_pools', 'alpha'], unequalPools],
    ['pool-prevalence-difference', ['x1', 'x2'], difference],
  ] as const
).map(([name, inputs, run]) => ({
  name,
  answers: (file, item) => file.id.startsWith('pooled/') && inputs.every((input) => input in { ...file.input, ...item.input }),
  run,
  decisions: decisions[name] ?? [],
}));
