import { createRng } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { calibrate } from './referee/calibrate.ts';

// Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): parameters from their priors, an outbreak from the
// parameters, a posterior from the outbreak. Then ranks of the true values among draws of the posterior are uniform, and sets of
// 95 % hold the truth in 95 %. `npm run bench -- chains --only exact` does the same with more outbreaks and sweeps.
test.each([
  { outbreaks: 200, types: 1, leastCases: 800, backwardTracing: false },
  { outbreaks: 100, types: 6, leastCases: 400, backwardTracing: false },
  { outbreaks: 200, types: 1, leastCases: 700, backwardTracing: true },
])(
  '$outbreaks outbreaks from the model, $types types of contact, backward tracing $backwardTracing: sets cover, probabilities mean what they say, ranks are even',
  (plan) => {
    const { cases, coverage, exactCoverage, expectedCoverage, chiSquare, calibration } = calibrate(createRng('calibration'), {
      ...plan,
      sweeps: 60,
      least: 3,
      most: 14,
    });
    expect(cases).toBeGreaterThan(plan.leastCases);
    // Sets of whole candidates hold more than 95 %: what they claim is `expectedCoverage`.
    expect(coverage).toBeGreaterThan(0.93);
    expect(Math.abs(coverage - expectedCoverage)).toBeLessThan(0.025);
    // Where chance decides about the last candidate, so that sets hold exactly 95 %, they must cover 93 to 97 %.
    expect(exactCoverage).toBeGreaterThan(0.93);
    expect(exactCoverage).toBeLessThan(0.97);
    // Share of candidates that are true, in bands of the probability given: within four binomial standard errors of it.
    for (const { mean, share, count } of calibration)
      expect(Math.abs(mean - share)).toBeLessThan(4 * Math.sqrt((mean * (1 - mean)) / count));
    // 99.9 % points of chi-square with 9 degrees of freedom: 27.9.
    for (const value of Object.values(chiSquare)) expect(value).toBeLessThan(27.9);
  },
  240_000,
);
