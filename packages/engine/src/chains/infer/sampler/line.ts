import { portableExp, portableLog } from '@firebreak/epi';
import { NEVER } from '../model/chain-model.ts';
import { logGained } from '../model/import-evidence.ts';
import { genotypeBetween, genotypeWithout } from './genotype-draw.ts';
import { mateRate } from './mates.ts';
import type { RunState } from './run-state.ts';
import { addUnreported, attach, OUTSIDE } from './tree-state.ts';

/** Attaches a case by a candidate link (-1: from outside), drawing how many unreported persons stand in between. */
export function attachLine(run: RunState, one: number, link: number): void {
  const { model, tree, evidence, imported, outlook, rng } = run;
  const day = tree.day[one]!;
  if (link < 0) {
    const second = imported.second[one]! * outlook.imported[day]!;
    if (rng.uniform() * (imported.direct[one]! + second) < second) attachImported(run, one);
    else attachOutside(run, one);
    return;
  }
  const source = model.links.source[link]!;
  const through = secondStep(run, source, tree.day[source]!, day) * evidence.second[link]! * run.infectiousness[source]!;
  const straight = firstStep(run, source, tree.day[source]!, day) * evidence.direct[link]!;
  const byGroup = straight * mateRate(run, source, one);
  const left = rng.uniform() * (straight * run.infectiousness[source]! + byGroup + through) - through;
  attachBetween(run, one, source, left < 0 ? 2 : 1, left >= 0 && left < byGroup);
}

/** w(lag) of one generation between two persons at given days, less after isolation. */
export function firstStep({ model }: RunState, source: number, from: number, to: number): number {
  const lag = to - from;
  if (lag <= 0 || lag >= model.generation.length) return 0;
  return source < model.cases && to > model.isolationDay[source]!
    ? model.generation[lag]! * model.settings.isolationLeak
    : model.generation[lag]!;
}

/** The same for two generations, summed over the day of the unreported person in between. */
export function secondStep(run: RunState, source: number, from: number, to: number): number {
  const { model, outlook } = run;
  const lag = to - from;
  if (lag <= 1 || lag >= outlook.span2) return 0;
  if (source >= model.cases || model.isolationDay[source] === NEVER) return outlook.two[to * outlook.span2 + lag]!;
  let sum = 0;
  for (let day = from + 1; day < to; day++) sum += throughDay(run, source, from, day, to);
  return sum;
}

function throughDay(run: RunState, source: number, from: number, day: number, to: number): number {
  const { generation } = run.model;
  return to - day < generation.length ? firstStep(run, source, from, day) * run.outlook.one[day]! * generation[to - day]! : 0;
}

/** Attaches directly, as a member of the same group or not, or through a new unreported person whose day and genome are drawn. */
export function attachBetween(run: RunState, node: number, source: number, generations: number, byGroup = false): void {
  const { tree } = run;
  tree.byGroup[node] = byGroup ? 1 : 0;
  if (generations === 1) return attach(tree, node, source);
  const from = tree.day[source]!;
  const to = tree.day[node]!;
  const weights = run.scratch;
  const length = to - from - 1;
  for (let at = 0; at < length; at++) weights[at] = throughDay(run, source, from, from + 1 + at, to);
  const genotype = genotypeBetween(run, tree.genotype[source]!, tree.genotype[node]!);
  const between = addUnreported(tree, from + 1 + drawIndex(run, weights, length), genotype);
  attach(tree, between, source);
  return attach(tree, node, between);
}

export function attachOutside({ tree }: RunState, node: number): void {
  tree.byGroup[node] = 0;
  attach(tree, node, OUTSIDE);
}

/** Attaches to a new unreported person who came from outside. */
export function attachImported(run: RunState, node: number): void {
  const { tree, model, outlook } = run;
  tree.byGroup[node] = 0;
  const to = tree.day[node]!;
  const weights = run.scratch;
  const length = Math.min(to, model.generation.length - 1);
  for (let lag = 1; lag <= length; lag++) weights[lag - 1] = outlook.one[to - lag]! * model.generation[lag]!;
  const day = to - 1 - drawIndex(run, weights, length);
  const person = addUnreported(tree, day, importedGenotype(run, tree.genotype[node]!));
  attach(tree, person, OUTSIDE);
  attach(tree, node, person);
}

/** The genome of the unreported importation before this one: without the differences that came last. */
function importedGenotype(run: RunState, genotype: number): number {
  const { model, parameters } = run;
  const differences = model.genotypes.codes(genotype).length;
  if (model.genomeLength === 0 || differences === 0) return genotype;
  const logMutation = portableLog(parameters.mutation);
  const logs = Float64Array.from({ length: differences + 1 }, (_, gained) => logGained(differences, gained, logMutation));
  const most = logs.reduce((largest, value) => Math.max(largest, value), -Infinity);
  return genotypeWithout(run, genotype, drawIndex(run, logs.map((value) => portableExp(value - most)))); // prettier-ignore
}

/**
 * Any person of the tree, all equally likely. Steps that turn a link around must choose it so: the step back starts from the
 * other end.
 */
export function drawPerson({ tree, rng }: RunState): number {
  const at = rng.integer(0, tree.cases + tree.unreportedCount - 1);
  return at < tree.cases ? at : tree.unreported[at - tree.cases]!;
}

/** Draws a place among the first so many, in proportion to weights. */
export function drawIndex({ rng }: RunState, weights: ArrayLike<number>, length = weights.length): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += weights[at]!;
  let left = rng.uniform() * sum;
  let chosen = 0;
  for (let at = 0; at < length; at++) {
    if (!(weights[at]! > 0)) continue;
    chosen = at;
    left -= weights[at]!;
    if (left < 0) break;
  }
  return chosen;
}
