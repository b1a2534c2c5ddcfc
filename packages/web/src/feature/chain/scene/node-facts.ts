import type { ChainAnswer } from '@firebreak/contract';
import { linksAt, linksByNode, type NodeLinks } from './node-links.ts';
import type { ChainLink, ChainNode, ChainConflict, Selection } from './scene.ts';

/** The other end of a link of a node. */
export interface LinkedNode {
  readonly node: ChainNode;
  readonly link: ChainLink;
  readonly conflict: boolean;
}

/** What is recorded about a node and its links. */
export interface NodeFacts {
  readonly node: ChainNode;
  readonly sources: readonly LinkedNode[];
  readonly infectees: readonly LinkedNode[];
  readonly conflicts: number;
}

/** Sources and infectees of a node of a selection, in the order of their dates. */
export function nodeFacts(selection: Selection, linksOf: NodeLinks, node: number): NodeFacts {
  const { nodes, links, linkSource, linkTarget, linkConflict } = selection;
  const linked = (numbers: Int32Array, ends: Int32Array): LinkedNode[] =>
    [...numbers]
      .map((link) => ({ node: nodes[ends[link]!]!, link: links[link]!, conflict: linkConflict[link] === 1 }))
      .sort((a, b) => byDate(a.node, b.node));
  const sources = linked(linksAt(linksOf.into, node), linkSource);
  const infectees = linked(linksAt(linksOf.out, node), linkTarget);
  return { node: nodes[node]!, sources, infectees, conflicts: [...sources, ...infectees].filter(({ conflict }) => conflict).length };
}

/** Facts of every node of a selection, in its order. */
export function allFacts(selection: Selection): NodeFacts[] {
  const linksOf = linksByNode(selection.nodes.length, selection.linkSource, selection.linkTarget);
  return selection.nodes.map((_, node) => nodeFacts(selection, linksOf, node));
}

/** A conflict with the records it is about. */
export interface ConflictFacts {
  readonly conflict: ChainConflict;
  readonly source: ChainNode | undefined;
  readonly target: ChainNode | undefined;
  readonly link: ChainLink | undefined;
}

/** Conflicts with their nodes and links: the impossible ones first, then by how many days the dates contradict. */
export function conflictFacts(answer: ChainAnswer): ConflictFacts[] {
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
  const links = new Map(answer.links.map((link) => [link.id, link]));
  const facts = answer.conflicts.map((conflict) => ({
    conflict,
    source: nodes.get(conflict.source),
    target: nodes.get(conflict.target),
    link: conflict.exposure === null ? undefined : links.get(conflict.exposure),
  }));
  return facts.sort((a, b) => rank(a.conflict) - rank(b.conflict) || (b.conflict.days ?? 0) - (a.conflict.days ?? 0));
}

const rank = ({ severity }: ChainConflict): number => (severity === 'impossible' ? 0 : 1);

/** Earlier first, those without a date last. */
function byDate(a: ChainNode, b: ChainNode): number {
  const [dateA, dateB] = [a.onset ?? a.reported ?? '9999', b.onset ?? b.reported ?? '9999'];
  return dateA < dateB ? -1 : dateA > dateB ? 1 : a.label < b.label ? -1 : 1;
}
