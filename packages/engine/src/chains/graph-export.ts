import { calendarDate, caseClasses, certainties, NO_DAY, type CalendarDate } from '@firebreak/epi';
import { chainStructure, type ChainStructure } from './chain-structure.ts';
import { csvText } from './csv-text.ts';
import { dayBases, ROLE_CASE, type RecordedGraph } from './recorded-graph.ts';
import { xmlText } from './xml-text.ts';

/** The kinds of node as files name them, by role. */
const roleNames = ['case', 'event', 'contact', 'excluded'] as const;

/** Name of a node to write beside its id. What the reader may not see is the caller's to leave out. */
export type NodeLabel = (id: string) => string;

const nodeFields = ['kind', 'caseClass', 'onset', 'report', 'day', 'dayBasis', 'chain', 'generation'] as const;
const exposureFields = ['date', 'certainty'] as const;
type Field = string | number | null;

/** The whole graph as GraphML, which Gephi, yEd, Cytoscape, igraph and NetworkX read. */
export function graphmlOf(graph: RecordedGraph, label?: NodeLabel, structure: ChainStructure = chainStructure(graph)): string {
  const nodeKeys = label === undefined ? nodeFields : ['label', ...nodeFields];
  const nodes = graph.ids.map((id, node) => {
    const values = nodeValues(graph, structure, node);
    return `<node id="${xmlText(id)}">${dataOf('n', nodeKeys, label === undefined ? values : [label(id), ...values])}</node>`;
  });
  const edges = graph.exposureIds.map((id, exposure) => {
    const ends = `source="${xmlText(graph.ids[graph.source[exposure]!]!)}" target="${xmlText(graph.ids[graph.target[exposure]!]!)}"`;
    return `<edge id="${xmlText(id)}" ${ends}>${dataOf('e', exposureFields, exposureValues(graph, exposure))}</edge>`;
  });
  const keys = [...nodeKeys.map((name) => keyOf('node', 'n', name)), ...exposureFields.map((name) => keyOf('edge', 'e', name))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '<graph edgedefault="directed">',
    ...nodes,
    ...edges,
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

/** One row per node: id, (label,) kind, class, dates, chain, generation. */
export function nodesCsv(graph: RecordedGraph, label?: NodeLabel, structure: ChainStructure = chainStructure(graph)): string {
  const named = (id: string): Field[] => (label === undefined ? [id] : [id, label(id)]);
  const head = label === undefined ? ['id', ...nodeFields] : ['id', 'label', ...nodeFields];
  return csvText([head, ...graph.ids.map((id, node) => [...named(id), ...nodeValues(graph, structure, node)])]);
}

/** One row per exposure: id, source, target, date, certainty. The ids are those of `nodesCsv`. */
export function exposuresCsv(graph: RecordedGraph): string {
  const rows = graph.exposureIds.map((id, exposure) => [
    id,
    graph.ids[graph.source[exposure]!]!,
    graph.ids[graph.target[exposure]!]!,
    ...exposureValues(graph, exposure),
  ]);
  return csvText([['id', 'source', 'target', ...exposureFields], ...rows]);
}

function nodeValues(graph: RecordedGraph, { chains, chainOf, generation }: ChainStructure, node: number): Field[] {
  const chain = chainOf[node]!;
  const isCase = graph.role[node] === ROLE_CASE;
  return [
    roleNames[graph.role[node]!]!,
    isCase ? caseClasses[graph.classIndex[node]!]! : null,
    dateOrNull(graph.onsetDay[node]!),
    dateOrNull(graph.reportDay[node]!),
    dateOrNull(graph.day[node]!),
    dayBases[graph.dayBasis[node]!]!,
    chain < 0 ? null : graph.ids[chains[chain]![0]!]!,
    chain < 0 && !isCase ? null : generation[node]!,
  ];
}

function exposureValues(graph: RecordedGraph, exposure: number): Field[] {
  return [dateOrNull(graph.exposureDay[exposure]!), certainties[graph.certainty[exposure]!]!];
}

function keyOf(target: 'node' | 'edge', prefix: string, name: string): string {
  const type = name === 'generation' ? 'int' : 'string';
  return `<key id="${prefix}_${name}" for="${target}" attr.name="${name}" attr.type="${type}"/>`;
}

function dataOf(prefix: string, names: readonly string[], values: readonly Field[]): string {
  return names
    .map((name, at) => (values[at] === null ? '' : `<data key="${prefix}_${name}">${xmlText(String(values[at]))}</data>`))
    .join('');
}

function dateOrNull(day: number): CalendarDate | null {
  return day === NO_DAY ? null : calendarDate(day);
}
