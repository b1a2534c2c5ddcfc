import {
  caseClasses,
  certainties,
  countsAsCase,
  dayOrNone,
  NO_DAY,
  type CalendarDate,
  type CaseClass,
  type Certainty,
} from '@firebreak/epi';
import { exposureOrder } from './exposure-order.ts';

/** What stands at an end of an exposure. A person who is both case and contact is one node of kind `case`. */
export const nodeKinds = ['case', 'contact', 'event'] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** A person or an event of the outbreak. Missing dates are null or left out. */
export interface RecordedNode {
  /** The record's identity, never a visual id: those are blank or repeated in real data. */
  id: string;
  kind: NodeKind;
  /** For cases. `notACase` (排除) takes the person out of every chain; missing counts as `notClassified`. */
  caseClass?: CaseClass | null;
  /** For cases: first day of symptoms. */
  onset?: CalendarDate | null;
  /** For cases: day the first positive sample was taken. */
  firstPositive?: CalendarDate | null;
  /** For cases: day the case was reported. */
  report?: CalendarDate | null;
  /** For cases: day isolation began. */
  isolation?: CalendarDate | null;
  /** For events: first day of the event. */
  eventDate?: CalendarDate | null;
}

/** A recorded exposure, from who or what may have infected to who may have been infected. */
export interface RecordedExposure {
  id: string;
  source: string;
  target: string;
  /** Day of the exposure; when it lasted, its last day (date of last contact). */
  date?: CalendarDate | null;
  certainty?: Certainty | null;
}

/** From where the day of a node is taken, best first. */
export const dayBases = ['onset', 'firstPositive', 'report', 'event', 'none'] as const;
export type DayBasis = (typeof dayBases)[number];

/** What a node does in the graph: cases and events join chains, contacts are counted, excluded persons do neither. */
export const ROLE_CASE = 0;
export const ROLE_EVENT = 1;
export const ROLE_CONTACT = 2;
export const ROLE_EXCLUDED = 3;

/**
 * A recorded graph by column. Nodes are numbered in the order of their ids and exposures in the order of source,
 * target, date and id, so the order in which rows arrive leaves no trace. Days are since 1970-01-01 or `NO_DAY`.
 */
export interface RecordedGraph {
  ids: readonly string[];
  role: Uint8Array;
  /** Index into `caseClasses`. */
  classIndex: Uint8Array;
  onsetDay: Int32Array;
  reportDay: Int32Array;
  isolationDay: Int32Array;
  /** The day a node stands on: onset, else first positive, else report; for an event its first day. */
  day: Int32Array;
  /** Index into `dayBases`: where `day` comes from. */
  dayBasis: Uint8Array;
  exposureIds: readonly string[];
  source: Int32Array;
  target: Int32Array;
  exposureDay: Int32Array;
  /** Index into `certainties`. */
  certainty: Uint8Array;
  /** Exposures left out because an end is not among the nodes (deleted, or not the viewer's to see). */
  unknownEnds: number;
}

/**
 * Puts nodes and exposures into columns.
 *
 * @throws RangeError when two nodes have the same id: one person would be counted twice
 */
export function recordedGraph(nodes: readonly RecordedNode[], exposures: readonly RecordedExposure[]): RecordedGraph {
  const ids = nodes.map((node) => node.id).sort();
  const index = indexOfIds(ids);
  return { ids, ...nodeColumns(nodes, index), ...exposureColumns(exposures, index) };
}

/** Whether an exposure joins its two ends into one chain: both are cases or events, and not the same one. */
export function joins(graph: RecordedGraph, exposure: number): boolean {
  const source = graph.source[exposure]!;
  const target = graph.target[exposure]!;
  return source !== target && graph.role[source]! <= ROLE_EVENT && graph.role[target]! <= ROLE_EVENT;
}

/** Column of 1 for exposures that join, 0 for the others. */
export function joiningExposures(graph: RecordedGraph): Uint8Array {
  const column = new Uint8Array(graph.source.length);
  for (let exposure = 0; exposure < column.length; exposure++) column[exposure] = joins(graph, exposure) ? 1 : 0;
  return column;
}

function indexOfIds(ids: readonly string[]): Map<string, number> {
  const index = new Map<string, number>();
  ids.forEach((id, position) => {
    if (index.has(id))
      throw new RangeError(`Two nodes have the id "${id}". Merge the records of one person before the chains are computed.`);
    index.set(id, position);
  });
  return index;
}

type NodeColumns = Pick<RecordedGraph, 'role' | 'classIndex' | 'onsetDay' | 'reportDay' | 'isolationDay' | 'day' | 'dayBasis'>;

function nodeColumns(nodes: readonly RecordedNode[], index: ReadonlyMap<string, number>): NodeColumns {
  const days = (): Int32Array => new Int32Array(nodes.length).fill(NO_DAY);
  const bytes = (): Uint8Array => new Uint8Array(nodes.length);
  const columns = {
    role: bytes(),
    classIndex: bytes(),
    onsetDay: days(),
    reportDay: days(),
    isolationDay: days(),
    day: days(),
    dayBasis: bytes(),
  };
  for (const node of nodes) writeNode(columns, index.get(node.id)!, node);
  return columns;
}

function writeNode(columns: NodeColumns, at: number, node: RecordedNode): void {
  const caseClass = node.caseClass ?? 'notClassified';
  const isCase = node.kind === 'case';
  columns.role[at] = isCase ? (countsAsCase(caseClass) ? ROLE_CASE : ROLE_EXCLUDED) : node.kind === 'event' ? ROLE_EVENT : ROLE_CONTACT;
  columns.classIndex[at] = caseClasses.indexOf(caseClass);
  columns.onsetDay[at] = isCase ? dayOrNone(node.onset) : NO_DAY;
  columns.reportDay[at] = dayOrNone(node.report);
  columns.isolationDay[at] = dayOrNone(node.isolation);
  const basis = dayBasisOf(node, isCase);
  columns.dayBasis[at] = basis;
  columns.day[at] =
    basis === ONSET
      ? columns.onsetDay[at]
      : basis === REPORT
        ? columns.reportDay[at]
        : dayOrNone(basis === EVENT ? node.eventDate : basis === FIRST_POSITIVE ? node.firstPositive : null);
}

function dayBasisOf(node: RecordedNode, isCase: boolean): number {
  if (node.kind === 'event') return hasDate(node.eventDate) ? EVENT : NO_BASIS;
  if (!isCase) return NO_BASIS;
  if (hasDate(node.onset)) return ONSET;
  if (hasDate(node.firstPositive)) return FIRST_POSITIVE;
  return hasDate(node.report) ? REPORT : NO_BASIS;
}

function hasDate(date: CalendarDate | null | undefined): boolean {
  return date !== null && date !== undefined;
}

type ExposureColumns = Pick<RecordedGraph, 'exposureIds' | 'source' | 'target' | 'exposureDay' | 'certainty' | 'unknownEnds'>;

function exposureColumns(exposures: readonly RecordedExposure[], index: ReadonlyMap<string, number>): ExposureColumns {
  const ends = endsOf(exposures, index);
  const ids = pluck(ends.row, (row) => exposures[row]!.id);
  const day = ends.row.map((row) => dayOrNone(exposures[row]!.date));
  const order = exposureOrder({ source: ends.source, target: ends.target, day, ids, nodes: index.size });
  const certainty = new Uint8Array(order.length);
  order.forEach((at, place) => (certainty[place] = certainties.indexOf(exposures[ends.row[at]!]!.certainty ?? 'unknown')));
  return {
    exposureIds: pluck(order, (at) => ids[at]!),
    source: order.map((at) => ends.source[at]!),
    target: order.map((at) => ends.target[at]!),
    exposureDay: order.map((at) => day[at]!),
    certainty,
    unknownEnds: exposures.length - order.length,
  };
}

/** Rows whose ends are both known, with the numbers of the ends. Each id is looked up once: this is the costly part. */
function endsOf(
  exposures: readonly RecordedExposure[],
  index: ReadonlyMap<string, number>,
): { row: Int32Array; source: Int32Array; target: Int32Array } {
  const [row, source, target] = [new Int32Array(exposures.length), new Int32Array(exposures.length), new Int32Array(exposures.length)];
  let known = 0;
  for (let at = 0; at < exposures.length; at++) {
    const from = index.get(exposures[at]!.source);
    const to = index.get(exposures[at]!.target);
    if (from === undefined || to === undefined) continue;
    row[known] = at;
    source[known] = from;
    target[known++] = to;
  }
  return { row: row.subarray(0, known), source: source.subarray(0, known), target: target.subarray(0, known) };
}

function pluck(order: Int32Array, textAt: (at: number) => string): string[] {
  const texts: string[] = [];
  for (const at of order) texts.push(textAt(at));
  return texts;
}

const [ONSET, FIRST_POSITIVE, REPORT, EVENT, NO_BASIS] = [0, 1, 2, 3, 4] as const; // the order of dayBases
