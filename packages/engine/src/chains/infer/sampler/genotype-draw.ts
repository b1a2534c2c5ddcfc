import { drawPoisson } from '@firebreak/epi';
import { UNSEQUENCED } from '../model/chain-model.ts';
import { importOfGenome } from '../model/import-evidence.ts';
import { wholePower } from '../model/infection-kernel.ts';
import type { RunState } from './run-state.ts';
import type { TreeState } from './tree-state.ts';

/** Genome of a person between two: each difference of the two came with the first or the second step. */
export function genotypeBetween({ model, rng }: RunState, from: number, to: number): number {
  if (from === to) return from;
  const { genotypes } = model;
  return genotypes.number(merged(genotypes.codes(from), genotypes.codes(to), () => rng.uniform() < 0.5));
}

/** Genome with so many of its differences, chosen at random, taken back. */
export function genotypeWithout({ model, rng }: RunState, genotype: number, lost: number): number {
  const codes = model.genotypes.codes(genotype);
  let left = lost;
  const kept = codes.filter((_, at) => {
    const drop = rng.uniform() * (codes.length - at) < left;
    if (drop) left--;
    return !drop;
  });
  return model.genotypes.number(kept);
}

/** Goes through the positions of two sets; where they differ, `takeSecond` decides. */
function merged(one: Int32Array, other: Int32Array, takeSecond: () => boolean): Int32Array {
  const codes: number[] = [];
  let a = 0;
  let b = 0;
  while (a < one.length || b < other.length) {
    const left = a < one.length ? one[a]! : LAST;
    const right = b < other.length ? other[b]! : LAST;
    if (left === right) {
      codes.push(left);
      a++;
      b++;
      continue;
    }
    const leftPosition = left >> 3;
    const rightPosition = right >> 3;
    const second = takeSecond();
    if (leftPosition <= rightPosition) {
      a++;
      if (!second) codes.push(left);
    }
    if (rightPosition <= leftPosition) {
      b++;
      if (second) codes.push(right);
    }
  }
  return Int32Array.from(codes);
}

/**
 * Draws the genome of a person without sequence, given parent and children. At each position a base costs mu / L for every
 * neighbour that differs; with genomes of any length the majority wins and ties are drawn. A person without children has the
 * parent's genome with a Poisson number of new differences nobody else has.
 */
export function redrawGenotype(run: RunState, node: number): void {
  const { tree, model } = run;
  if (model.genomeLength === 0) return;
  const parent = tree.parent[node]!;
  const parentGenotype = parent >= 0 ? tree.genotype[parent]! : -1;
  if (tree.children[node] === 0) {
    tree.genotype[node] = ownDifferences(run, node, Math.max(0, parentGenotype));
    return;
  }
  if (isAgreed(tree, node, parentGenotype)) return;
  const drawn = model.genotypes.number(siteBySite(run, node, parentGenotype));
  if (parentGenotype < 0 && !isTaken(run, tree.genotype[node]!, drawn)) return;
  tree.genotype[node] = drawn;
}

/** The draw takes a difference of an importation from the reference for one mutation; this step puts right what it is worth. */
function isTaken({ model, parameters, evidence, rng }: RunState, before: number, drawn: number): boolean {
  if (before === drawn) return true;
  const weigh = (genotype: number): number => importOfGenome(model, parameters, evidence, genotype, 0).direct;
  const differences = model.genotypes.codes(before).length - model.genotypes.codes(drawn).length;
  return rng.uniform() * weigh(before) < weigh(drawn) * wholePower(evidence.perSite, differences);
}

/** Whether all neighbours have the genome of this person: nothing to draw then. */
function isAgreed(tree: TreeState, node: number, parentGenotype: number): boolean {
  const own = tree.genotype[node]!;
  if (parentGenotype >= 0 && parentGenotype !== own) return false;
  for (let child = tree.firstChild[node]!; child >= 0; child = tree.next[child]!) if (tree.genotype[child] !== own) return false;
  return parentGenotype >= 0 || tree.children[node]! > 1;
}

function siteBySite({ tree, model, evidence, rng }: RunState, node: number, parentGenotype: number): Int32Array {
  const { genotypes } = model;
  const neighbours: Int32Array[] = parentGenotype >= 0 ? [genotypes.codes(parentGenotype)] : [];
  for (let child = tree.firstChild[node]!; child >= 0; child = tree.next[child]!) neighbours.push(genotypes.codes(tree.genotype[child]!));
  const votes = new Map<number, Map<number, number>>(); // by position: how many neighbours have which code
  for (const codes of neighbours)
    for (const code of codes) {
      const here = votes.get(code >> 3) ?? new Map<number, number>();
      here.set(code, (here.get(code) ?? 0) + 1);
      votes.set(code >> 3, here);
    }
  const chosen: number[] = [];
  for (const here of votes.values()) {
    let marked = 0;
    for (const count of here.values()) marked += count;
    // An importation has no neighbour above: each difference from the reference costs it about p / L, as a mutation would.
    const without = neighbours.length - marked + (parentGenotype >= 0 ? 0 : 1);
    const taken = drawBase(here, without, evidence.perSite, rng.uniform());
    if (taken !== REFERENCE) chosen.push(taken);
  }
  return Int32Array.from(chosen).sort();
}

/** Draws the code at one position by how many neighbours have which, `without` of them none. */
function drawBase(votes: ReadonlyMap<number, number>, without: number, perSite: number, uniform: number): number {
  let most = without;
  for (const count of votes.values()) most = Math.max(most, count);
  let sum = wholePower(perSite, most - without);
  for (const count of votes.values()) sum += wholePower(perSite, most - count);
  let left = uniform * sum - wholePower(perSite, most - without);
  if (left < 0) return REFERENCE;
  for (const [code, count] of votes) {
    left -= wholePower(perSite, most - count);
    if (left < 0) return code;
  }
  return REFERENCE;
}

/** Positions of nobody else: beyond every genome, a block for each case. */
function ownDifferences({ model, parameters, rng }: RunState, node: number, parentGenotype: number): number {
  const gained = Math.min(OWN_POSITIONS, drawPoisson(rng, parameters.mutation));
  const inherited = model.genotypes.codes(parentGenotype);
  if (gained === 0) return parentGenotype;
  const start = OWN_START + (node % OWN_CASES) * OWN_POSITIONS;
  const own = Int32Array.from({ length: gained }, (_, at) => (start + at) * 8);
  return model.genotypes.number(Int32Array.from([...inherited.filter((code) => !own.includes(code)), ...own]).sort());
}

/** Whether a person's genome is drawn: an unreported person, or a case without a sequence. */
export function isDrawn({ model }: RunState, node: number): boolean {
  return node >= model.cases || model.genotype[node] === UNSEQUENCED;
}

const REFERENCE = -1;
const LAST = 2_147_483_647;
const OWN_POSITIONS = 8;
const OWN_START = 200_000_001;
/** Positions × 8 stay below 2^31. */
const OWN_CASES = 8_000_000;
