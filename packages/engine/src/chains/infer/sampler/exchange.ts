import { NEVER, UNSEQUENCED, type ChainModel } from '../model/chain-model.ts';
import { UNDECIDED } from '../model/decision-table.ts';
import { contactOfLink, contactOfPair, wholePower } from '../model/infection-kernel.ts';
import { offspringWeight } from '../model/outlook.ts';
import { escapes, pairEscapes, wayWeight } from './mates.ts';
import { drawIndex, drawPerson, firstStep } from './line.ts';
import { rejectedLinks } from './rejected-links.ts';
import type { RunState } from './run-state.ts';
import { hasTouchedChild, isMovable, ownDates, unlistedShare } from './standing.ts';
import {
  addUnreported,
  attach,
  childrenOf,
  detach,
  dropUnreported,
  exchange,
  hasMateLink,
  moveTo,
  OUTSIDE,
  type TreeState,
} from './tree-state.ts';

/**
 * Steps of Metropolis' kind that move whole groups of links at once. Persons with the same genome change places, and a case
 * takes the place of the unreported person who infected it, or steps down from such a place. Single lines get there only
 * through trees of low probability.
 */
export class Exchanges {
  readonly #run: RunState;
  /** Cases with the same genome, by onset; and the place of each case in its group. */
  readonly #group: readonly Int32Array[];
  readonly #groupOf: Int32Array;
  readonly #place: Int32Array;
  /** Weights of the days of a case that steps down, by lag. */
  readonly #down: Float64Array;

  constructor(run: RunState) {
    const groups = groupsByGenome(run.model);
    this.#run = run;
    this.#group = groups;
    this.#groupOf = new Int32Array(run.model.cases).fill(-1);
    this.#place = new Int32Array(run.model.cases);
    this.#down = new Float64Array(run.model.generation.length);
    groups.forEach((members, group) =>
      members.forEach((one, place) => {
        this.#groupOf[one] = group;
        this.#place[one] = place;
      }),
    );
  }

  pass(): void {
    const { model, rng } = this.#run;
    for (let one = 0; one < model.cases; one++) {
      if (!isMovable(this.#run, one)) continue;
      this.#withNeighbour(one);
      if (model.settings.sharedUnreported) this.#upOrDown(one);
    }
    for (let n = 0; n < model.cases; n++) this.#withParent(drawPerson(this.#run));
    for (let n = 0; n < model.cases; n++) this.#swapInfectees(rng.integer(0, model.cases - 1));
  }

  /** Change places with a case of the same genome that fell ill at about the same time. */
  #withNeighbour(one: number): void {
    const other = this.#neighbourOf(one);
    if (other !== undefined) this.#tryExchange(one, other);
  }

  /** Each of a pair is drawn from the other with equal chance. */
  #neighbourOf(one: number): number | undefined {
    const { rng } = this.#run;
    const group = this.#group[this.#groupOf[one]!]!;
    if (group.length < 2) return undefined;
    const step = rng.integer(1, REACH) * (rng.uniform() < 0.5 ? -1 : 1);
    const other = group[this.#place[one]! + step];
    return other !== undefined && isMovable(this.#run, other) ? other : undefined;
  }

  /**
   * Two cases of the same genome exchange those they infected beside their groups, and nothing else: neither place nor day. Whoever
   * infected nobody is not drawn first; both orders together are as likely before as after.
   */
  #swapInfectees(one: number): void {
    const { tree, rng } = this.#run;
    if (tree.own[one] === 0 || !isMovable(this.#run, one)) return;
    const other = this.#neighbourOf(one);
    if (other === undefined || (tree.own[other]! > 0 && rng.uniform() < 0.5)) return;
    const ofOne = ownInfectees(tree, one);
    const ofOther = ownInfectees(tree, other);
    if (ofOne.includes(other) || ofOther.includes(one)) return;
    const before = this.#infecteesWeight(one, ofOne) * this.#infecteesWeight(other, ofOther);
    const after = this.#infecteesWeight(one, ofOther) * this.#infecteesWeight(other, ofOne);
    if (!(after > 0) || rng.uniform() * before >= after) return;
    moveTo(tree, ofOne, other);
    moveTo(tree, ofOther, one);
  }

  /** What the persons infected by a case beside its groups, and their number, say about it. */
  #infecteesWeight(one: number, infectees: readonly number[]): number {
    const { tree, model, evidence } = this.#run;
    let weight = this.#offspring(one, tree.day[one]!, infectees.length);
    for (let at = 0; at < infectees.length; at++) {
      const child = infectees[at]!;
      weight *= firstStep(this.#run, one, tree.day[one]!, tree.day[child]!) * LARGE;
      if (child >= model.cases) continue;
      if (model.decisions.accepted[child]! !== UNDECIDED) return 0;
      weight *= contactOfPair(model, evidence, one, child);
    }
    return weight;
  }

  /** Change places with the parent. */
  #withParent(one: number): void {
    const { tree, model } = this.#run;
    const parent = tree.parent[one]!;
    if (parent === OUTSIDE || tree.genotype[parent] !== tree.genotype[one]) return;
    if (!isMovable(this.#run, one) || !isMovable(this.#run, parent)) return;
    if (parent >= model.cases && tree.children[one] === 0) return; // an unreported person needs a child
    this.#tryExchange(one, parent);
  }

  #tryExchange(a: number, b: number): void {
    const { tree, rng } = this.#run;
    const dates = this.#dateRatio(a, b) * this.#dateRatio(b, a);
    if (!(dates > 0)) return;
    const before = this.#around(a, b) * this.#pair(a, b);
    const rejected = rejectedLinks(this.#run);
    exchange(tree, a, b);
    const ratio = (dates * this.#around(a, b) * this.#pair(a, b)) / before;
    if (rng.uniform() < ratio && rejectedLinks(this.#run) <= rejected) return;
    exchange(tree, a, b);
  }

  #pair(a: number, b: number): number {
    const { tree } = this.#run;
    return pairEscapes(this.#run, a, tree.day[a]!, b, tree.day[b]!);
  }

  /** How the weight of a person's own dates, or of going unreported, changes with the day of another. */
  #dateRatio(node: number, other: number): number {
    const { model, tree } = this.#run;
    const to = tree.day[other]!;
    const from = tree.day[node]!;
    if (node >= model.cases)
      return unlistedShare(this.#run.model, this.#run.parameters, to) / unlistedShare(this.#run.model, this.#run.parameters, from);
    const own = ownDates(this.#run.model, node, to) / ownDates(this.#run.model, node, from);
    return own > 0 ? (own * escapes(this.#run, node, to, other)) / escapes(this.#run, node, from, other) : 0;
  }

  /** Everything that names who stands in two places: contacts with the persons around, isolation, and decisions. */
  #around(a: number, b: number): number {
    let weight = this.#intoWeight(a) * this.#intoWeight(b) * this.#offspringWeight(a) * this.#offspringWeight(b);
    const { firstChild, next } = this.#run.tree;
    for (let child = firstChild[a]!; child >= 0; child = next[child]!) if (child !== b) weight *= this.#intoWeight(child);
    for (let child = firstChild[b]!; child >= 0; child = next[child]!) if (child !== a) weight *= this.#intoWeight(child);
    return weight;
  }

  #intoWeight(node: number): number {
    const { tree, model, evidence } = this.#run;
    const parent = tree.parent[node]!;
    const way = wayWeight(this.#run, parent, node);
    if (parent === OUTSIDE || way === 0) return way;
    if (parent >= model.cases) return way * contactOfLink(model, evidence, parent, node);
    if (node < model.cases && model.decisions.accepted[node]! !== UNDECIDED && model.decisions.accepted[node] !== parent) return 0;
    const leak = tree.day[node]! > model.isolationDay[parent]! ? model.settings.isolationLeak : 1;
    return way * leak * contactOfLink(model, evidence, parent, node);
  }

  /** Differs between two places only for persons in isolation. */
  #offspringWeight(node: number): number {
    const { tree, model } = this.#run;
    return node < model.cases && model.isolationDay[node] !== NEVER ? this.#offspring(node, tree.day[node]!, tree.own[node]!) / this.#offspring(model.cases, tree.day[node]!, tree.own[node]!) : 1; // prettier-ignore
  }

  #offspring(node: number, day: number, children: number): number {
    const { model, outlook, parameters } = this.#run;
    return offspringWeight(outlook, model, parameters, node, day, children);
  }

  #upOrDown(one: number): void {
    const { rng, tree, model } = this.#run;
    const parent = tree.parent[one]!;
    if (rng.uniform() < 0.5) {
      if (parent >= model.cases && tree.children[one] === 0 && tree.genotype[parent] === tree.genotype[one]) this.#stepUp(one, parent);
    } else if (tree.children[one]! > 0 && tree.freeCount > 0) this.#stepDown(one);
  }

  /** A case without children takes the place of its unreported parent, and its brothers and sisters become its children. */
  #stepUp(one: number, parent: number): void {
    const { tree, rng } = this.#run;
    const day = tree.day[one]!;
    const above = tree.parent[parent]!;
    const place = tree.day[parent]!;
    if (!(ownDates(this.#run.model, one, place) > 0) || tree.children[parent]! < 2) return;
    const below = this.#belowWeight(one, parent);
    detach(tree, one);
    const children = childrenOf(tree, parent);
    moveTo(tree, children, one);
    tree.day[one] = place;
    dropUnreported(tree, parent);
    attach(tree, one, above);
    const ratio = this.#aboveWeight(one) / below;
    if (rng.uniform() < ratio) return;
    detach(tree, one);
    const again = addUnreported(tree, place, tree.genotype[one]!);
    attach(tree, again, above);
    moveTo(tree, children, again);
    tree.day[one] = day;
    attach(tree, one, again);
  }

  /** The step back: an unreported person takes the place of the case, which becomes their child on a new day. */
  #stepDown(one: number): void {
    const { tree, rng } = this.#run;
    const place = tree.day[one]!;
    const above = tree.parent[one]!;
    const before = this.#aboveWeight(one);
    if (!(this.#fillDown(one, place) > 0)) return;
    if (hasMateLink(tree, one) || hasTouchedChild(this.#run, one)) return;
    const rejected = rejectedLinks(this.#run);
    const children = childrenOf(tree, one);
    detach(tree, one);
    const person = addUnreported(tree, place, tree.genotype[one]!);
    attach(tree, person, above);
    moveTo(tree, children, person);
    tree.day[one] = place + drawIndex(this.#run, this.#down);
    attach(tree, one, person);
    const ratio = this.#belowWeight(one, person) / before;
    if (rng.uniform() < ratio && rejectedLinks(this.#run) <= rejected) return;
    detach(tree, one);
    moveTo(tree, children, one);
    dropUnreported(tree, person);
    tree.day[one] = place;
    attach(tree, one, above);
  }

  /** Sum over the days on which a case may have been infected by somebody in its place of f(t) w(t - place). */
  #fillDown(one: number, place: number): number {
    const { model, parameters } = this.#run;
    const { generation } = model;
    let sum = 0;
    for (let lag = 1; lag < generation.length; lag++) {
      const weight =
        place + lag <= parameters.lastDay
          ? generation[lag]! * ownDates(this.#run.model, one, place + lag) * escapes(this.#run, one, place + lag)
          : 0;
      this.#down[lag] = weight;
      sum += weight;
    }
    return sum;
  }

  /** Weight of a case below an unreported person, less that of its day, which is drawn by the same weights: their sum stays. */
  #belowWeight(one: number, parent: number): number {
    const { tree, model, evidence } = this.#run;
    const place = tree.day[parent]!;
    const sum = this.#fillDown(one, place);
    const leaf = this.#offspring(one, tree.day[one]!, 0);
    const intact = model.genomeLength === 0 ? 1 : evidence.intact;
    return (
      sum *
      leaf *
      intact *
      unlistedShare(this.#run.model, this.#run.parameters, place) *
      this.#offspring(model.cases, place, tree.children[parent]!) *
      this.#leaks(parent) *
      wholePower(evidence.unnamed, reportedInfectees(tree, parent))
    );
  }

  /** Isolation of the person above counts in either place. */
  #leaks(parent: number): number {
    const { tree, model } = this.#run;
    const above = tree.parent[parent]!;
    return above >= 0 && above < model.cases && tree.day[parent]! > model.isolationDay[above]! ? model.settings.isolationLeak : 1;
  }

  #aboveWeight(one: number): number {
    const { tree } = this.#run;
    const place = tree.day[one]!;
    let weight = ownDates(this.#run.model, one, place) * escapes(this.#run, one, place);
    weight *= this.#offspring(one, place, tree.own[one]!) * this.#intoWeight(one);
    for (let child = tree.firstChild[one]!; child >= 0; child = tree.next[child]!) weight *= this.#intoWeight(child);
    return weight;
  }
}

function reportedInfectees({ cases, firstChild, next }: TreeState, node: number): number {
  let count = 0;
  for (let child = firstChild[node]!; child >= 0; child = next[child]!) if (child < cases) count++;
  return count;
}

function ownInfectees(tree: TreeState, node: number): number[] {
  const own: number[] = [];
  for (let child = tree.firstChild[node]!; child >= 0; child = tree.next[child]!) if (tree.byGroup[child] === 0) own.push(child);
  return own;
}

/** Cases of the same genome in groups, in the order of onset. */
function groupsByGenome({ cases, genotype, onsetDay }: ChainModel): Int32Array[] {
  const members = new Map<number, number[]>();
  for (let one = 0; one < cases; one++) {
    if (genotype[one] === UNSEQUENCED) continue;
    const group = members.get(genotype[one]!) ?? [];
    group.push(one);
    members.set(genotype[one]!, group);
  }
  return [...members.values()].map((group) => Int32Array.from(group.toSorted((a, b) => onsetDay[a]! - onsetDay[b]! || a - b)));
}

const REACH = 6;
/** Keeps products over many infectees away from 0; there are as many before as after. */
const LARGE = 10;
