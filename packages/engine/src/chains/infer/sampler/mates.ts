import { NEVER, type ChainModel } from '../model/chain-model.ts';
import { expMinus } from '../model/exp-minus.ts';
import { sharedGroups } from '../model/group-table.ts';
import type { RunState } from './run-state.ts';

/**
 * Infection within groups. Beside the R_j that a case infects anywhere, it has h_g infectious contacts with every member of a
 * group of kind g, spread over its generation time; the first such contact infects. A case infected by mate j through the group
 * has the weight n h w(T - T_j) for the link (n cases: an infectee from anywhere is one of n, a mate is named), and every pair
 * of mates the factor e^(-h W(days apart)) for the contacts that did not infect, W the cumulative generation time.
 */

/** Rate of the link between two cases within their groups, on the scale of R_j; 0 where they share none. */
export function mateRate({ model, mateRates }: RunState, a: number, b: number): number {
  return model.groups.types.length === 0 ? 0 : mateRates[sharedGroups(model.groups, a, b)]!;
}

/** Weight of the way by which a person was infected, without days and genome: 1 for one beside the groups, 0 for one that cannot be. */
export function wayWeight(run: RunState, parent: number, node: number): number {
  if (run.tree.byGroup[node] === 0) return 1;
  return parent < 0 || parent >= run.model.cases || node >= run.model.cases ? 0 : mateRate(run, parent, node);
}

/** Probability that nobody of their groups infected one another earlier than the days say, a case infected on `day`. */
export function escapes(run: RunState, one: number, day: number, except = -1): number {
  return run.model.groups.types.length === 0 ? 1 : expMinus(exposureOf(run, one, day, except));
}

/** The same of one pair of persons on given days. */
export function pairEscapes(run: RunState, a: number, dayOfA: number, b: number, dayOfB: number): number {
  const { model } = run;
  const rate = a < model.cases && b < model.cases ? mateRate(run, a, b) / model.cases : 0;
  return rate === 0 ? 1 : expMinus(rate * exposureOfPair(model, a, dayOfA, b, dayOfB));
}

/** Infectious contacts within the groups of a case up to the infection of the later one of each pair, and with healthy members. */
function exposureOf(run: RunState, one: number, day: number, except: number): number {
  const { model, tree, mateRates, parameters } = run;
  const { offset, mate, mask, types, healthy } = model.groups;
  let sum = 0;
  for (let at = offset[one]!; at < offset[one + 1]!; at++)
    if (mate[at] !== except) sum += mateRates[mask[at]!]! * exposureOfPair(model, one, day, mate[at]!, tree.day[mate[at]!]!);
  sum /= model.cases;
  for (let type = 0; type < types.length; type++) {
    const others = healthy[one * types.length + type]!;
    if (others > 0) sum += others * parameters.groupRate[type]! * exposureBy(model, one, day, model.days - 1);
  }
  return sum;
}

/** Share of its infectiousness that the earlier one of two cases had spent when the later one was infected. */
export function exposureOfPair(model: ChainModel, a: number, dayOfA: number, b: number, dayOfB: number): number {
  return dayOfA < dayOfB ? exposureBy(model, a, dayOfA, dayOfB) : exposureBy(model, b, dayOfB, dayOfA);
}

/** Share of the infectiousness of a case spent from its infection up to and with another day. */
export function exposureBy({ generationCumulative, isolationDay, settings }: ChainModel, source: number, from: number, to: number): number {
  const isolation = isolationDay[source]!;
  if (isolation === NEVER || to <= isolation) return spentWithin(generationCumulative, to - from);
  const free = spentWithin(generationCumulative, isolation - from);
  return free + settings.isolationLeak * (spentWithin(generationCumulative, to - from) - free);
}

function spentWithin(cumulative: Float64Array, days: number): number {
  return days < 0 ? 0 : cumulative[Math.min(days, cumulative.length - 1)]!;
}
