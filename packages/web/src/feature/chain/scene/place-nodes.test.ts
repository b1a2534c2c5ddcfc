import { dayOf, parseCalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { placeNodes } from './place-nodes.ts';
import type { ChainLink, ChainNode } from './scene.ts';

const node = (id: string, kind: ChainNode['kind'], onset: string | null): ChainNode => ({
  id,
  kind,
  record: id,
  label: id,
  caseClass: kind === 'case' ? 'confirmed' : null,
  onset,
  reported: null,
  generation: null,
  number: null,
  areaName: '',
});
const link = (source: string, target: string, date: string | null = null): ChainLink => ({
  id: `${source}-${target}`,
  source,
  target,
  date,
  certainty: null,
  setting: null,
});
const day = (text: string): number => dayOf(parseCalendarDate(text)!);

const nodes = [
  node('a', 'case', '2026-03-01'),
  node('b', 'case', '2026-03-06'),
  node('c', 'case', null),
  node('k', 'contact', null),
  node('z', 'case', null),
];
const links = [link('a', 'b'), link('b', 'c'), link('b', 'k', '2026-03-05'), link('b', 'k', '2026-03-07')];

test('in the timeline every case has its row and stands on its onset', () => {
  const { column, row, rows, lent } = placeNodes('timeline', nodes, links);
  expect(rows).toBe(5);
  expect([...row].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
  expect(column[0]).toBe(day('2026-03-01'));
  expect(column[1]).toBe(day('2026-03-06'));
  expect([...lent]).toEqual([0, 0, 1, 0, 1]);
  expect(row[0]).toBeLessThan(row[1]!); // the infector above the infectee
});

test('a contact stands on the last day of exposure, a case without date with its source', () => {
  const { column } = placeNodes('timeline', nodes, links);
  expect(column[3]).toBe(day('2026-03-07'));
  expect(column[2]).toBe(column[1]);
});

test('a case with no date and no source stands left of all dates, and the place is named', () => {
  const { column, undatedColumn } = placeNodes('timeline', nodes, links);
  expect(column[4]).toBe(undatedColumn);
  expect(undatedColumn).toBeLessThan(day('2026-03-01'));
  expect(placeNodes('timeline', nodes.slice(0, 2), links.slice(0, 1)).undatedColumn).toBeNaN();
});

test('the tree shows generations, contacts one after who exposed them, and leaves out who is in no chain', () => {
  const { column, row } = placeNodes('tree', nodes, links);
  expect([...column]).toEqual([1, 2, 3, 3, NaN]);
  expect(row[4]).toBeNaN();
});
