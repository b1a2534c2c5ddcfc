import { NEVER } from '../model/chain-model.ts';
import { importOfGenome } from '../model/import-evidence.ts';
import { contactOfLink, wholePower } from '../model/infection-kernel.ts';
import { offspringWeight } from '../model/outlook.ts';
import { escapes, mateRate, pairEscapes, wayWeight } from './mates.ts';
import { drawPerson, firstStep } from './line.ts';
import { rejectedLinks } from './rejected-links.ts';
import type { RunState } from './run-state.ts';
import { isMovable, ownDates, unlistedShare } from './standing.ts';
import { attach, detach, giveChildren, OUTSIDE, swap, takeChildren } from './tree-state.ts';

/**
 * Turns a link around: the infectee takes the place of its infector, who becomes its infectee, and both days are drawn anew
 * from their joint conditional. Either each keeps the own children, or they exchange them. Accepted by the ratio of the sums
 * over both days in the two arrangements, so the days themselves never stand in the way.
 */
export class Flips {
  readonly #run: RunState;
  /** Weights of the days of the two persons, upper first. */
  readonly #upper: Float64Array;
  readonly #lower: Float64Array;
  #upperStart = 0;
  #upperEnd = -1;
  #lowerStart = 0;
  #lowerEnd = -1;

  constructor(run: RunState) {
    this.#run = run;
    this.#upper = new Float64Array(run.model.days + 1);
    this.#lower = new Float64Array(run.model.days + 1);
  }

  pass(): void {
    const { model, tree, rng } = this.#run;
    for (let n = 0; n < model.cases; n++) {
      const one = drawPerson(this.#run);
      const parent = tree.parent[one]!;
      if (parent === OUTSIDE || !isMovable(this.#run, one) || !isMovable(this.#run, parent)) continue;
      this.#try(parent, one, rng.uniform() < 0.5);
    }
  }

  #try(upper: number, lower: number, exchanges: boolean): void {
    const { tree, model, rng } = this.#run;
    if (upper >= model.cases && (exchanges ? tree.children[lower] === 0 : tree.children[upper]! < 2)) return;
    const same = tree.genotype[upper] === tree.genotype[lower];
    if (exchanges && !same) return;
    // Drawn first: where names speak too clearly against the turn, no sum over days can save it.
    const needed = rng.uniform() * this.#arrangement(upper, lower);
    const upperDay = tree.day[upper]!;
    const lowerDay = tree.day[lower]!;
    const rejected = rejectedLinks(this.#run);
    turn(this.#run, upper, lower, exchanges);
    if (
      rejectedLinks(this.#run) <= rejected &&
      this.#names(lower, upper) * this.#mostOfDays(lower) * this.#mostOfDays(upper) > needed &&
      this.#arrangement(lower, upper) > needed
    ) {
      this.#drawDays(lower, upper);
      return;
    }
    turn(this.#run, lower, upper, exchanges);
    tree.day[upper] = upperDay;
    tree.day[lower] = lowerDay;
  }

  /** No sum over the days of a person can be larger: own dates and generation times sum to 1 or less. */
  #mostOfDays(node: number): number {
    const { tree, parameters } = this.#run;
    let most = 1;
    for (let n = 0; n < tree.own[node]!; n++) most *= parameters.reproduction * (1 + n / parameters.dispersion);
    return most;
  }

  /** Sum over the days of both persons of everything that depends on them or on who stands where. */
  #arrangement(upper: number, lower: number): number {
    const above = this.#run.tree.parent[upper]!;
    const firstOfUpper = firstInfectionBut(this.#run, upper, lower);
    const firstOfLower = firstInfectionBut(this.#run, lower, upper);
    this.#upperStart = this.#firstDayOf(upper, firstOfUpper, above);
    this.#upperEnd = this.#lastDayOf(upper, firstOfUpper, above);
    this.#lowerStart = this.#firstDayOf(lower, firstOfLower, OUTSIDE);
    this.#lowerEnd = this.#lastDayOf(lower, firstOfLower, OUTSIDE);
    this.#fill(upper, lower, this.#upper, above, this.#upperStart, this.#upperEnd);
    this.#fill(lower, upper, this.#lower, OUTSIDE, this.#lowerStart, this.#lowerEnd);
    let sum = 0;
    for (let day = this.#upperStart; day <= this.#upperEnd; day++)
      if (this.#upper[day]! > 0) sum += this.#upper[day]! * this.#below(upper, lower, day);
    return sum * this.#names(upper, lower);
  }

  /** Sum over the day of the lower person, given that of the upper. */
  #below(upper: number, lower: number, from: number): number {
    const { model } = this.#run;
    const { generation } = model;
    const weights = this.#lower;
    const start = Math.max(from + 1, this.#lowerStart);
    const end = Math.min(from + generation.length - 1, this.#lowerEnd);
    const isolation = upper < model.cases ? model.isolationDay[upper]! : NEVER;
    let sum = 0;
    const areMates = upper < model.cases && lower < model.cases && mateRate(this.#run, upper, lower) > 0;
    for (let day = start; day <= end; day++) {
      const weight = weights[day]! * generation[day - from]! * (day > isolation ? model.settings.isolationLeak : 1);
      sum += areMates ? weight * pairEscapes(this.#run, upper, from, lower, day) : weight;
    }
    return sum;
  }

  #drawDays(upper: number, lower: number): void {
    const { tree, rng } = this.#run;
    let total = 0;
    for (let day = this.#upperStart; day <= this.#upperEnd; day++) {
      if (this.#upper[day]! > 0) this.#upper[day]! *= this.#below(upper, lower, day);
      total += this.#upper[day]!;
    }
    const from = choose(this.#upper, this.#upperStart, this.#upperEnd, rng.uniform() * total);
    let sum = 0;
    for (let day = this.#lowerStart; day <= this.#lowerEnd; day++) {
      if (this.#lower[day]! > 0)
        this.#lower[day]! *= firstStep(this.#run, upper, from, day) * pairEscapes(this.#run, upper, from, lower, day);
      sum += this.#lower[day]!;
    }
    tree.day[upper] = from;
    tree.day[lower] = choose(this.#lower, this.#lowerStart, this.#lowerEnd, rng.uniform() * sum);
  }

  /** Weights of the days of one person: own dates, groups, infection by the parent, all but for one person, and number of children. */
  #fill(node: number, except: number, weights: Float64Array, parent: number, first: number, last: number): void {
    const { tree, model, outlook, parameters } = this.#run;
    if (first <= last) weights.fill(0, first, last + 1);
    const children = tree.own[node]!;
    for (let day = first; day <= last; day++) {
      let weight = node < model.cases ? ownDates(model, node, day) : unlistedShare(model, parameters, day);
      if (!(weight > 0)) continue;
      if (node < model.cases) weight *= escapes(this.#run, node, day, except);
      weights[day] = weight * offspringWeight(outlook, model, parameters, node, day, children);
    }
    if (parent !== OUTSIDE) this.#timesStepsFrom(parent, weights, first, last);
    for (let child = tree.firstChild[node]!; child >= 0; child = tree.next[child]!)
      if (child !== except) this.#timesStepsTo(node, child, weights, first, last);
  }

  #timesStepsFrom(parent: number, weights: Float64Array, first: number, last: number): void {
    const { model, tree } = this.#run;
    const { generation } = model;
    const from = tree.day[parent]!;
    const isolation = parent < model.cases ? model.isolationDay[parent]! : NEVER;
    for (let day = first; day <= last; day++)
      weights[day]! *= day - from < generation.length ? generation[day - from]! * (day > isolation ? model.settings.isolationLeak : 1) : 0;
  }

  #timesStepsTo(node: number, child: number, weights: Float64Array, first: number, last: number): void {
    const { model, tree } = this.#run;
    const { generation } = model;
    const to = tree.day[child]!;
    const leak = node < model.cases && to > model.isolationDay[node]! ? model.settings.isolationLeak : 1;
    for (let day = first; day <= last; day++) weights[day]! *= to - day < generation.length ? generation[to - day]! * leak : 0;
  }

  #firstDayOf(node: number, firstOwn: number, parent: number): number {
    const { tree, model } = this.#run;
    let start = parent === OUTSIDE ? 0 : tree.day[parent]! + 1;
    if (firstOwn < NEVER) start = Math.max(start, firstOwn - model.generation.length + 1);
    return node < model.cases ? Math.max(start, model.firstDay[node]!) : start;
  }

  #lastDayOf(node: number, firstOwn: number, parent: number): number {
    const { tree, model, parameters } = this.#run;
    let end = Math.min(parameters.lastDay, firstOwn - 1);
    if (parent !== OUTSIDE) end = Math.min(end, tree.day[parent]! + model.generation.length - 1);
    return node < model.cases ? Math.min(end, model.firstDay[node]! + model.windowOffset[node + 1]! - model.windowOffset[node]! - 1) : end;
  }

  /** Genome, contacts and groups of all links that touch the two persons. */
  #names(upper: number, lower: number): number {
    const { tree } = this.#run;
    let weight = this.#link(upper) * this.#link(lower);
    for (let child = tree.firstChild[upper]!; child >= 0; child = tree.next[child]!) if (child !== lower) weight *= this.#tie(upper, child);
    for (let child = tree.firstChild[lower]!; child >= 0; child = tree.next[child]!) weight *= this.#tie(lower, child);
    return weight;
  }

  #link(node: number): number {
    const { tree, model, evidence } = this.#run;
    const parent = tree.parent[node]!;
    if (parent === OUTSIDE) return this.#imported(node);
    const distance = model.genomeLength === 0 ? 0 : model.genotypes.distance(tree.genotype[parent]!, tree.genotype[node]!);
    return wholePower(evidence.perSite, distance) * this.#tie(parent, node);
  }

  #imported(node: number): number {
    const { tree, model, parameters, evidence } = this.#run;
    return model.genomeLength === 0 ? 1 : importOfGenome(model, parameters, evidence, tree.genotype[node]!, 0).direct;
  }

  /** Contact and common groups of a person and the child. */
  #tie(parent: number, child: number): number {
    const { model, evidence } = this.#run;
    return contactOfLink(model, evidence, parent, child) * wayWeight(this.#run, parent, child);
  }
}

function firstInfectionBut({ tree }: RunState, node: number, except: number): number {
  let first = NEVER;
  for (let child = tree.firstChild[node]!; child >= 0; child = tree.next[child]!)
    if (child !== except && tree.day[child]! < first) first = tree.day[child]!;
  return first;
}

/** The lower person takes the place of the upper, who becomes a child. */
function turn({ tree }: RunState, upper: number, lower: number, exchanges: boolean): void {
  const above = tree.parent[upper]!;
  detach(tree, lower);
  detach(tree, upper);
  if (exchanges) {
    const ofUpper = takeChildren(tree, upper);
    const ofLower = takeChildren(tree, lower);
    giveChildren(tree, ofUpper, lower);
    giveChildren(tree, ofLower, upper);
  }
  swap(tree.byGroup, upper, lower);
  attach(tree, lower, above);
  attach(tree, upper, lower);
}

function choose(weights: Float64Array, first: number, last: number, target: number): number {
  let left = target;
  let chosen = first;
  for (let at = first; at <= last; at++) {
    if (!(weights[at]! > 0)) continue;
    chosen = at;
    left -= weights[at]!;
    if (left < 0) break;
  }
  return chosen;
}
