import type { ChainAnswer, InferredCase } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { candidatesCsv, likeliestNewick, posteriorGraphml } from './inferred-export.ts';
import { descendantsOf, inferredModel, linkKinds } from './inferred-model.ts';
import { inferredSelection, placedCast } from './inferred-selection.ts';

/** A infected B (0.8) and C (0.45, or B 0.4); the record says B infected C. D came from outside. */
const node = (id: string, onset: string): ChainAnswer['nodes'][number] => ({
  id,
  kind: 'case',
  record: `record-${id}`,
  label: id,
  number: id,
  caseClass: 'confirmed',
  onset,
  reported: null,
  generation: null,
  areaName: '',
});
const answer: ChainAnswer = {
  chains: [],
  unlinked: [],
  conflicts: [],
  nodes: [node('A', '2022-07-01'), node('B', '2022-07-04'), node('C', '2022-07-06'), node('D', '2022-07-06')],
  links: [{ id: 'x', source: 'B', target: 'C', date: null, certainty: null, setting: null }],
  asOf: '2022-07-12',
};
const inferred = (id: string, candidates: InferredCase['candidates'], tree: string | null): InferredCase => ({
  id,
  candidates,
  generations: [1, 0, 0, 0],
  infectionDate: null,
  infectiousness: { mean: 0, sd: 0 },
  offspring: [1],
  depth: [1],
  entropy: 0,
  openEnd: (candidates[0]?.p ?? 0) < 0.5,
  tree: { kind: tree === null ? 'importation' : 'case', infector: tree },
});
const by = (infector: string | null, p: number): InferredCase['candidates'][number] => ({
  kind: infector === null ? 'importation' : 'case',
  infector,
  p,
  evidence: null,
});
const result = {
  cases: [
    inferred('A', [by(null, 1)], null),
    inferred('B', [by('A', 0.8), by(null, 0.2)], 'A'),
    inferred('C', [by('A', 0.45), by('B', 0.4), by(null, 0.15)], 'A'),
    inferred('D', [by(null, 0.9), by('A', 0.1)], null),
  ],
  parameters: [],
  value: [],
  sweeps: 1,
  settled: true,
};
const decided = (id: string, verdict: 'accepted' | 'rejected' | 'open', infector: string) => ({
  id,
  infectee: 'C',
  infector,
  infectorElsewhere: false,
  verdict,
  reason: 'test',
  at: '2022-07-12T00:00:00Z',
  by: 'test',
});
const choice = { source: undefined, contacts: false, events: false };
const shown = (model: ReturnType<typeof inferredModel>, threshold: number, alternatives: boolean) => {
  const { links, linkLook } = inferredSelection(placedCast(answer, model, choice), model, { threshold, alternatives });
  return links.map(({ source, target }, at) => `${source}>${target} ${linkKinds[linkLook!.kind[at]!]} ${linkLook!.p[at]!.toFixed(2)}`);
};

test('the likeliest infector above the threshold is drawn; alternatives and the record when asked for', () => {
  const model = inferredModel(answer, result, []);
  expect(shown(model, 0.5, false)).toEqual(['A>B inferred 0.80']);
  expect(shown(model, 0.25, false)).toEqual(['A>B inferred 0.80', 'A>C inferred 0.45']);
  expect(shown(model, 0.25, true)).toEqual(['A>B inferred 0.80', 'A>C inferred 0.45', 'B>C reported 0.40']);
});

test('of the chosen case every candidate is drawn, whatever the threshold', () => {
  const model = inferredModel(answer, result, []);
  const { links } = inferredSelection(placedCast(answer, model, choice), model, { threshold: 0.9, alternatives: false, chosen: 'C' });
  expect(links.map(({ source, target }) => `${source}>${target}`)).toEqual(['A>C', 'B>C']);
});

test('cases stay where they are whatever the threshold', () => {
  const model = inferredModel(answer, result, []);
  const cast = placedCast(answer, model, choice);
  const [low, high] = [0, 0.9].map((threshold) => inferredSelection(cast, model, { threshold, alternatives: true }));
  expect(low!.placedBy).toBe(high!.placedBy);
  expect(low!.nodes).toBe(high!.nodes);
  expect([...low!.nodeStart!]).toEqual([1, 0, 2, 1]); // A and D from outside, C open
});

test('decisions change how a link is drawn, taken back ones do not', () => {
  expect(shown(inferredModel(answer, result, [decided('1', 'rejected', 'B')]), 0.25, true)).toContain('B>C rejected 0.40');
  expect(shown(inferredModel(answer, result, [decided('1', 'accepted', 'B')]), 0.9, false)).toContain('B>C accepted 0.40');
  const back = inferredModel(answer, result, [decided('1', 'accepted', 'B'), decided('2', 'open', 'B')]);
  expect(shown(back, 0.25, true)).toContain('B>C reported 0.40');
  expect(back.history.get('C')).toHaveLength(2);
});

test('a source is shown with everybody below it', () => {
  expect([...descendantsOf(result, 'A')].toSorted()).toEqual(['A', 'B', 'C']);
  const model = inferredModel(answer, result, []);
  expect(placedCast(answer, model, { ...choice, source: 'A' }).nodes.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
});

test('files: the tree with days between onsets, the graph with probabilities, every candidate', () => {
  const model = inferredModel(answer, result, []);
  // B fell ill 3 days after A, C 5; A and D hang from outside.
  expect(likeliestNewick(model)).toBe("(('B':3,'C':5)'A':0,'D':0)outside;\n");
  expect(posteriorGraphml(model, 0.02)).toContain(
    '<edge source="A" target="B"><data key="p">0.8000</data><data key="kind">inferred</data></edge>',
  );
  const rows = candidatesCsv(model).trim().split('\r\n');
  expect(rows).toHaveLength(1 + 8);
  expect(rows).toContain('C,C,case,B,B,0.4,yes,,,,');
});
