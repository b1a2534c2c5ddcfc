import type { RunState } from './run-state.ts';
import { OUTSIDE } from './tree-state.ts';

/**
 * Weight of the links that stay as they are while the day of a case is drawn: to its own infector where it is not free, and to
 * the children it has in the tree.
 */
export function fixedWeight(run: RunState, one: number, day: number, free: boolean): number {
  const { tree } = run;
  const parent = tree.parent[one]!;
  let weight = free || parent === OUTSIDE ? 1 : step(run, parent, tree.day[parent]!, one, day);
  for (let child = tree.firstChild[one]!; child >= 0 && weight > 0; child = tree.next[child]!)
    weight *= step(run, one, day, child, tree.day[child]!);
  return weight;
}

/** One generation: w(lag), less after isolation, never 0 for a link that was accepted. */
function step({ model }: RunState, source: number, from: number, target: number, to: number): number {
  const lag = to - from;
  if (lag <= 0) return 0;
  const leaks = source < model.cases && to > model.isolationDay[source]!;
  const weight = lag < model.generation.length ? model.generation[lag]! * (leaks ? model.settings.isolationLeak : 1) : 0;
  return target < model.cases && model.decisions.accepted[target] === source ? Math.max(weight, UNLIKELY) : weight;
}

/** Weight of a generation time that an accepted link contradicts. */
const UNLIKELY = 1e-9;
