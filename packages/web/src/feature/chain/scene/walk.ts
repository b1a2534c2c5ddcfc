import { linksAt } from './node-links.ts';
import type { Scene } from './scene.ts';

/** Steps of the keyboard: along links to the left and right, among brothers or rows up and down. */
export type Step = 'source' | 'infectee' | 'up' | 'down' | 'first' | 'last';

/**
 * The node one step away, or the same where there is none.
 *
 * `source`: who infected, the nearest in time; `infectee`: the first infected. `up` and `down`: the next one
 * infected by the same source; past the last of them, and for those without a source, the row above or below.
 */
export function walk(scene: Scene, from: number, step: Step): number {
  switch (step) {
    case 'source':
      return linkedBy(scene, linksAt(scene.linksOf.into, from), scene.linkSource, -1) ?? from;
    case 'infectee':
      return linkedBy(scene, linksAt(scene.linksOf.out, from), scene.linkTarget, 1) ?? from;
    case 'up':
      return brother(scene, from, -1) ?? byRow(scene, from, -1) ?? from;
    case 'down':
      return brother(scene, from, 1) ?? byRow(scene, from, 1) ?? from;
    case 'first':
      return edgeRow(scene, -1) ?? from;
    case 'last':
      return edgeRow(scene, 1) ?? from;
  }
}

/** Of the other ends of the links the earliest (`order` 1) or latest (-1); the upper row first. */
function linkedBy(scene: Scene, links: Int32Array, end: Int32Array, order: 1 | -1): number | undefined {
  const ends = [...links].map((link) => end[link]!).filter((node) => placed(scene, node));
  return ends.sort((a, b) => order * (scene.column[a]! - scene.column[b]!) || scene.row[a]! - scene.row[b]!)[0];
}

function brother(scene: Scene, from: number, direction: 1 | -1): number | undefined {
  const source = linkedBy(scene, linksAt(scene.linksOf.into, from), scene.linkSource, -1);
  if (source === undefined) return undefined;
  const brothers = [...linksAt(scene.linksOf.out, source)].map((link) => scene.linkTarget[link]!);
  return nearestRow(scene, brothers, from, direction);
}

function byRow(scene: Scene, from: number, direction: 1 | -1): number | undefined {
  return nearestRow(scene, scene.nodes.keys(), from, direction);
}

/** The first and last row, as someone pressing Home and End expects. */
function edgeRow(scene: Scene, direction: 1 | -1): number | undefined {
  let best: number | undefined;
  for (let node = 0; node < scene.nodes.length; node++) {
    if (placed(scene, node) && (best === undefined || (scene.row[node]! - scene.row[best]!) * direction > 0)) best = node;
  }
  return best;
}

function nearestRow(scene: Scene, candidates: Iterable<number>, from: number, direction: 1 | -1): number | undefined {
  let best: number | undefined;
  for (const node of candidates) {
    const ahead = (scene.row[node]! - scene.row[from]!) * direction;
    if (!placed(scene, node) || !(ahead > 0)) continue;
    if (best === undefined || ahead < (scene.row[best]! - scene.row[from]!) * direction) best = node;
  }
  return best;
}

const placed = (scene: Scene, node: number): boolean => !Number.isNaN(scene.column[node]!) && !Number.isNaN(scene.row[node]!);
