import { portableExp } from '@firebreak/epi';
import { NEVER } from '../model/chain-model.ts';
import { logGained } from '../model/import-evidence.ts';
import { genotypeBetween, genotypeWithout } from './genotype-draw.ts';
import type { RunState } from './run-state.ts';
import { addUnreported, attach, OUTSIDE } from './tree-state.ts';

/** Attaches a case by a candidate link (-1: from outside), drawing how many unreported persons stand in between. */
export function attachLine(run: RunState, one: number, link: number): void {
  const { model, tree, evidence, imported, outlook, rng } = run;
  const day = tree.day[one]!;
  if (link < 0) {
    const second = imported.second[one]! * outlook.imported[day]!;
    if (rng.uniform() * (imported.direct[one]! + second) < second) attachImported(run, one);
    else attach(tree, one, OUTSIDE);
    return;
  }
  const source = model.links.source[link]!;
  const [first, second] = stepWeights(run, source, tree.day[source]!, day, evidence.direct[link]!, evidence.second[link]!, 0);
  attachBetween(run, one, source, rng.uniform() * (first + second) < second ? 2 : 1);
}

/** Weights of one, two and three generations between two persons at given days. */
export function stepWeights(
  { model, outlook }: RunState,
  source: number,
  from: number,
  to: number,
  direct: number,
  second: number,
  third: number,
): readonly [number, number, number] {
  const lag = to - from;
  const { generation } = model;
  const limit = isolationOf(model, source);
  const first = lag < generation.length ? direct * generation[lag]! * (to > limit ? model.settings.isolationLeak : 1) : 0;
  if (limit === NEVER)
    return [
      first,
      lag < outlook.span2 ? second * outlook.two[to * outlook.span2 + lag]! : 0,
      lag < outlook.span3 ? third * outlook.three[to * outlook.span3 + lag]! : 0,
    ];
  let [two, three] = [0, 0];
  for (let day = from + 1; day < to && day - from < generation.length; day++) {
    const step = firstStep(model, outlook.one, from, day, limit);
    if (to - day < generation.length) two += step * generation[to - day]!;
    if (to - day < outlook.span2) three += step * outlook.two[to * outlook.span2 + to - day]!;
  }
  return [first, second * two, third * three];
}

/** Attaches through `generations` - 1 new unreported persons, drawing their days and genomes. */
export function attachBetween(run: RunState, node: number, source: number, generations: number): void {
  const { tree, model, outlook } = run;
  let parent = source;
  for (let left = generations; left > 1; left--) {
    const [from, to] = [tree.day[parent]!, tree.day[node]!];
    const limit = isolationOf(model, parent);
    const weights = new Float64Array(Math.max(0, Math.min(to - from - 1, model.generation.length - 1)));
    for (let at = 0; at < weights.length; at++) {
      const day = from + 1 + at;
      const rest = to - day;
      const after =
        left === 2
          ? rest < model.generation.length ? model.generation[rest]! : 0
          : rest < outlook.span2 ? outlook.two[to * outlook.span2 + rest]! : 0; // prettier-ignore
      weights[at] = firstStep(model, outlook.one, from, day, limit) * after;
    }
    const day = from + 1 + drawIndex(run, weights);
    const between = addUnreported(tree, day, genotypeBetween(run, tree.genotype[parent]!, tree.genotype[node]!, left));
    attach(tree, between, parent);
    parent = between;
  }
  attach(tree, node, parent);
}

/** Attaches to a new unreported person who came from outside. */
export function attachImported(run: RunState, node: number): void {
  const { tree, model, outlook } = run;
  const to = tree.day[node]!;
  const weights = new Float64Array(Math.min(to, model.generation.length - 1));
  for (let lag = 1; lag <= weights.length; lag++) weights[lag - 1] = outlook.one[to - lag]! * model.generation[lag]!;
  const day = to - 1 - drawIndex(run, weights);
  const person = addUnreported(tree, day, importedGenotype(run, tree.genotype[node]!));
  attach(tree, person, OUTSIDE);
  attach(tree, node, person);
}

/** The genome of the unreported importation before this one: without the differences that came last. */
function importedGenotype(run: RunState, genotype: number): number {
  const { model, parameters } = run;
  const differences = model.genotypes.codes(genotype).length;
  if (model.genomeLength === 0 || differences === 0) return genotype;
  const logs = Float64Array.from({ length: differences + 1 }, (_, gained) => logGained(differences, gained, parameters.mutation));
  const most = logs.reduce((largest, value) => Math.max(largest, value), -Infinity);
  return genotypeWithout(run, genotype, drawIndex(run, logs.map((value) => portableExp(value - most)))); // prettier-ignore
}

function firstStep(model: RunState['model'], one: Float64Array, from: number, day: number, limit: number): number {
  return model.generation[day - from]! * one[day]! * (day > limit ? model.settings.isolationLeak : 1);
}

function isolationOf(model: RunState['model'], node: number): number {
  return node < model.cases ? model.isolationDay[node]! : NEVER;
}

/**
 * Any person of the tree, all equally likely. Steps that turn a link around must choose it so: the step back starts from the
 * other end.
 */
export function drawPerson({ tree, rng }: RunState): number {
  const at = rng.integer(0, tree.cases + tree.unreportedCount - 1);
  return at < tree.cases ? at : tree.unreported[at - tree.cases]!;
}

/** Draws a place in proportion to weights. */
export function drawIndex({ rng }: RunState, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += weights[at]!;
  let left = rng.uniform() * sum;
  let chosen = 0;
  for (let at = 0; at < weights.length; at++) {
    if (!(weights[at]! > 0)) continue;
    chosen = at;
    left -= weights[at]!;
    if (left < 0) break;
  }
  return chosen;
}
