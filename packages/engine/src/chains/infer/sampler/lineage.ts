import { UNSEQUENCED } from '../model/chain-model.ts';
import { UNDECIDED } from '../model/decision-table.ts';
import { importOfGenome } from '../model/import-evidence.ts';
import { wholePower } from '../model/infection-kernel.ts';
import { reachOf } from '../model/outlook.ts';
import { attachBetween, attachImported, attachOutside, firstStep, secondStep } from './line.ts';
import { mateRate } from './mates.ts';
import type { RunState } from './run-state.ts';
import { countShare } from './tally.ts';
import { attach, detach, detachLine, OUTSIDE, reportedAncestor } from './tree-state.ts';

/**
 * Draws anew from whom a person was infected, days fixed: any person infected earlier, reported or not, through a new
 * unreported person or not, or from outside. Here unreported persons come to have several children. R_j is summed out: a
 * person with n other children has weight (k + n) / (k / R + reach).
 */
export class Lineages {
  readonly #run: RunState;
  readonly #source: Int32Array;
  readonly #weight: Float64Array;
  readonly #generations: Int32Array;
  readonly #byGroup: Uint8Array;
  #options = 0;
  /** Mutations from which the distances of one draw count, and the weight by which links count from there. */
  #base = 0;
  #shift = 1;
  /** Mutations beyond which nobody is weighed: the same whatever the present line is, or the step back would be another. */
  #most = 0;

  constructor(run: RunState) {
    const most = 3 * run.tree.day.length + 2;
    this.#run = run;
    this.#source = new Int32Array(most);
    this.#weight = new Float64Array(most);
    this.#generations = new Int32Array(most);
    this.#byGroup = new Uint8Array(most);
  }

  /** @param counts whether the probabilities go into the tally */
  redraw(node: number, counts: boolean): void {
    const { tree, model } = this.#run;
    const decided = node < model.cases && model.decisions.accepted[node] !== UNDECIDED;
    const guide = this.#guideOf(node);
    if (decided || tree.freeCount < 3 || !this.#isListed(node, guide)) {
      if (counts) this.#countPresent(node);
      this.#redrawWay(node);
      return;
    }
    this.#setScale(node, guide);
    detachLine(tree, node);
    const total = this.#weighFrom(node, guide);
    if (counts) this.#count(node, total);
    this.drawFrom(node, total);
  }

  /** Whether a person whose infector stays was infected as a member of the same group. */
  #redrawWay(node: number): void {
    const { tree, rng } = this.#run;
    const parent = tree.parent[node]!;
    if (parent === OUTSIDE || parent >= tree.cases || node >= tree.cases) return;
    const rate = mateRate(this.#run, parent, node);
    if (rate === 0) return;
    detach(tree, node);
    tree.byGroup[node] = rng.uniform() * (rate + this.#expectedOf(parent)) < rate ? 1 : 0;
    attach(tree, node, parent);
  }

  /** Number a person would infect beside the groups, R_j summed out. */
  #expectedOf(source: number): number {
    const { model, tree, outlook, parameters } = this.#run;
    const { reproduction, dispersion } = parameters;
    if (!model.settings.superspreading) return reproduction;
    return (dispersion + tree.own[source]!) / (dispersion / reproduction + reachOf(outlook, model, source, tree.day[source]!));
  }

  /** Sum of the weights of all lines to a case outside the tree, on its present day, by the scale set before. */
  weigh(one: number): number {
    return this.#weighFrom(one, one);
  }

  #weighFrom(node: number, guide: number): number {
    this.#options = 0;
    this.#addOutside(node);
    this.#addCases(node, guide);
    if (this.#run.model.settings.sharedUnreported) this.#addUnreported(node);
    let total = 0;
    for (let at = 0; at < this.#options; at++) total += this.#weight[at]!;
    return total;
  }

  /** Draws one of the lines weighed last and attaches the person by it. */
  drawFrom(node: number, total: number): void {
    let left = this.#run.rng.uniform() * total;
    let chosen = 0;
    for (let at = 0; at < this.#options; at++) {
      if (!(this.#weight[at]! > 0)) continue;
      chosen = at;
      left -= this.#weight[at]!;
      if (left < 0) break;
    }
    this.#attach(node, chosen);
  }

  /** Weights of the lines of a case then count from its nearest candidate. */
  scaleFor(one: number): void {
    this.#base = this.#run.model.links.leastDistance[one]!;
    this.#shift = 1;
    this.#most = this.#mostFor(one);
  }

  #mostFor(guide: number): number {
    const { leastDistance, mostDistance } = this.#run.model.links;
    return Math.max(leastDistance[guide]! + FURTHEST, mostDistance[guide]!);
  }

  /** Whether the line of a case is one that could be drawn on the scale of `scaleFor`. */
  canComeBack(one: number): boolean {
    return this.#isListed(one, one);
  }

  /**
   * Draws anew the lines of the unreported persons above a case, as far as it stands for their descendants. Which persons these
   * are must not change with the line that is drawn, or the step back would be another.
   */
  redrawAbove(one: number): void {
    const { tree } = this.#run;
    for (let node = tree.parent[one]!; node >= tree.cases && this.#guideOf(node) === one; node = tree.parent[node]!)
      this.redraw(node, false);
  }

  #attach(node: number, option: number): void {
    const source = this.#source[option]!;
    const generations = this.#generations[option]!;
    if (source !== OUTSIDE) attachBetween(this.#run, node, source, generations, this.#byGroup[option] === 1);
    else if (generations === 1) attachOutside(this.#run, node);
    else attachImported(this.#run, node);
  }

  /** Powers of mu / L common to all options are left out, or those of distant relatives of the outbreak would overflow. */
  #setScale(node: number, guide: number): void {
    const { model, tree, evidence } = this.#run;
    const least = model.links.leastDistance[guide]!;
    const parent = tree.parent[node]!;
    const { genotypes } = model;
    const present = genotypes.distance(parent === OUTSIDE ? 0 : tree.genotype[parent]!, tree.genotype[node]!);
    this.#base = Math.min(least, present);
    this.#shift = wholePower(evidence.perSite, least - this.#base);
    this.#most = this.#mostFor(guide);
  }

  /** The case whose candidates are used: the person, or the first reported descendant, whom no move of theirs changes. */
  #guideOf(start: number): number {
    const { tree } = this.#run;
    let node = start;
    while (node >= tree.cases) {
      let lowest = tree.firstChild[node]!;
      for (let child = tree.next[lowest]!; child >= 0; child = tree.next[child]!) if (child < lowest) lowest = child;
      node = lowest;
    }
    return node;
  }

  /** The present infector must be among the options, or the step back would be missing. */
  #isListed(node: number, guide: number): boolean {
    const { tree, model } = this.#run;
    let parent = tree.parent[node]!;
    let between = 0;
    while (parent >= tree.cases && tree.children[parent] === 1) {
      parent = tree.parent[parent]!;
      between++;
    }
    if (between > 1) return false;
    if (parent === OUTSIDE) return true;
    if (this.#genomeSays(node) && model.genotypes.distance(tree.genotype[parent]!, tree.genotype[node]!) > this.#mostFor(guide))
      return false;
    if (parent >= tree.cases) return true;
    const { offset, source } = model.links;
    for (let link = offset[guide]!; link < offset[guide + 1]!; link++) if (source[link] === parent) return true;
    return false;
  }

  #push(source: number, generations: number, weight: number, byGroup = 0): void {
    if (!(weight > 0)) return;
    this.#byGroup[this.#options] = byGroup;
    this.#source[this.#options] = source;
    this.#generations[this.#options] = generations;
    this.#weight[this.#options++] = weight;
  }

  #addOutside(node: number): void {
    const { model, outlook, tree, imported } = this.#run;
    const rate = this.#importRate();
    const day = tree.day[node]!;
    const isRejected = model.decisions.anyRejected && this.#isRejected(node, OUTSIDE);
    if (node < model.cases && model.genotype[node] !== UNSEQUENCED) {
      this.#push(OUTSIDE, 1, isRejected ? LEAST : Math.max(LEAST, rate * this.#shift * imported.direct[node]!));
      this.#push(OUTSIDE, 2, isRejected ? 0 : rate * this.#shift * imported.second[node]! * outlook.imported[day]!);
      return;
    }
    const { direct, second } = this.#importOfDrawn(node);
    this.#push(OUTSIDE, 1, isRejected ? LEAST : Math.max(LEAST, rate * direct));
    this.#push(OUTSIDE, 2, isRejected ? 0 : rate * second * this.#unnamedBy(node) * outlook.imported[day]!);
  }

  /**
   * The rate of importations summed out: (shape + others - 1) / (rate + days), the first being given. A rate held at what a few
   * importations make of it would hardly ever let one more in, nor the last one go.
   */
  #importRate(): number {
    const { model, tree, outlook, parameters } = this.#run;
    if (model.settings.fixed.importRate !== undefined) return parameters.importRate;
    const { shape, share } = model.settings.priors.importations;
    return (shape + Math.max(0, tree.imports - 1)) / ((shape * model.days) / (share * model.cases) + outlook.importDays);
  }

  #importOfDrawn(node: number): { direct: number; second: number } {
    const { model, tree, parameters, evidence } = this.#run;
    if (!this.#genomeSays(node)) return { direct: 1, second: 1 };
    return importOfGenome(model, parameters, evidence, tree.genotype[node]!, this.#base);
  }

  #addCases(node: number, guide: number): void {
    const { model, tree, evidence, outlook } = this.#run;
    const { links, genotype } = model;
    const day = tree.day[node]!;
    const earliest = day - outlook.span2;
    for (let link = links.offset[guide]!; link < links.offset[guide + 1]!; link++) {
      const source = links.source[link]!;
      const from = tree.day[source]!;
      if (from >= day || from <= earliest) continue; // not yet infected, or longer ago than two generations
      if (node === guide && genotype[node] !== UNSEQUENCED && genotype[source] !== UNSEQUENCED) {
        this.#addSteps(node, source, from, day, this.#shift * evidence.direct[link]!, this.#shift * evidence.second[link]!);
        continue;
      }
      this.#addByGenome(node, source, from, day, node === guide ? evidence.contact[link]! : 1);
    }
  }

  #addUnreported(node: number): void {
    const { tree, model } = this.#run;
    const day = tree.day[node]!;
    const longest = 2 * (model.generation.length - 1);
    for (let at = 0; at < tree.unreportedCount; at++) {
      const source = tree.unreported[at]!;
      const from = tree.day[source]!;
      if (from < day && day - from <= longest && source !== node) this.#addByGenome(node, source, from, day, this.#unnamedBy(node));
    }
  }

  #addByGenome(node: number, source: number, from: number, day: number, contact: number): void {
    const { model, tree, evidence } = this.#run;
    const { intact, perSite } = evidence;
    const unnamed = this.#unnamedBy(node);
    if (!this.#genomeSays(node)) return this.#addSteps(node, source, from, day, contact, unnamed);
    const distance = model.genotypes.distance(tree.genotype[source]!, tree.genotype[node]!);
    if (distance > this.#most) return undefined;
    const genome = wholePower(perSite, distance - this.#base) * intact;
    return this.#addSteps(node, source, from, day, contact * genome, genome * intact * wholePower(2, distance) * unnamed);
  }

  /** Contact evidence of an unreported infector of a person. */
  #unnamedBy(node: number): number {
    return node < this.#run.model.cases ? this.#run.evidence.unnamed : 1;
  }

  /** The genome of a person without sequence stands as it was drawn; without descendants it says nothing. */
  #genomeSays(node: number): boolean {
    const { model, tree } = this.#run;
    return model.genomeLength > 0 && !(node < model.cases && model.genotype[node] === UNSEQUENCED && tree.children[node] === 0);
  }

  #addSteps(node: number, source: number, from: number, day: number, direct: number, second: number): void {
    const { model, tree } = this.#run;
    if (model.decisions.anyRejected && this.#isRejected(node, reportedAncestor(tree, source))) return;
    const expected = this.#expectedOf(source);
    const straight = direct * firstStep(this.#run, source, from, day);
    this.#push(source, 1, expected * straight);
    if (model.groups.types.length > 0 && node < model.cases && source < model.cases)
      this.#push(source, 1, straight * mateRate(this.#run, source, node), 1);
    this.#push(source, 2, expected * second * secondStep(this.#run, source, from, day));
  }

  /** Whether somebody decided against this infector, for the person or for a case below them with nobody reported between. */
  #isRejected(node: number, ancestor: number): boolean {
    const { model, tree } = this.#run;
    if (node < model.cases) return model.decisions.rejected[node]?.has(ancestor) === true;
    for (let child = tree.firstChild[node]!; child >= 0; child = tree.next[child]!) if (this.#isRejected(child, ancestor)) return true;
    return false;
  }

  #count(one: number, total: number): void {
    const { tree, model, tally } = this.#run;
    tally.terms[one]!++;
    for (let at = 0; at < this.#options; at++) {
      const share = this.#weight[at]! / total;
      if (share > NEGLIGIBLE) countShare(tally, model, tree, one, this.#source[at]!, this.#generations[at]!, share);
    }
  }

  /** A case whose line cannot be drawn anew counts with the infector it has. */
  #countPresent(one: number): void {
    const { tree, model, tally } = this.#run;
    tally.terms[one]!++;
    countShare(tally, model, tree, one, tree.parent[one]!, 1, 1);
  }
}

/** Of persons who are no candidates, those with at most so many mutations beyond the nearest candidate are weighed. */
const FURTHEST = 3;
const NEGLIGIBLE = 1e-9;
const LEAST = 1e-250;
