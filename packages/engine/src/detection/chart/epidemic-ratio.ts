import { findRoot } from '../../numeric/find-root.ts';
import type { ChartData } from './intercept-ratio.ts';

/** Chart data with the count of the week before: cases of this week are normal ones plus a share of those. */
export interface EpidemicData extends ChartData {
  previous: Float64Array;
}

/**
 * Largest log likelihood ratio over all times of change from `first` to `last`, when from then on the mean is the
 * normal one plus lambda times the count of the week before, at the likeliest lambda.
 *
 * @see Held, Hofmann, Hoehle & Schmid 2005, Stat Modelling 5:187 (Poisson); Hoehle & Paul 2008 (negative binomial)
 */
export function epidemicRatio(data: EpidemicData, first: number, last: number, now: number): number {
  const best = data.alpha === 0 ? poissonLambda : negativeBinomialLambda;
  let most = 0;
  for (let start = first; start <= last; start++) {
    const lambda = best(data, start, now);
    if (lambda > 0) most = Math.max(most, ratioAt(data, start, now, lambda));
  }
  return most;
}

/** The score falls and is convex in lambda: Newton's steps from 0 never pass its root. */
function poissonLambda({ counts, means, previous }: EpidemicData, start: number, now: number): number {
  let lambda = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    let [score, slope] = [0, 0];
    for (let week = start; week <= now; week++) {
      const [x, p] = [counts[week]!, previous[week]!];
      const mean = means[week]! + lambda * p;
      score += (x * p) / mean - p;
      slope += (x * p * p) / (mean * mean);
    }
    if (!(score > 0)) return lambda;
    const move = score / slope;
    lambda += move;
    if (move < 1e-13 * lambda) return lambda;
  }
  return lambda;
}

/** The likelihood may have several tops: the best of a grid up to the largest x / p is climbed. */
function negativeBinomialLambda(data: EpidemicData, start: number, now: number): number {
  let most = 0;
  for (let week = start; week <= now; week++) {
    if (data.previous[week]! > 0) most = Math.max(most, data.counts[week]! / data.previous[week]!);
  }
  if (most === 0) return 0;
  const grid = Array.from({ length: GRID + 1 }, (_, index) => most * (index / GRID) ** 2);
  const values = grid.map((lambda) => ratioAt(data, start, now, lambda));
  const best = values.indexOf(Math.max(...values));
  const score = (lambda: number): number => scoreAt(data, start, now, lambda);
  const [low, high] = [grid[Math.max(0, best - 1)]!, grid[Math.min(GRID, best + 1)]!];
  return score(low) > 0 && score(high) < 0 ? findRoot(score, low, high) : grid[best]!;
}

function scoreAt({ counts, means, previous, alpha }: EpidemicData, start: number, now: number, lambda: number): number {
  let sum = 0;
  for (let week = start; week <= now; week++) {
    const mean = means[week]! + lambda * previous[week]!;
    sum += (previous[week]! * (counts[week]! - mean)) / (mean * (1 + alpha * mean));
  }
  return sum;
}

function ratioAt({ counts, means, previous, alpha }: EpidemicData, start: number, now: number, lambda: number): number {
  let sum = 0;
  for (let week = start; week <= now; week++) {
    const [x, normal, added] = [counts[week]!, means[week]!, lambda * previous[week]!];
    const raised = x === 0 ? 0 : x * Math.log1p(added / normal);
    sum += raised - (alpha === 0 ? added : (x + 1 / alpha) * Math.log1p((alpha * added) / (1 + alpha * normal)));
  }
  return sum;
}

const GRID = 16;
const MAX_STEPS = 200;
