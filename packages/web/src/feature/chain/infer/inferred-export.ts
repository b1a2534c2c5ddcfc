import { dayOf, parseCalendarDate } from '@firebreak/epi';
import { csvText } from '@firebreak/engine/chains/csv-text';
import { xmlText } from '@firebreak/engine/chains/xml-text';
import { BYTE_ORDER_MARK } from '../../../chart/figure-data.ts';
import type { InferredModel } from './inferred-model.ts';

/** Name of what no case is: the root of files. */
const outside = 'outside';

/** Every candidate of every case with its probability, and the evidence by component. */
export function candidatesCsv(model: InferredModel): string {
  const head = [
    'infectee',
    'infectee_id',
    'kind',
    'infector',
    'infector_id',
    'probability',
    'reported',
    'decision',
    'time',
    'contact',
    'genome',
  ];
  const rows = model.result.cases.flatMap((one) =>
    one.candidates.map(({ kind, infector, p, evidence }) => [
      labelOf(model, one.id),
      one.id,
      kind,
      infector === null ? '' : labelOf(model, infector),
      infector ?? '',
      Number(p.toFixed(4)),
      infector !== null && model.reported.get(one.id)?.includes(infector) === true ? 'yes' : 'no',
      model.inForce.get(one.id)?.find((decision) => decision.infector === infector && !decision.infectorElsewhere)?.verdict ?? '',
      evidence === null ? null : Number(evidence.time.toFixed(4)),
      evidence === null ? '' : evidence.contact.map(({ type, ratio }) => `${type} ${ratio.toFixed(2)}`).join('; '),
      evidence?.genome === null || evidence === null ? null : Number(evidence.genome.toFixed(4)),
    ]),
  );
  return BYTE_ORDER_MARK + csvText([head, ...rows]);
}

/** Cases and possible links with their posterior, for Gephi, yEd, Cytoscape, igraph and NetworkX. */
export function posteriorGraphml(model: InferredModel, least: number): string {
  const nodes = model.result.cases.map(
    ({ id, entropy }) =>
      `<node id="${xmlText(id)}"><data key="label">${xmlText(labelOf(model, id))}</data><data key="onset">${model.nodes.get(id)?.onset ?? ''}</data><data key="entropy">${entropy.toFixed(4)}</data></node>`,
  );
  const edges = model.links
    .filter(({ p }) => p >= least)
    .map(
      ({ source, target, p, kind }) =>
        `<edge source="${xmlText(source)}" target="${xmlText(target)}"><data key="p">${p.toFixed(4)}</data><data key="kind">${kind}</data></edge>`,
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    '<key id="label" for="node" attr.name="label" attr.type="string"/>',
    '<key id="onset" for="node" attr.name="onset" attr.type="string"/>',
    '<key id="entropy" for="node" attr.name="entropy" attr.type="double"/>',
    '<key id="p" for="edge" attr.name="posterior" attr.type="double"/>',
    '<key id="kind" for="edge" attr.name="kind" attr.type="string"/>',
    '<graph edgedefault="directed">',
    ...nodes,
    ...edges,
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

/**
 * The likeliest tree as Newick. Infectors are inner nodes; the length of a branch is the number of days from the onset of the infector
 * to that of the infected, 0 where it is earlier or not known. Importations hang from a root called `outside`.
 */
export function likeliestNewick(model: InferredModel): string {
  const children = new Map<string, string[]>();
  for (const { id, tree } of model.result.cases) {
    const parent = tree.infector !== null && model.cases.has(tree.infector) ? tree.infector : outside;
    children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  return `${clade(model, children, outside, undefined)};\n`;
}

function clade(model: InferredModel, children: ReadonlyMap<string, readonly string[]>, id: string, parent: string | undefined): string {
  const below = (children.get(id) ?? []).map((child) => clade(model, children, child, id));
  const inner = below.length === 0 ? '' : `(${below.join(',')})`;
  const name = id === outside ? outside : newickName(labelOf(model, id));
  return parent === undefined ? `${inner}${name}` : `${inner}${name}:${daysBetween(model, parent, id)}`;
}

const newickName = (label: string): string => `'${label.replaceAll("'", "''")}'`;

function daysBetween({ nodes }: InferredModel, parent: string, id: string): number {
  const [from, to] = [parent, id].map((one) => parseCalendarDate(nodes.get(one)?.onset ?? nodes.get(one)?.reported ?? ''));
  return from === undefined || to === undefined ? 0 : Math.max(0, dayOf(to) - dayOf(from));
}

const labelOf = ({ nodes }: InferredModel, id: string): string => nodes.get(id)?.label ?? id;
