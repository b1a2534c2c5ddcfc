import { drawIndex } from './line.ts';
import { redrawGenotype } from './genotype-draw.ts';
import type { RunState } from './run-state.ts';
import { firstInfection, OUTSIDE } from './tree-state.ts';
import { portableExp, portableLog } from '@firebreak/epi';

/**
 * Draws the day of infection of an unreported person given parent and children:
 * p(t) ~ w(t - T_parent) one(t) (k / R + reach(t))^-(children - 1) prod of w(T_child - t).
 */
export function redrawUnreportedDay(run: RunState, node: number): void {
  const { tree, model, outlook, parameters } = run;
  const parent = tree.parent[node]!;
  const end = firstInfection(tree, node);
  const longest = model.generation.length - 1;
  const start = Math.max(0, end - longest, parent === OUTSIDE ? 0 : tree.day[parent]! + 1);
  const weights = run.scratch;
  const others = tree.children[node]! - 1;
  for (let day = start; day < end; day++) {
    const own = outlook.one[day]! * stepInto(run, parent, day);
    const many =
      others === 0 ? 1 : portableExp(-others * portableLog(1 + (outlook.reach[day]! * parameters.reproduction) / parameters.dispersion));
    weights[day - start] = own * many * stepsOut(run, node, day);
  }
  tree.day[node] = start + drawIndex(run, weights, end - start);
}

function stepInto({ tree, model }: RunState, parent: number, day: number): number {
  if (parent === OUTSIDE) return 1;
  const lag = day - tree.day[parent]!;
  const leaks = parent < model.cases && day > model.isolationDay[parent]!;
  return lag < model.generation.length ? model.generation[lag]! * (leaks ? model.settings.isolationLeak : 1) : 0;
}

function stepsOut({ tree, model }: RunState, node: number, day: number): number {
  let weight = 1;
  for (let child = tree.firstChild[node]!; child >= 0; child = tree.next[child]!) {
    const lag = tree.day[child]! - day;
    weight *= lag < model.generation.length ? model.generation[lag]! : 0;
  }
  return weight;
}

/** Genomes of unreported persons and of cases without a sequence. */
export function redrawGenotypes(run: RunState): void {
  const { tree, model } = run;
  if (model.genomeLength === 0) return;
  for (let at = 0; at < tree.unreportedCount; at++) {
    const node = tree.unreported[at]!;
    if (tree.parent[node]! !== OUTSIDE || tree.children[node]! > 1) redrawGenotype(run, node);
  }
  for (let one = 0; one < model.cases; one++) if (model.genotype[one]! < 0) redrawGenotype(run, one);
}
