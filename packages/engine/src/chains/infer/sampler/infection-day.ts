import { drawGamma } from '@firebreak/epi';
import { UNDECIDED } from '../model/decision-table.ts';
import { NEVER, UNSEQUENCED } from '../model/chain-model.ts';
import { expMinus } from '../model/exp-minus.ts';
import { reachOf } from '../model/outlook.ts';
import { fixedWeight } from './fixed-weight.ts';
import { IsolatedSteps } from './isolated-steps.ts';
import { attachLine, firstStep } from './line.ts';
import { escapes, mateRate } from './mates.ts';
import { nearLinks, type NearLinks } from './near-links.ts';
import type { RunState } from './run-state.ts';
import { countShare } from './tally.ts';
import { detachLine, OUTSIDE } from './tree-state.ts';

/**
 * One pass over all days of infection with the infectors summed out.
 *
 * A case is free when its infector is a near candidate or the outside, with at most one unreported person in between who
 * infected nobody else we know of. Given the days, R_j and everything that is not free, the free cases are independent:
 * case i has the total S_i = nu P0_i + sum over j of R_j K_ji(T_i - T_j). The day of each case, free or not, is drawn by its
 * exact conditional p(T_i) ~ f_i(T_i) exp(-R_i reach(T_i)) S_i(T_i) prod over free children of S_c; then infectors are
 * drawn, and their exact probabilities added to the tally.
 */
export class InfectionDays {
  readonly #run: RunState;
  readonly #near: NearLinks;
  readonly #free: Uint8Array;
  /** Contribution of each near link, and the total into each free case. */
  readonly #current: Float64Array;
  readonly #total: Float64Array;
  /** Evidence of the near links, copied beside each other. */
  readonly #direct: Float64Array;
  readonly #second: Float64Array;
  /** Rate of infection within groups along each near link. */
  readonly #mates: Float64Array;
  readonly #outside: Float64Array;
  readonly #outsideSecond: Float64Array;
  /** Over the possible days of one case: weights, and totals into it. */
  readonly #weight: Float64Array;
  readonly #dayTotal: Float64Array;
  /** The generation time with zeros up to two generations. */
  readonly #generation: Float64Array;
  readonly #isolated: IsolatedSteps;

  constructor(run: RunState) {
    const { model } = run;
    this.#run = run;
    this.#near = nearLinks(model);
    const column = (length: number): Float64Array => new Float64Array(length);
    const links = this.#near.link.length;
    this.#mates = column(links);
    this.#free = new Uint8Array(model.cases);
    [this.#current, this.#direct, this.#second] = [column(links), column(links), column(links)];
    [this.#total, this.#outside, this.#outsideSecond] = [column(model.cases), column(model.cases), column(model.cases)];
    let widest = 1;
    for (let one = 0; one < model.cases; one++) widest = Math.max(widest, model.windowOffset[one + 1]! - model.windowOffset[one]!);
    [this.#weight, this.#dayTotal] = [column(widest), column(widest)];
    this.#generation = column(run.outlook.span2);
    this.#generation.set(model.generation);
    this.#isolated = new IsolatedSteps(run);
  }

  pass(): void {
    const { tree, model } = this.#run;
    this.#copyEvidence();
    this.#isolated.refresh();
    this.#drawInfectiousness();
    for (let one = 0; one < model.cases; one++) this.#free[one] = this.#isFree(one) ? 1 : 0;
    for (let one = 0; one < model.cases; one++) if (this.#free[one] === 1) detachLine(tree, one);
    for (let one = 0; one < model.cases; one++) if (this.#free[one] === 1) this.#sumInto(one);
    for (let one = 0; one < model.cases; one++) this.#drawDay(one);
    for (let one = 0; one < model.cases; one++) if (this.#free[one] === 1) this.#drawInfector(one);
    if (this.#run.warm) this.#countFixed();
  }

  #copyEvidence(): void {
    const { model, evidence, imported, parameters } = this.#run;
    const { link } = this.#near;
    for (let near = 0; near < link.length; near++) {
      this.#direct[near] = evidence.direct[link[near]!]!;
      this.#second[near] = evidence.second[link[near]!]!;
    }
    this.#copyMates();
    const rate = parameters.importRate;
    for (let one = 0; one < model.cases; one++) {
      const rejected = model.decisions.anyRejected && model.decisions.rejected[one]?.has(OUTSIDE) === true;
      this.#outside[one] = rejected ? IMPOSSIBLE : Math.max(IMPOSSIBLE, rate * imported.direct[one]!);
      this.#outsideSecond[one] = rejected ? 0 : rate * imported.second[one]!;
    }
  }

  #copyMates(): void {
    const { model } = this.#run;
    if (model.groups.types.length === 0) return;
    const { source, target } = this.#near;
    for (let near = 0; near < source.length; near++) this.#mates[near] = mateRate(this.#run, source[near]!, target[near]!);
  }

  /** R_j ~ Gamma(k + children, k / R + reach). */
  #drawInfectiousness(): void {
    const { tree, model, outlook, parameters, infectiousness, rng } = this.#run;
    const { reproduction, dispersion } = parameters;
    for (let one = 0; one < model.cases; one++) {
      const rate = dispersion / reproduction + reachOf(outlook, model, one, tree.day[one]!);
      infectiousness[one] = model.settings.superspreading ? drawGamma(rng, dispersion + tree.own[one]!, 1 / rate) : reproduction;
    }
  }

  #isFree(one: number): boolean {
    const { tree, model } = this.#run;
    if (model.genotype[one] === UNSEQUENCED || model.decisions.accepted[one] !== UNDECIDED) return false;
    let parent = tree.parent[one]!;
    if (parent >= tree.cases) {
      if (tree.children[parent] !== 1) return false;
      parent = tree.parent[parent]!;
      if (parent >= tree.cases) return false;
    }
    return parent === OUTSIDE || this.#hasNear(one, parent);
  }

  /** Whether a link is near; sources of an infectee are sorted. */
  #hasNear(target: number, source: number): boolean {
    const near = this.#near;
    let low = near.offset[target]!;
    let high = near.offset[target + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = near.source[middle]!;
      if (found === source) return true;
      if (found < source) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  /** Contribution of a near link at given days. */
  #kernel(near: number, source: number, from: number, to: number): number {
    const lag = to - from;
    if (lag <= 0) return 0;
    const { model, outlook, infectiousness } = this.#run;
    const direct = this.#direct[near]!;
    const second = this.#second[near]!;
    const own = infectiousness[source]!;
    const either = direct * (own + this.#mates[near]!);
    if (model.isolationDay[source] !== NEVER)
      return either * firstStep(this.#run, source, from, to) + own * second * this.#isolated.step(source, from, to);
    const straight = lag < model.generation.length ? either * model.generation[lag]! : 0;
    return lag < outlook.span2 ? straight + own * second * outlook.two[to * outlook.span2 + lag]! : straight;
  }

  #outsideAt(one: number, day: number): number {
    return this.#outside[one]! + this.#outsideSecond[one]! * this.#run.outlook.imported[day]!;
  }

  #sumInto(one: number): void {
    const { day } = this.#run.tree;
    const { offset, source } = this.#near;
    const to = day[one]!;
    let total = this.#outsideAt(one, to);
    for (let near = offset[one]!; near < offset[one + 1]!; near++) {
      const value = this.#kernel(near, source[near]!, day[source[near]!]!, to);
      this.#current[near] = value;
      total += value;
    }
    this.#total[one] = total;
  }

  #drawDay(one: number): void {
    const { model, tree, rng } = this.#run;
    const length = model.windowOffset[one + 1]! - model.windowOffset[one]!;
    const first = model.firstDay[one]!;
    const sum = this.#weighDays(one, first, length);
    if (!(sum > 0)) return; // only rounding can get here: the present day has a weight
    let left = rng.uniform() * sum;
    let chosen = tree.day[one]!;
    for (let at = 0; at < length; at++) {
      if (!(this.#weight[at]! > 0)) continue;
      chosen = first + at;
      left -= this.#weight[at]!;
      if (left < 0) break;
    }
    if (chosen !== tree.day[one]) this.#moveTo(one, chosen);
  }

  /** Fills the weights of all possible days and answers their sum. */
  #weighDays(one: number, first: number, length: number): number {
    this.#weighOwn(one, first, length);
    if (this.#free[one] === 1) this.#timesTotals(one, first, length);
    this.#timesChildren(one, first, length);
    let sum = 0;
    for (let at = 0; at < length; at++) sum += this.#weight[at]!;
    return sum;
  }

  /** Own dates, fixed persons around, and nobody infected beyond those in the tree. */
  #weighOwn(one: number, first: number, length: number): void {
    const { model, outlook, infectiousness, parameters } = this.#run;
    const start = model.windowOffset[one]!;
    const free = this.#free[one] === 1;
    for (let at = 0; at < length; at++) {
      const day = first + at;
      let weight = day <= parameters.lastDay ? model.windowWeight[start + at]! : 0;
      if (weight > 0) weight *= fixedWeight(this.#run, one, day, free);
      if (weight > 0) weight *= expMinus(infectiousness[one]! * reachOf(outlook, model, one, day)) * escapes(this.#run, one, day);
      this.#weight[at] = weight;
    }
  }

  /** Multiplies the weights of the days by the totals into the case, source by source: neighbours in memory are read in turn. */
  #timesTotals(one: number, first: number, length: number): void {
    const total = this.#dayTotal;
    for (let at = 0; at < length; at++) total[at] = this.#outsideAt(one, first + at);
    const { offset, source } = this.#near;
    const { day } = this.#run.tree;
    for (let near = offset[one]!; near < offset[one + 1]!; near++) {
      const from = day[source[near]!]!;
      if (from < first + length - 1) this.#addSource(near, source[near]!, from, first, length);
    }
    for (let at = 0; at < length; at++) this.#weight[at]! *= total[at]!;
  }

  #addSource(near: number, source: number, from: number, first: number, length: number): void {
    const { model, outlook, infectiousness } = this.#run;
    const total = this.#dayTotal;
    const generation = this.#generation;
    const { after, span2 } = outlook;
    const start = Math.max(0, from + 1 - first);
    const end = Math.min(length, from + span2 - first);
    const direct = this.#direct[near]! * (infectiousness[source]! + this.#mates[near]!);
    const second = this.#second[near]! * infectiousness[source]!;
    const shift = first - from;
    if (model.isolationDay[source] !== NEVER) {
      for (let at = start; at < end; at++)
        total[at]! += direct * firstStep(this.#run, source, from, first + at) + second * this.#isolated.step(source, from, first + at);
      return;
    }
    for (let at = start; at < end; at++) total[at]! += direct * generation[shift + at]! + second * after[from * span2 + shift + at]!;
  }

  /** Multiplies the weights of the days by how they change the totals of all free children. */
  #timesChildren(one: number, first: number, length: number): void {
    const { tree, outlook, model } = this.#run;
    const { sourceOffset, bySource, target } = this.#near;
    const isolated = model.isolationDay[one] !== NEVER;
    for (let place = sourceOffset[one]!; place < sourceOffset[one + 1]!; place++) {
      const near = bySource[place]!;
      const child = target[near]!;
      if (this.#free[child] === 0) continue;
      const to = tree.day[child]!;
      const apart = to <= first || to - first - length + 1 >= outlook.span2;
      if (apart && this.#current[near] === 0) continue;
      const most = isolated ? this.#timesIsolated(one, near, child, first, length) : this.#timesChild(one, near, child, first, length);
      if (most > STEP || most < 1 / STEP) for (let at = 0; at < length; at++) this.#weight[at]! /= most > 0 ? most : 1;
    }
  }

  /** Answers the greatest weight. */
  #timesChild(one: number, near: number, child: number, first: number, length: number): number {
    const { tree, outlook, infectiousness } = this.#run;
    const { two, span2 } = outlook;
    const weight = this.#weight;
    const generation = this.#generation;
    const total = this.#total[child]!;
    const direct = (this.#direct[near]! * (infectiousness[one]! + this.#mates[near]!)) / total;
    const second = (this.#second[near]! * infectiousness[one]!) / total;
    const others = 1 - this.#current[near]! / total;
    const longest = tree.day[child]! - first;
    const row = tree.day[child]! * span2;
    let most = 0;
    for (let at = 0; at < length; at++) {
      const lag = longest - at;
      const ratio = lag > 0 && lag < span2 ? others + direct * generation[lag]! + second * two[row + lag]! : others;
      const changed = weight[at]! * (ratio > IMPOSSIBLE ? ratio : IMPOSSIBLE);
      weight[at] = changed;
      if (changed > most) most = changed;
    }
    return most;
  }

  /** The same for a case in isolation, whose second steps depend on its own day. */
  #timesIsolated(one: number, near: number, child: number, first: number, length: number): number {
    const { tree, outlook, infectiousness, model } = this.#run;
    const { span2 } = outlook;
    const weight = this.#weight;
    const generation = this.#generation;
    const twice = this.#isolated.second;
    const total = this.#total[child]!;
    const to = tree.day[child]!;
    const leak = to > model.isolationDay[one]! ? model.settings.isolationLeak : 1;
    const direct = (leak * this.#direct[near]! * (infectiousness[one]! + this.#mates[near]!)) / total;
    const second = (this.#second[near]! * infectiousness[one]!) / total;
    const others = 1 - this.#current[near]! / total;
    const start = this.#isolated.rowOf(one, first);
    let most = 0;
    for (let at = 0; at < length; at++) {
      const lag = to - first - at;
      const ratio = lag > 0 && lag < span2 ? others + direct * generation[lag]! + second * twice[start + at * span2 + lag]! : others;
      const changed = weight[at]! * (ratio > IMPOSSIBLE ? ratio : IMPOSSIBLE);
      weight[at] = changed;
      if (changed > most) most = changed;
    }
    return most;
  }

  #moveTo(one: number, day: number): void {
    const { tree } = this.#run;
    const { sourceOffset, bySource, target } = this.#near;
    tree.day[one] = day;
    if (this.#free[one] === 1) this.#sumInto(one);
    for (let place = sourceOffset[one]!; place < sourceOffset[one + 1]!; place++) {
      const near = bySource[place]!;
      const child = target[near]!;
      if (this.#free[child] === 0) continue;
      const value = this.#kernel(near, one, day, tree.day[child]!);
      if (value === this.#current[near]) continue;
      const total = this.#total[child]! + value - this.#current[near]!;
      this.#current[near] = value;
      if (total > this.#total[child]! * ROUNDING) this.#total[child] = total;
      else this.#sumInto(child); // nearly all of the total is gone: add it up anew
    }
  }

  /** Given what was held, a case that is not free has the infector it has. */
  #countFixed(): void {
    const { tree, model, tally } = this.#run;
    for (let one = 0; one < model.cases; one++) {
      if (this.#free[one] === 1) continue;
      tally.terms[one]!++;
      countShare(tally, model, tree, one, tree.parent[one]!, 1, 1, false);
    }
  }

  #drawInfector(one: number): void {
    const { tree, tally, rng, warm } = this.#run;
    const { offset, link } = this.#near;
    this.#sumInto(one);
    const total = this.#total[one]!;
    const outside = this.#outsideAt(one, tree.day[one]!);
    let left = rng.uniform() * total - outside;
    let chosen = -1;
    for (let near = offset[one]!; near < offset[one + 1]!; near++) {
      const value = this.#current[near]!;
      if (value === 0) continue;
      if (left >= 0) {
        chosen = link[near]!;
        left -= value;
      }
      if (warm) tally.link[link[near]!]! += value / total;
    }
    if (warm) {
      tally.outside[one]! += outside / total;
      tally.terms[one]!++;
    }
    attachLine(this.#run, one, chosen);
  }
}

/** Smallest total weight: what was rejected cannot be chosen, but a case without any candidate has to be something. */
const IMPOSSIBLE = 1e-250;
const ROUNDING = 1e-6;
const STEP = 1e100;
