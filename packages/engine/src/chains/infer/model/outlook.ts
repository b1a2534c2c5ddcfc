import { portableLog } from '@firebreak/epi';
import { NEVER, type ChainModel } from './chain-model.ts';
import { expMinus } from './exp-minus.ts';
import type { ModelParameters } from './parameters.ts';

/**
 * What the list could show of the persons a case infects, given the parameters. Days count from the model's origin.
 *
 * With c(t) = F(last - t) the share of the infected of day t who fall ill before the list ends, pi the reporting,
 * R and k the mean and dispersion of the number infected:
 *   reach(t) = sum over s of w(s) seen(t + s)                          offspring that can be seen, per unit of R_j
 *   seen(t)  = 1 - (1 - pi c(t)) (1 + R reach(t) / k)^-k              reported, or with a reported descendant
 *   one(t)   = (1 - pi c(t)) R (1 + R reach(t) / k)^-(k + 1)          unreported, with one line to reported cases
 * and `two` is the sum over the days of one such person in between:
 *   two(t, l) = sum over u of w(u - t + l) one(u) w(t - u),  infected on day t, infector on day t - l.
 */
export interface Outlook {
  seen: Float64Array;
  reach: Float64Array;
  one: Float64Array;
  /** (1 + R reach(t) / k)^-k: nobody infected who could be seen. */
  nobody: Float64Array;
  /** At `t * span2 + l`, and the same by the day of the infector: at `(t - l) * span2 + l`. */
  two: Float64Array;
  after: Float64Array;
  span2: number;
  /** Sum over u of one(u) w(t - u): an imported, unreported person infects somebody on day t. */
  imported: Float64Array;
  /** Sum of `seen`: days' worth of importations that the list can show. */
  importDays: number;
  /** Goes up when the sums over a person in between are filled anew. */
  revision: number;
}

export function newOutlook({ days, generation }: ChainModel): Outlook {
  const span2 = 2 * generation.length - 1;
  return {
    seen: new Float64Array(days),
    reach: new Float64Array(days),
    one: new Float64Array(days),
    nobody: new Float64Array(days),
    two: new Float64Array(days * span2),
    after: new Float64Array(days * span2),
    span2,
    imported: new Float64Array(days),
    importDays: 0,
    revision: 0,
  };
}

/** Fills `seen`, `reach`, `one` and the share of importations: all that the likelihood of a tree needs. */
export function lookAhead(outlook: Outlook, model: ChainModel, parameters: ModelParameters): void {
  const { generation, incubationCumulative, days } = model;
  const { seen, reach, one, nobody } = outlook;
  const { reporting, reproduction, dispersion, lastDay } = parameters;
  let total = 0;
  for (let day = days - 1; day >= 0; day--) {
    let offspring = 0;
    for (let s = 1; s < generation.length && day + s <= lastDay; s++) offspring += generation[s]! * seen[day + s]!;
    const listed = day > lastDay ? 0 : reporting * shareIll(incubationCumulative, days - 1 - day);
    nobody[day] = power(1 + (reproduction * offspring) / dispersion, -dispersion);
    reach[day] = offspring;
    seen[day] = day > lastDay ? 0 : 1 - (1 - listed) * nobody[day]!;
    one[day] = ((1 - listed) * reproduction * nobody[day]!) / (1 + (reproduction * offspring) / dispersion);
    total += seen[day]!;
  }
  outlook.importDays = total;
}

/** What `lookAhead` filled of one is put into another. */
export function copyAhead(from: Outlook, to: Outlook): void {
  to.seen.set(from.seen);
  to.reach.set(from.reach);
  to.one.set(from.one);
  to.nobody.set(from.nobody);
  to.importDays = from.importDays;
}

/** Fills the sums over an unreported person in between. */
export function lookBetween(outlook: Outlook, { generation, days }: ChainModel): void {
  const { one, two, after, span2, imported } = outlook;
  const longest = generation.length - 1;
  two.fill(0);
  outlook.revision++;
  for (let day = 0; day < days; day++) {
    let sum = 0;
    for (let last = 1; last <= longest && last <= day; last++) {
      const weight = one[day - last]! * generation[last]!;
      if (weight === 0) continue;
      sum += weight;
      for (let first = 1; first <= longest; first++) two[day * span2 + first + last]! += weight * generation[first]!;
    }
    imported[day] = sum;
    for (let lag = 1; lag < span2 && lag <= day; lag++) after[(day - lag) * span2 + lag] = two[day * span2 + lag]!;
  }
}

/** Offspring of a case that can be seen, per unit of its R, when it was infected on this day. */
export function reachOf(outlook: Outlook, model: ChainModel, node: number, day: number): number {
  const isolation = node < model.cases ? model.isolationDay[node]! : NEVER;
  if (isolation === NEVER) return outlook.reach[day]!;
  const { generation, settings } = model;
  let free = 0;
  for (let s = 1; s < generation.length && day + s <= Math.min(isolation, model.days - 1); s++)
    free += generation[s]! * outlook.seen[day + s]!;
  return free + settings.isolationLeak * (outlook.reach[day]! - free);
}

/**
 * Probability that a person infected on this day has so many children in the tree, up to their generation times:
 * (1 + R reach / k)^-(k + children) times the product of R (1 + n / k) over n = 0, 1, ... children - 1.
 */
export function offspringWeight(
  outlook: Outlook,
  model: ChainModel,
  { reproduction, dispersion }: ModelParameters,
  node: number,
  day: number,
  children: number,
): number {
  const isolated = node < model.cases && model.isolationDay[node]! !== NEVER;
  const scaled = 1 + ((isolated ? reachOf(outlook, model, node, day) : outlook.reach[day]!) * reproduction) / dispersion;
  let weight = isolated ? power(scaled, -dispersion) : outlook.nobody[day]!;
  for (let n = 0; n < children; n++) weight *= (reproduction * (1 + n / dispersion)) / scaled;
  return weight;
}

function shareIll(cumulative: Float64Array, within: number): number {
  return within < 0 ? 0 : within >= cumulative.length ? 1 : cumulative[within]!;
}

/** base^exponent for a base of at least 1 and an exponent of at most 0. */
function power(base: number, exponent: number): number {
  return expMinus(-exponent * portableLog(base));
}
