import { expect, test } from 'vitest';
import { linksByNode } from '../scene/node-links.ts';
import { fitViewport } from '../scene/viewport.ts';
import { hubLabels, hubsOf } from './hubs.ts';

/** Case 0 infects four, case 1 three, case 2 two; a row each, ten days. */
const source = [0, 0, 0, 0, 1, 1, 1, 2, 2];
const target = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const rows = 400; // a pixel a row in a plot of 400: no room for every name
const scene = {
  nodes: Array.from({ length: 10 }, (_, at) => String(at)),
  linksOf: linksByNode(10, Int32Array.from(source), Int32Array.from(target)),
  column: Float64Array.from({ length: 10 }, (_, at) => at),
  row: Float64Array.from([0, 5, 300, 4, 5, 6, 7, 8, 9, 10]),
};
const view = fitViewport({ firstColumn: 0, lastColumn: 9, rows }, 400, 400);

test('who infected most comes first, and two infectees need no name', () => {
  expect(hubsOf(scene)).toEqual([0, 1]);
});

test('of two names that would cover one another the greater hub keeps its own', () => {
  const shown = hubLabels(scene, [0, 1, 2], (node) => `SK_${node} and a long name`, view);
  expect(shown.map(({ text }) => text.slice(0, 4))).toEqual(['SK_0', 'SK_2']);
});

test('a name stays inside the plot, also that of the first row', () => {
  for (const { x, y } of hubLabels(scene, [0, 1, 2], String, view)) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThanOrEqual(400);
  }
});
