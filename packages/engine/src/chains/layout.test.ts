import fc from 'fast-check';
import { NO_DAY, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { timelineLayout, treeLayout } from './layout.ts';
import { recordedChains } from './recorded.ts';
import { recordedGraph, type RecordedExposure, type RecordedGraph, type RecordedNode } from './recorded-graph.ts';

const march = (day: number): CalendarDate => parseCalendarDate(`2026-03-${String(day).padStart(2, '0')}`)!;
const aCase = (id: string, onset?: number): RecordedNode => ({
  id,
  kind: 'case',
  caseClass: 'confirmed',
  onset: onset === undefined ? null : march(onset),
});
const met = (source: string, target: string, more: Partial<RecordedExposure> = {}): RecordedExposure => ({
  id: `${source}>${target}`,
  source,
  target,
  ...more,
});
const rowIds = (graph: RecordedGraph): string[] => Array.from(timelineLayout(graph).node, (node) => graph.ids[node] ?? '?');

test('infectors stand right above their infectees, chains by their first day, unlinked cases last', () => {
  const nodes = [aCase('late', 20), aCase('late2', 22), aCase('a', 3), aCase('b', 6), aCase('c', 5), aCase('d', 9), aCase('alone', 1)];
  const graph = recordedGraph(nodes, [met('late', 'late2'), met('a', 'b'), met('a', 'c'), met('c', 'd')]);
  expect(rowIds(graph)).toEqual(['a', 'c', 'd', 'b', 'late', 'late2', 'alone']);
  const layout = timelineLayout(graph);
  expect([...layout.parentRow]).toEqual([-1, 0, 1, 0, -1, 4, -1]);
  expect([...layout.chain]).toEqual([0, 0, 0, 0, 1, 1, -1]);
  expect(Array.from(layout.day, (day) => day - layout.firstDay)[1]).toBe(4); // c on the 5th, the first of all on the 1st
  expect(layout.lastDay - layout.firstDay).toBe(21);
});

test('contacts and excluded persons take no row', () => {
  const graph = recordedGraph(
    [aCase('a', 1), { id: 'contact', kind: 'contact' }, { ...aCase('not', 2), caseClass: 'notACase' }],
    [met('a', 'contact'), met('a', 'not')],
  );
  expect(rowIds(graph)).toEqual(['a']);
  expect([...timelineLayout(graph).rowOf]).toEqual([0, -1, -1]);
});

test('the surest source carries the case, but every exposure is a link', () => {
  const graph = recordedGraph(
    [aCase('a', 1), aCase('b', 2), aCase('x', 8)],
    [met('a', 'x', { certainty: 'high' }), met('b', 'x', { certainty: 'low' })],
  );
  const layout = timelineLayout(graph);
  expect(rowIds(graph)).toEqual(['a', 'x', 'b']);
  expect(Array.from(layout.linkExposure, (exposure) => graph.exposureIds[exposure])).toEqual(['a>x', 'b>x']);
  expect([...layout.linkSourceRow]).toEqual([0, 2]);
});

test('a case without a date stands at the day of its infector and is marked as undated', () => {
  const layout = timelineLayout(recordedGraph([aCase('a', 4), aCase('b'), aCase('c')], [met('a', 'b'), met('b', 'c')]));
  expect(layout.day[1]).toBe(layout.day[0]);
  expect(layout.day[2]).toBe(layout.day[0]);
  expect([...layout.dated]).toEqual([1, 0, 0]);
});

test('a chain without any date is laid out too, at no day', () => {
  const layout = timelineLayout(recordedGraph([aCase('a'), aCase('b')], [met('a', 'b')]));
  expect([...layout.day, layout.firstDay]).toEqual([NO_DAY, NO_DAY, NO_DAY]);
});

test('in the tree a parent stands in the middle of its children and a generation to the left of them', () => {
  const graph = recordedGraph(
    [aCase('a', 1), aCase('b', 4), aCase('c', 5), aCase('d', 6), aCase('e', 9), aCase('alone', 2)],
    [met('a', 'b'), met('a', 'c'), met('a', 'd'), met('d', 'e')],
  );
  const tree = treeLayout(graph);
  expect(Array.from(tree.node, (node) => graph.ids[node])).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect([...tree.x]).toEqual([1, 2, 2, 2, 3]);
  expect([...tree.y]).toEqual([1, 0, 1, 2, 2]); // leaves b, c and e take rows 0, 1, 2
  expect(tree.height).toBe(3);
});

const anyGraph = fc.integer({ min: 1, max: 15 }).chain((size) => {
  const end = fc.integer({ min: 0, max: size - 1 });
  return fc.record({
    nodes: fc
      .array(fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }), { minLength: size, maxLength: size })
      .map((days) => days.map((day, at) => aCase(`n${at + 10}`, day))),
    exposures: fc
      .array(fc.tuple(end, end), { maxLength: 30 })
      .map((pairs) => pairs.map(([a, b], at) => met(`n${a + 10}`, `n${b + 10}`, { id: `e${at}` }))),
  });
});

test('everybody has exactly one row, below the source they hang under, whatever cycles there are', () => {
  fc.assert(
    fc.property(anyGraph, ({ nodes, exposures }) => {
      const graph = recordedGraph(nodes, exposures);
      const layout = timelineLayout(graph);
      expect([...layout.node].sort((a, b) => a - b)).toEqual(nodes.map((_, at) => at));
      layout.parentRow.forEach((parent, row) => expect(parent).toBeLessThan(row));
      const tree = treeLayout(graph);
      expect(new Set(Array.from(tree.node, (_, at) => `${tree.parent.includes(at) ? `inner${at}` : tree.y[at]}`)).size).toBe(
        tree.node.length,
      );
    }),
    { numRuns: 300 },
  );
});

test('the order of rows read makes no difference to the picture', () => {
  fc.assert(
    fc.property(anyGraph, ({ nodes, exposures }) => {
      expect(timelineLayout(recordedGraph([...nodes].reverse(), [...exposures].reverse()))).toEqual(
        timelineLayout(recordedGraph(nodes, exposures)),
      );
    }),
  );
});

test('a new infectee does not change the order of those already on screen', () => {
  const withNewcomer = anyGraph.chain((graph) =>
    fc.record({ graph: fc.constant(graph), infector: fc.nat(graph.nodes.length - 1), id: fc.constantFrom('m', 'n105', 'z') }),
  );
  fc.assert(
    fc.property(withNewcomer, ({ graph: { nodes, exposures }, infector, id }) => {
      const source = nodes.map((node) => node.id).at(infector) ?? '?';
      const { chains } = recordedChains(nodes, exposures, { asOf: march(31), activeDays: 14 });
      // An unlinked infector moves up into the chains, and a chain without any date takes its place in time, as they should.
      fc.pre(chains.some((chain) => chain.members.includes(source) && chain.start !== null));
      const before = rowIds(recordedGraph(nodes, exposures));
      const after = rowIds(recordedGraph([...nodes, aCase(id, 31)], [...exposures, met(source, id, { id: 'new' })]));
      expect(after.filter((row) => row !== id)).toEqual(before);
    }),
    { numRuns: 300 },
  );
});
