import { createRng, drawNegativeBinomial } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quasiPoissonFamily } from './family.ts';
import { fitGeneralisedLinearModel, type GlmFit } from './generalised-linear-model.ts';
import { groupedDesign, type GroupedDesign } from './grouped-design.ts';
import { fitGroupedModel, groupedFit, groupedPredictor, groupedVariance } from './grouped-model.ts';
import type { GroupedData } from './grouped-start.ts';

interface Example {
  level: number[];
  time: number[];
  data: GroupedData;
}

/** Seasons of a series with some weeks left out, so that runs are broken. */
function example(seed: number, levels: number, rows: number, withOffset: boolean, withWeights: boolean, scale = 1): Example {
  const rng = createRng(`grouped-${seed}`);
  const time: number[] = [];
  let now = rng.integer(0, 600);
  for (let row = 0; row < rows; row++) time.push((now += rng.uniform() < 0.85 ? 1 : rng.integer(2, 40)));
  const level = time.map((at, row) => (row < levels ? row : Math.floor(at / 5) % levels));
  const response = Float64Array.from(level, (group) => drawNegativeBinomial(rng, scale * (0.5 + 2 * group + rng.uniform() * 6), 2));
  const column = (from: number, to: number): Float64Array => Float64Array.from({ length: rows }, () => from + rng.uniform() * (to - from));
  return { level, time, data: { response, offset: withOffset ? column(3, 5) : null, weights: withWeights ? column(0.05, 1.5) : null } };
}

/** The same model as a matrix: one column per level, and time less its middle. */
function readable({ level, time, data }: Example, levels: number, centre: number, slope: boolean): GlmFit {
  const columns = levels + (slope ? 1 : 0);
  const rowOf = (row: number): number[] => [
    ...Array.from({ length: levels }, (_, group) => (level[row] === group ? 1 : 0)),
    ...(slope ? [time[row]! - centre] : []),
  ];
  const design = Float64Array.from(level.flatMap((_, row) => rowOf(row)));
  const { response, weights, offset } = data;
  return fitGeneralisedLinearModel({
    family: quasiPoissonFamily,
    response,
    design,
    columns,
    weights: weights ?? undefined,
    offset: offset ?? undefined,
  });
}

/** Both stop where the deviance moves by less than 1e-8 of itself; with hardly any cases a mean is then known to about 1e-7. */
const near = (ours: number, other: number): void => expect(Math.abs(ours - other)).toBeLessThanOrEqual(1e-9 + 1e-7 * Math.abs(other));

test('referee: the fit without matrices is the readable fit, in coefficients, iterations, leverages and errors', () => {
  const arbitrary = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    levels: fc.integer({ min: 1, max: 11 }),
    rows: fc.integer({ min: 30, max: 120 }),
    slope: fc.boolean(),
    withOffset: fc.boolean(),
    withWeights: fc.boolean(),
    scale: fc.constantFrom(0.03, 1, 1e6),
  });
  fc.assert(
    fc.property(arbitrary, ({ seed, levels, rows, slope, withOffset, withWeights, scale }) => {
      const made = example(seed, levels, rows, withOffset, withWeights, scale);
      const design = groupedDesign(made.level, made.time);
      const fit = groupedFit(rows, levels);
      fitGroupedModel(design, made.data, slope, fit);
      const referee = readable(made, levels, design.centre, slope);
      expect(fit.converged).toBe(referee.converged);
      if (!fit.converged) return;
      expect(fit.iterations).toBe(referee.iterations);
      expect(fit.residualDegrees).toBe(referee.residualDegrees);
      near(fit.deviance, referee.deviance);
      for (let group = 0; group < levels; group++) near(Math.exp(fit.intercept[group]!), Math.exp(referee.coefficients[group]!));
      if (slope) near(fit.slope, referee.coefficients[levels]!);
      checkErrors(made, design, fit, referee, levels, slope);
    }),
    { numRuns: 150 },
  );
});

function checkErrors(
  made: Example,
  design: GroupedDesign,
  fit: ReturnType<typeof groupedFit>,
  referee: GlmFit,
  levels: number,
  slope: boolean,
): void {
  const columns = levels + (slope ? 1 : 0);
  let pearson = 0;
  made.level.forEach((group, row) => {
    near(fit.mean[row]!, referee.fitted[row]!);
    const linear = groupedPredictor(design, fit, group, made.time[row]!) + (made.data.offset?.[row] ?? 0);
    near(Math.exp(linear), referee.fitted[row]!);
    const prior = made.data.weights?.[row] ?? 1;
    near(prior * fit.lastMean[row]! * groupedVariance(design, fit, group, made.time[row]!), referee.hat[row]!);
    pearson += referee.workingWeights[row]! * (made.data.response[row]! / referee.fitted[row]! - 1) ** 2;
  });
  near(fit.dispersion, pearson / referee.residualDegrees);
  if (slope) near(1 / fit.timeSpread, referee.unscaledCovariance[columns * columns - 1]!);
}

test('a slope that no time can show is aliased, and the levels are their means', () => {
  const design = groupedDesign([0, 0, 1, 1], [7, 7, 7, 7]);
  const fit = groupedFit(4, 2);
  fitGroupedModel(design, { response: Float64Array.of(2, 4, 5, 9), weights: null, offset: null }, true, fit);
  expect(fit).toMatchObject({ aliased: true, slope: 0, residualDegrees: 2, converged: true });
  expect(Math.exp(fit.intercept[0]!)).toBeCloseTo(3, 8);
  expect(Math.exp(fit.intercept[1]!)).toBeCloseTo(7, 8);
});

test('memory that was used before leaves no trace', () => {
  const [small, large] = [example(1, 2, 30, false, false), example(2, 9, 100, true, true)];
  const fresh = groupedFit(30, 2);
  fitGroupedModel(groupedDesign(small.level, small.time), small.data, true, fresh);
  const used = groupedFit(100, 9);
  fitGroupedModel(groupedDesign(large.level, large.time), large.data, true, used);
  fitGroupedModel(groupedDesign(small.level, small.time), small.data, true, used);
  expect(used.slope).toBe(fresh.slope);
  expect(used.dispersion).toBe(fresh.dispersion);
  expect(used.intercept.subarray(0, 2)).toEqual(fresh.intercept);
});
