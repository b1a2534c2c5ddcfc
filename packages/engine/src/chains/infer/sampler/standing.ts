import { UNSEQUENCED, type ChainModel } from '../model/chain-model.ts';
import type { ModelParameters } from '../model/parameters.ts';
import type { RunState } from './run-state.ts';

/** What it takes to stand in a place of the tree: dates, being missed by the list, and that nobody decided about it. */

/** Weight of a day of infection by the own dates of a case; 0 outside its window. */
export function ownDates({ windowWeight, windowOffset, firstDay }: ChainModel, one: number, day: number): number {
  const at = windowOffset[one]! + day - firstDay[one]!;
  return at < windowOffset[one]! || at >= windowOffset[one + 1]! ? 0 : windowWeight[at]!;
}

/** Probability that a person infected on this day is not in the list: not reported, or not yet ill when it ends. */
export function unlistedShare({ days, incubationCumulative }: ChainModel, { reporting }: ModelParameters, day: number): number {
  const within = days - 1 - day;
  return 1 - reporting * (within >= incubationCumulative.length ? 1 : incubationCumulative[within]!);
}

/** A person whose infector and infectees nobody decided about, and whose genome is known or free. */
export function isMovable({ model }: RunState, node: number): boolean {
  if (node >= model.cases) return model.settings.sharedUnreported;
  return model.genotype[node] !== UNSEQUENCED && !model.decisions.touched[node]!;
}

/** Whether a person infected a case about which somebody decided. */
export function hasTouchedChild({ model, tree }: RunState, person: number): boolean {
  for (let child = tree.firstChild[person]!; child >= 0; child = tree.next[child]!)
    if (child < model.cases && model.decisions.touched[child]!) return true;
  return false;
}
