import type { ChainAnswer } from '@firebreak/contract';
import { linksByNode, type NodeLinks } from './node-links.ts';
import { gridIndex, type GridIndex } from './grid-index.ts';
import type { Extent } from './viewport.ts';

export type ChainNode = ChainAnswer['nodes'][number];
export type ChainLink = ChainAnswer['links'][number];
export type ChainConflict = ChainAnswer['conflicts'][number];

/** Where each node stands: a column (day or generation) and a row. NaN: nowhere, it is not drawn. */
export interface Placement {
  readonly column: Float64Array;
  readonly row: Float64Array;
  readonly rows: number;
}

/** Chosen nodes and links by number, before they have places. */
export interface Selection {
  readonly nodes: readonly ChainNode[];
  readonly links: readonly ChainLink[];
  readonly linkSource: Int32Array;
  readonly linkTarget: Int32Array;
  /** 1 where a conflict was found about the link. */
  readonly linkConflict: Uint8Array;
  /** Of inferred links: how each is known (number of its `linkKinds`) and its posterior from 0 to 1. */
  readonly linkLook?: { readonly kind: Uint8Array; readonly p: Float32Array };
  /** Of inferred chains: 1 where a case came from outside, 2 where its infector is open. */
  readonly nodeStart?: Uint8Array;
  /** Links that give the nodes their places, where they are not those drawn: the same nodes and links stay in the same places. */
  readonly placedBy?: readonly ChainLink[];
}

/** Everything that is drawn, by column: what twenty thousand cases need to move at once. */
export interface Scene extends Selection {
  readonly column: Float64Array;
  readonly row: Float64Array;
  readonly extent: Extent;
  readonly linksOf: NodeLinks;
  readonly grid: GridIndex;
}

/** What of the answer is shown. `chain`: members of one chain only. */
export interface SelectionChoice {
  readonly chain?: string | undefined;
  readonly contacts: boolean;
  readonly events: boolean;
}

/** Takes the chosen nodes, and the links whose two ends are among them. */
export function selectNodes(answer: ChainAnswer, choice: SelectionChoice): Selection {
  const nodes = chosenNodes(answer, choice);
  const index = new Map(nodes.map((node, at) => [node.id, at]));
  const links = answer.links.filter((link) => index.has(link.source) && index.has(link.target));
  const conflicting = new Set(answer.conflicts.map((conflict) => conflict.exposure));
  return {
    nodes,
    links,
    linkSource: Int32Array.from(links, (link) => index.get(link.source)!),
    linkTarget: Int32Array.from(links, (link) => index.get(link.target)!),
    linkConflict: Uint8Array.from(links, (link) => (conflicting.has(link.id) ? 1 : 0)),
  };
}

/** Puts a selection in its places. */
export function sceneOf(selection: Selection, { column, row, rows }: Placement): Scene {
  return {
    ...selection,
    column,
    row,
    extent: { ...columnsOf(column), rows },
    linksOf: linksByNode(selection.nodes.length, selection.linkSource, selection.linkTarget),
    grid: gridIndex(column, row),
  };
}

function chosenNodes(answer: ChainAnswer, { chain, contacts, events }: SelectionChoice): ChainNode[] {
  const kinds = answer.nodes.filter((node) => (contacts || node.kind !== 'contact') && (events || node.kind !== 'event'));
  if (chain === undefined) return kinds;
  const members = new Set(answer.chains.find((one) => one.id === chain)?.members);
  const metMembers = new Set(
    answer.links.flatMap((link) => (members.has(link.source) ? [link.target] : members.has(link.target) ? [link.source] : [])),
  );
  return kinds.filter((node) => members.has(node.id) || (node.kind === 'contact' && metMembers.has(node.id)));
}

function columnsOf(column: Float64Array): { firstColumn: number; lastColumn: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const at of column) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return first === Infinity ? { firstColumn: 0, lastColumn: 1 } : { firstColumn: first, lastColumn: last };
}
