import type { ChainModel } from '../model/chain-model.ts';

/**
 * A transmission tree: the cases, numbered as in the model, then unreported persons in slots that are used again.
 * Every person has one parent: a person infected earlier, or `OUTSIDE` for an importation.
 */
export interface TreeState {
  /** Number of cases: slots from here on are unreported persons. */
  cases: number;
  /** Day of infection. */
  day: Int32Array;
  parent: Int32Array;
  genotype: Int32Array;
  /** Number of children, and their list. */
  children: Int32Array;
  /** Number of children infected beside the groups, which count for R_j. */
  own: Int32Array;
  /** 1 for a person infected as a member of the same group; kept by `detach`, read by `attach`. */
  byGroup: Uint8Array;
  firstChild: Int32Array;
  next: Int32Array;
  previous: Int32Array;
  /** Unreported persons in the tree, `unreported[0]` up to `unreportedCount`, and the place of each in that list. */
  unreported: Int32Array;
  unreportedCount: number;
  place: Int32Array;
  /** Free slots, a stack. */
  free: Int32Array;
  freeCount: number;
  /** Importations in the tree. */
  imports: number;
}

export const OUTSIDE = -1;
/** Parent of a person who is not in the tree at the moment. */
export const DETACHED = -2;

export function newTree({ cases, genotype }: ChainModel): TreeState {
  const slots = 3 * cases + SPARE_SLOTS;
  const column = (): Int32Array => new Int32Array(slots).fill(DETACHED);
  const state: TreeState = {
    cases,
    day: new Int32Array(slots),
    parent: column(),
    genotype: new Int32Array(slots),
    children: new Int32Array(slots),
    own: new Int32Array(slots),
    byGroup: new Uint8Array(slots),
    firstChild: column(),
    next: column(),
    previous: column(),
    unreported: new Int32Array(slots),
    unreportedCount: 0,
    place: column(),
    free: Int32Array.from({ length: slots - cases }, (_, at) => slots - 1 - at),
    freeCount: slots - cases,
    imports: 0,
  };
  state.genotype.set(genotype.map((number) => Math.max(0, number)));
  return state;
}

export function attach(tree: TreeState, node: number, parent: number): void {
  tree.parent[node] = parent;
  if (parent === OUTSIDE) {
    tree.imports++;
    return;
  }
  const first = tree.firstChild[parent]!;
  tree.next[node] = first;
  tree.previous[node] = DETACHED;
  if (first !== DETACHED) tree.previous[first] = node;
  tree.firstChild[parent] = node;
  tree.children[parent]!++;
  tree.own[parent]! += 1 - tree.byGroup[node]!;
}

export function detach(tree: TreeState, node: number): void {
  const parent = tree.parent[node]!;
  tree.parent[node] = DETACHED;
  if (parent === OUTSIDE) {
    tree.imports--;
    return;
  }
  const before = tree.previous[node]!;
  const after = tree.next[node]!;
  if (before === DETACHED) tree.firstChild[parent] = after;
  else tree.next[before] = after;
  if (after !== DETACHED) tree.previous[after] = before;
  tree.children[parent]!--;
  tree.own[parent]! -= 1 - tree.byGroup[node]!;
}

/** Takes a person and the unreported line that led only to them out of the tree. */
export function detachLine(tree: TreeState, node: number): void {
  let parent = tree.parent[node]!;
  detach(tree, node);
  while (parent >= tree.cases && tree.children[parent] === 0) {
    const above = tree.parent[parent]!;
    detach(tree, parent);
    removeUnreported(tree, parent);
    parent = above;
  }
}

/** A new unreported person, not yet attached. */
export function addUnreported(tree: TreeState, day: number, genotype: number): number {
  const node = tree.free[--tree.freeCount]!;
  tree.day[node] = day;
  tree.genotype[node] = genotype;
  tree.children[node] = 0;
  tree.own[node] = 0;
  tree.byGroup[node] = 0;
  tree.firstChild[node] = DETACHED;
  tree.place[node] = tree.unreportedCount;
  tree.unreported[tree.unreportedCount++] = node;
  return node;
}

function removeUnreported(tree: TreeState, node: number): void {
  const place = tree.place[node]!;
  const last = tree.unreported[--tree.unreportedCount]!;
  tree.unreported[place] = last;
  tree.place[last] = place;
  tree.place[node] = DETACHED;
  tree.free[tree.freeCount++] = node;
}

/** The nearest reported ancestor, itself included, or `OUTSIDE`. */
export function reportedAncestor({ parent, cases }: TreeState, start: number): number {
  let node = start;
  while (node >= cases) node = parent[node]!;
  return node;
}

/** Day of the earliest infection by this person, or `Infinity`. */
export function firstInfection({ firstChild, next, day }: TreeState, node: number): number {
  let first = Infinity;
  for (let child = firstChild[node]!; child >= 0; child = next[child]!) if (day[child]! < first) first = day[child]!;
  return first;
}

const SPARE_SLOTS = 64;

/** Two persons change places: parent and the way of infection, day and children. */
export function exchange(tree: TreeState, a: number, b: number): void {
  const parentOfA = tree.parent[a]!;
  const parentOfB = tree.parent[b]!;
  detach(tree, a);
  detach(tree, b);
  const childrenOfA = takeChildren(tree, a);
  const childrenOfB = takeChildren(tree, b);
  swap(tree.day, a, b);
  swap(tree.byGroup, a, b);
  attach(tree, a, parentOfB === a ? b : parentOfB);
  attach(tree, b, parentOfA === b ? a : parentOfA);
  giveChildren(tree, childrenOfA, b);
  giveChildren(tree, childrenOfB, a);
}

export function swap(column: Int32Array | Uint8Array, a: number, b: number): void {
  const ofA = column[a]!;
  column[a] = column[b]!;
  column[b] = ofA;
}

/** All children of one person become those of another. */
export function moveChildren(tree: TreeState, from: number, to: number): void {
  giveChildren(tree, takeChildren(tree, from), to);
}

/** Leaves a person without children and answers the first of them; the others hang by `next` until `giveChildren` attaches them. */
export function takeChildren(tree: TreeState, node: number): number {
  const first = tree.firstChild[node]!;
  tree.firstChild[node] = DETACHED;
  tree.children[node] = 0;
  tree.own[node] = 0;
  return first;
}

export function giveChildren(tree: TreeState, first: number, to: number): void {
  let child = first;
  while (child >= 0) {
    const after = tree.next[child]!;
    attach(tree, child, to);
    child = after;
  }
}

/** Moves the persons named, and nobody else, to another parent. */
export function moveTo(tree: TreeState, nodes: readonly number[], parent: number): void {
  for (let at = 0; at < nodes.length; at++) {
    detach(tree, nodes[at]!);
    attach(tree, nodes[at]!, parent);
  }
}

export function childrenOf({ firstChild, next }: TreeState, node: number): number[] {
  const children: number[] = [];
  for (let child = firstChild[node]!; child >= 0; child = next[child]!) children.push(child);
  return children;
}

/** Whether a person infected somebody, or was infected, as a member of a group: an unreported person cannot stand there. */
export function hasMateLink({ byGroup, firstChild, next }: TreeState, node: number): boolean {
  if (byGroup[node] === 1) return true;
  for (let child = firstChild[node]!; child >= 0; child = next[child]!) if (byGroup[child] === 1) return true;
  return false;
}

/** Takes an unreported person without children out of the tree. */
export function dropUnreported(tree: TreeState, node: number): void {
  detach(tree, node);
  removeUnreported(tree, node);
}
