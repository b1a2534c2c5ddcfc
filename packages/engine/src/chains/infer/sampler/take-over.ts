import { portableLog } from '@firebreak/epi';
import { NEVER, UNSEQUENCED } from '../model/chain-model.ts';
import { contactOfLink, contactOfPair } from '../model/infection-kernel.ts';
import { offspringWeight } from '../model/outlook.ts';
import { drawIndex } from './line.ts';
import type { Lineages } from './lineage.ts';
import { escapes } from './mates.ts';
import { rejectedLinks } from './rejected-links.ts';
import type { RunState } from './run-state.ts';
import { hasTouchedChild, ownDates, unlistedShare } from './standing.ts';
import { addUnreported, attach, detach, detachLine, dropUnreported, hasMateLink, moveChildren, OUTSIDE } from './tree-state.ts';

/**
 * A case that infected nobody takes the place of an unreported person of its genome anywhere in the tree, with all their
 * infectees; or a case with infectees gives its place to an unreported person and becomes somebody's infectee without any.
 *
 * The place of a case without infectees, its day and its line, is always drawn from its exact conditional, whose sum Z over all
 * days and lines therefore replaces it in the ratio: of the two states only Z and what tells the case from the unreported
 * person in the one place are left, and the number of unreported persons among whom the place was chosen.
 */
export class TakeOvers {
  readonly #run: RunState;
  readonly #lineages: Lineages;
  readonly #weight: Float64Array;

  constructor(run: RunState, lineages: Lineages) {
    const { windowOffset, cases } = run.model;
    let widest = 1;
    for (let one = 0; one < cases; one++) widest = Math.max(widest, windowOffset[one + 1]! - windowOffset[one]!);
    this.#run = run;
    this.#lineages = lineages;
    this.#weight = new Float64Array(widest);
  }

  pass(): void {
    const { model, tree, rng } = this.#run;
    for (let n = Math.min(Math.ceil(model.cases / CASES_A_TRY), MOST_TRIES); n > 0; n--) {
      const one = rng.integer(0, model.cases - 1);
      if (model.genotype[one] === UNSEQUENCED || model.decisions.touched[one]! || tree.freeCount < 4) continue;
      if (tree.children[one] === 0) this.#take(one);
      else this.#give(one);
    }
  }

  #take(one: number): void {
    const { tree, rng } = this.#run;
    if (tree.unreportedCount === 0) return;
    const chosenFrom = tree.unreportedCount;
    const person = tree.unreported[rng.integer(0, chosenFrom - 1)]!;
    if (tree.genotype[person] !== tree.genotype[one] || !this.#canStand(one, person) || !this.#lineages.canComeBack(one)) return;
    const line = this.#lineOf(one);
    if (line.above === person && line.between !== null && tree.children[person] === 1) return;
    if (line.between?.node === person) return; // their line leads to this case alone
    const day = tree.day[one]!;
    detachLine(tree, one);
    const logRatio = this.#logPlace(one, person) + portableLog(chosenFrom) - this.#logLeaf(one);
    if (portableLog(1 - rng.uniform()) < logRatio) {
      this.#replace(one, person);
      return;
    }
    tree.day[one] = day;
    let above = line.above;
    if (line.between !== null) {
      above = addUnreported(tree, line.between.day, line.between.genotype);
      attach(tree, above, line.above);
    }
    attach(tree, one, above);
  }

  #give(one: number): void {
    const { tree, rng } = this.#run;
    const day = tree.day[one]!;
    const above = tree.parent[one]!;
    if (hasMateLink(tree, one) || hasTouchedChild(this.#run, one)) return;
    const rejected = rejectedLinks(this.#run);
    const person = addUnreported(tree, day, tree.genotype[one]!);
    detach(tree, one);
    attach(tree, person, above);
    moveChildren(tree, one, person);
    if (rejectedLinks(this.#run) > rejected) {
      this.#replace(one, person);
      return;
    }
    const logRatio = this.#logLeaf(one) - this.#logPlace(one, person);
    this.#drawLeaf(one);
    if (portableLog(1 - rng.uniform()) < logRatio - portableLog(tree.unreportedCount)) return;
    detachLine(tree, one);
    this.#replace(one, person);
  }

  /** The case stands where the unreported person stood, who leaves the tree. */
  #replace(one: number, person: number): void {
    const { tree } = this.#run;
    const above = tree.parent[person]!;
    tree.day[one] = tree.day[person]!;
    tree.byGroup[one] = 0;
    moveChildren(tree, person, one);
    dropUnreported(tree, person);
    attach(tree, one, above);
  }

  #lineOf(one: number): { above: number; between: { node: number; day: number; genotype: number } | null } {
    const { tree } = this.#run;
    const parent = tree.parent[one]!;
    if (parent < tree.cases || tree.children[parent]! > 1) return { above: parent, between: null };
    return { above: tree.parent[parent]!, between: { node: parent, day: tree.day[parent]!, genotype: tree.genotype[parent]! } };
  }

  #canStand(one: number, person: number): boolean {
    return ownDates(this.#run.model, one, this.#run.tree.day[person]!) > 0 && !hasTouchedChild(this.#run, person);
  }

  /** How much more likely the case is than the unreported person in the place that this person has. */
  #logPlace(one: number, person: number): number {
    const { tree, model, outlook, parameters, evidence } = this.#run;
    const day = tree.day[person]!;
    const above = tree.parent[person]!;
    const isolation = model.isolationDay[one]!;
    let ratio = (ownDates(model, one, day) * escapes(this.#run, one, day)) / unlistedShare(model, parameters, day);
    if (isolation !== NEVER) {
      const children = tree.own[person]!;
      ratio *= offspringWeight(outlook, model, parameters, one, day, children);
      ratio /= offspringWeight(outlook, model, parameters, person, day, children);
    }
    if (above !== OUTSIDE) ratio *= contactOfLink(model, evidence, above, one);
    let logRatio = portableLog(ratio);
    for (let child = tree.firstChild[person]!; child >= 0; child = tree.next[child]!) {
      if (child < model.cases) logRatio += portableLog(contactOfPair(model, evidence, one, child) / evidence.unnamed);
      if (tree.day[child]! > isolation) logRatio += portableLog(model.settings.isolationLeak);
    }
    return logRatio;
  }

  /** Logarithm of the sum over all days and lines of a case outside the tree; fills the weights of the days. */
  #logLeaf(one: number): number {
    const { tree, model, outlook, parameters, evidence } = this.#run;
    const length = model.windowOffset[one + 1]! - model.windowOffset[one]!;
    this.#lineages.scaleFor(one);
    let sum = 0;
    this.#weight.fill(0);
    for (let at = 0; at < length; at++) {
      const day = model.firstDay[one]! + at;
      const own = day <= parameters.lastDay ? model.windowWeight[model.windowOffset[one]! + at]! : 0;
      if (own === 0) continue;
      tree.day[one] = day;
      const nobody = model.isolationDay[one] === NEVER ? outlook.nobody[day]! : this.#nobody(one, day);
      this.#weight[at] = own * nobody * escapes(this.#run, one, day) * this.#lineages.weigh(one);
      sum += this.#weight[at]!;
    }
    const least = model.links.leastDistance[one]!;
    return portableLog(sum) + (least === 0 ? 0 : least * portableLog(evidence.perSite));
  }

  #nobody(one: number, day: number): number {
    const { model, outlook, parameters } = this.#run;
    return offspringWeight(outlook, model, parameters, one, day, 0);
  }

  /** Draws day and line by the weights just filled. */
  #drawLeaf(one: number): void {
    const { tree, model } = this.#run;
    tree.day[one] = model.firstDay[one]! + drawIndex(this.#run, this.#weight);
    this.#lineages.drawFrom(one, this.#lineages.weigh(one));
  }
}

/** Each try weighs every day and candidate of a case. */
const MOST_TRIES = 20;
const CASES_A_TRY = 4;
