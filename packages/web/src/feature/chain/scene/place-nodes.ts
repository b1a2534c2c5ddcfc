import { recordedGraph, timelineLayout, treeLayout, type RecordedExposure, type RecordedGraph, type RecordedNode } from '@firebreak/engine';
import { caseClasses, certainties, NO_DAY, parseCalendarDate, type CalendarDate, type CaseClass, type Certainty } from '@firebreak/epi';
import type { ChainLink, ChainNode, Placement } from './scene.ts';

/** The two pictures of a selection. */
export const pictures = ['timeline', 'tree'] as const;
export type Picture = (typeof pictures)[number];

/** A placement that also says whose day is not their own. */
export interface PlacedNodes extends Placement {
  /** 1 where the place was lent: the case has no date and stands with its source, its chain, or left of all. */
  readonly lent: Uint8Array;
  /** Column of those with no date at all, NaN when there are none (or in the tree). */
  readonly undatedColumn: number;
}

/**
 * Places nodes by the layout of the engine: the timeline (column: day since 1970-01-01) or the tree (column:
 * generation). Contacts hang under who exposed them; in the tree one generation later.
 */
export function placeNodes(picture: Picture, nodes: readonly ChainNode[], links: readonly ChainLink[]): PlacedNodes {
  const exposedOn = lastExposures(links);
  // Contacts take part in the layout like events, which add no generation; their day is that of their last exposure.
  const asEvents = nodes.map((node) => (node.kind === 'contact' ? contactAsEvent(node, exposedOn) : recordedNode(node)));
  const graph = recordedGraph(asEvents, links.map(recordedExposure));
  const numberOf = new Map(nodes.map((node, at) => [node.id, at]));
  const nodeAt = graph.ids.map((id) => numberOf.get(id)!);
  return picture === 'timeline' ? onTimeline(timelineLayout(graph), nodeAt) : inTree(treeLayout(graph), nodeAt, nodes);
}

function onTimeline(layout: ReturnType<typeof timelineLayout>, nodeAt: readonly number[]): PlacedNodes {
  const { column, row, lent } = emptyPlacement(nodeAt.length);
  const hasDays = layout.firstDay !== NO_DAY;
  const undated = hasDays ? layout.firstDay - Math.max(2, Math.round((layout.lastDay - layout.firstDay) * UNDATED_SHARE)) : 0;
  let undatedColumn = NaN;
  layout.node.forEach((graphNode, at) => {
    const node = nodeAt[graphNode]!;
    row[node] = at;
    column[node] = layout.day[at] === NO_DAY ? undated : layout.day[at]!;
    lent[node] = layout.dated[at] === 1 ? 0 : 1;
    if (layout.day[at] === NO_DAY) undatedColumn = undated;
  });
  return { column, row, rows: layout.node.length, lent, undatedColumn };
}

function inTree(layout: ReturnType<typeof treeLayout>, nodeAt: readonly number[], nodes: readonly ChainNode[]): PlacedNodes {
  const { column, row, lent } = emptyPlacement(nodeAt.length);
  layout.node.forEach((graphNode, at) => {
    const node = nodeAt[graphNode]!;
    row[node] = layout.y[at]!;
    column[node] = layout.x[at]! + (nodes[node]!.kind === 'contact' ? 1 : 0);
  });
  return { column, row, rows: layout.height, lent, undatedColumn: NaN };
}

/** Nobody placed yet. */
function emptyPlacement(count: number): { column: Float64Array; row: Float64Array; lent: Uint8Array } {
  return { column: new Float64Array(count).fill(NaN), row: new Float64Array(count).fill(NaN), lent: new Uint8Array(count) };
}

/** The recorded graph of a selection, as the engine's exports take it. */
export function graphOf(nodes: readonly ChainNode[], links: readonly ChainLink[]): RecordedGraph {
  return recordedGraph(nodes.map(recordedNode), links.map(recordedExposure));
}

function recordedNode({ id, kind, caseClass, onset, reported }: ChainNode): RecordedNode {
  if (kind === 'case') return { id, kind, caseClass: classOf(caseClass), onset: dateOf(onset), report: dateOf(reported) };
  return kind === 'event' ? { id, kind, eventDate: dateOf(onset ?? reported) } : { id, kind };
}

function contactAsEvent({ id }: ChainNode, exposedOn: ReadonlyMap<string, CalendarDate>): RecordedNode {
  return { id, kind: 'event', eventDate: exposedOn.get(id) ?? null };
}

function recordedExposure(link: ChainLink): RecordedExposure {
  const certainty = certainties.find((one): one is Certainty => one === link.certainty) ?? null;
  return { id: link.id, source: link.source, target: link.target, date: dateOf(link.date), certainty };
}

/** Last day on which each target was exposed. */
function lastExposures(links: readonly ChainLink[]): ReadonlyMap<string, CalendarDate> {
  const last = new Map<string, CalendarDate>();
  for (const link of links) {
    const date = dateOf(link.date);
    if (date !== null && (last.get(link.target) ?? '') < date) last.set(link.target, date);
  }
  return last;
}

const dateOf = (text: string | null): CalendarDate | null => (text === null ? null : (parseCalendarDate(text) ?? null));
const classOf = (text: string | null): CaseClass => caseClasses.find((one) => one === text) ?? 'notClassified';

/** Share of the width of the dates that stands between them and cases without any date. */
const UNDATED_SHARE = 0.04;
