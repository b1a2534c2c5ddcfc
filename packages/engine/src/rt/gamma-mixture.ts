import { gammaQuantile, incompleteGamma, logGammaKernel } from '@firebreak/epi/distribution/index';
import { gammaTable, shareFrom, type GammaTable } from './gamma-table.ts';

/** Gamma distributions, each as likely as the others: the first `count` of the lists. */
export interface GammaMixture {
  count: number;
  shapes: Float64Array;
  scales: Float64Array;
}

/** Mean and standard deviation of a mixture. */
export function mixtureMoments({ count, shapes, scales }: GammaMixture): { mean: number; sd: number } {
  let mean = 0;
  for (let i = 0; i < count; i++) mean += (shapes[i]! * scales[i]!) / count;
  let variance = 0;
  for (let i = 0; i < count; i++) {
    variance += (shapes[i]! * scales[i]! ** 2 + (shapes[i]! * scales[i]! - mean) ** 2) / count;
  }
  return { mean, sd: Math.sqrt(variance) };
}

/**
 * Quantiles of a mixture of gamma distributions, exact to 1e-9 in probability: where the average of the
 * distribution functions reaches each share. Distributions of one shape differ in scale only, so their functions
 * are one function of log x, moved; a table of it makes hundreds of them cheap.
 *
 * @param probabilities strictly between 0 and 1
 * @param curves the quantile of scale 1 by shape, for each of them
 */
export function mixtureQuantiles(
  mixture: GammaMixture,
  probabilities: readonly number[],
  curves: readonly ((shape: number) => number)[],
): number[] {
  const { count, shapes, scales } = mixture;
  if (isOneDistribution(mixture)) return curves.map((curve) => scales[0]! * curve(shapes[0]!));
  const groups = groupByShape(mixture);
  const range = rangeOf(groups, probabilities);
  for (const group of groups) group.table = tableOf(group, range);
  return probabilities.map((probability, index) => Math.exp(solve(groups, count, probability, curves[index]!)));
}

/** Distributions of one shape, by the logarithms of their scales. */
interface ShapeGroup {
  shape: number;
  logScales: Float64Array;
  least: number;
  most: number;
  /** Undefined for a few members, which are computed one by one. */
  table?: GammaTable | undefined;
}

interface Range {
  from: number;
  to: number;
}

function isOneDistribution({ count, shapes, scales }: GammaMixture): boolean {
  for (let i = 1; i < count; i++) if (shapes[i] !== shapes[0] || scales[i] !== scales[0]) return false;
  return true;
}

function groupByShape({ count, shapes, scales }: GammaMixture): ShapeGroup[] {
  const members = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const logScale = Math.log(scales[i]!);
    const group = members.get(shapes[i]!);
    if (group === undefined) members.set(shapes[i]!, [logScale]);
    else group.push(logScale);
  }
  return Array.from(members, ([shape, logScales]) => ({
    shape,
    logScales: Float64Array.from(logScales),
    least: logScales.reduce((least, value) => Math.min(least, value), Infinity),
    most: logScales.reduce((most, value) => Math.max(most, value), -Infinity),
  }));
}

/** Where all quantiles lie, as log x: none is beyond those of the single distributions. */
function rangeOf(groups: readonly ShapeGroup[], probabilities: readonly number[]): Range {
  const [low, high] = [Math.min(...probabilities), Math.max(...probabilities)];
  const range = { from: Infinity, to: -Infinity };
  for (const { shape, least, most } of groups) {
    range.from = Math.min(range.from, Math.log(gammaQuantile(low, shape, 1)) + least);
    range.to = Math.max(range.to, Math.log(gammaQuantile(high, shape, 1)) + most);
  }
  return range;
}

/** The table of a shape where its function is neither 0 nor 1 and a quantile may lie. */
function tableOf({ shape, logScales, least, most }: ShapeGroup, range: Range): GammaTable | undefined {
  if (logScales.length < WORTH_A_TABLE) return undefined;
  // Wilson and Hilferty's bounds of twelve standard deviations
  const [middle, reach] = [1 - 1 / (9 * shape), DEVIATIONS / (3 * Math.sqrt(shape))];
  const floor = middle > reach ? Math.log(shape) + 3 * Math.log(middle - reach) : -Infinity;
  const from = Math.max(range.from - most, floor);
  const to = Math.min(range.to - least, Math.log(shape) + 3 * Math.log(middle + reach));
  return from < to ? gammaTable(shape, from - MARGIN, to + MARGIN) : undefined;
}

/**
 * The log x at which the mixture reaches a share: secants that stay inside a shrinking bracket. A step must be half
 * of the one before the last, or the bracket is halved: where the function is flat between two humps, secants would
 * go round in circles.
 */
function solve(groups: readonly ShapeGroup[], count: number, probability: number, curve: (shape: number) => number): number {
  let { low, high, at, slope } = startOf(groups, count, curve);
  let [previous, previousGap] = [NaN, NaN];
  let [move, moveBefore] = [high - low, high - low];
  for (let step = 0; step < MAX_STEPS && high - low > BRACKET_TOLERANCE; step++) {
    const gap = shareBelow(groups, count, at) - probability;
    if (gap === 0) return at;
    if (gap > 0) high = Math.min(high, at);
    else low = Math.max(low, at);
    if (step > 0) slope = (gap - previousGap) / (at - previous);
    const secant = at - gap / slope;
    const accepted = secant > low && secant < high && Math.abs(secant - at) < 0.5 * Math.abs(moveBefore);
    const next = accepted ? secant : 0.5 * (low + high);
    [moveBefore, move] = [move, next - at];
    [previous, previousGap, at] = [at, gap, next];
    if (accepted && Math.abs(move) < SECANT_TOLERANCE && Math.abs(gap) < GAP_TOLERANCE) return at;
  }
  return at;
}

/** The single quantiles around the one sought, their mean, and the slope each function has at its own. */
function startOf(
  groups: readonly ShapeGroup[],
  count: number,
  curve: (shape: number) => number,
): { low: number; high: number; at: number; slope: number } {
  const start = { low: Infinity, high: -Infinity, at: 0, slope: 0 };
  for (const { shape, logScales, least, most } of groups) {
    const standard = curve(shape);
    const logStandard = Math.log(standard);
    start.low = Math.min(start.low, logStandard + least);
    start.high = Math.max(start.high, logStandard + most);
    for (const logScale of logScales) start.at += (logStandard + logScale) / count;
    start.slope += (logScales.length / count) * shape * Math.exp(logGammaKernel(shape, standard));
  }
  return { ...start, low: start.low - MARGIN, high: start.high + MARGIN };
}

/** Distribution function of the mixture at log x. */
function shareBelow(groups: readonly ShapeGroup[], count: number, logX: number): number {
  let sum = 0;
  for (const { shape, logScales, table } of groups) {
    if (table === undefined) for (const logScale of logScales) sum += incompleteGamma(shape, Math.exp(logX - logScale), 'lower');
    else for (const logScale of logScales) sum += shareFrom(table, logX - logScale);
  }
  return sum / count;
}

/** Members from which a table costs less than what it saves. */
const WORTH_A_TABLE = 8;
const DEVIATIONS = 12;
const MARGIN = 1e-9;
/** The error after a secant is far below its length. */
const SECANT_TOLERANCE = 1e-9;
const GAP_TOLERANCE = 1e-9;
const BRACKET_TOLERANCE = 1e-12;
const MAX_STEPS = 120;
