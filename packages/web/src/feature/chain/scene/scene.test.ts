import type { ChainAnswer } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { sceneOf, selectNodes } from './scene.ts';
import { cutOf, detailOf, linksTouching, nodesInside } from './visible.ts';
import { fitViewport, focusOn } from './viewport.ts';
import { walk } from './walk.ts';

/** A wedding: Ann infects Bo and Cy, Bo infects Di at the feast; Eve was only a contact of Cy, Fay stands alone. */
const wedding: ChainAnswer = {
  asOf: '2026-07-20T08:00:00Z',
  chains: [
    {
      id: 'ann',
      size: 4,
      events: 1,
      contacts: 1,
      active: true,
      start: '2026-07-01',
      end: '2026-07-11',
      generations: 3,
      index: 'ann',
      primary: 'ann',
      members: ['ann', 'bo', 'cy', 'di', 'feast'],
    },
  ],
  unlinked: ['fay'],
  conflicts: [{ code: 'onsetOrder', severity: 'impossible', source: 'ann', target: 'cy', exposure: 'ann-cy', days: 2 }],
  nodes: [
    person('ann', 'case', 1),
    person('bo', 'case', 2),
    person('cy', 'case', 2),
    person('di', 'case', 3),
    person('eve', 'contact', null),
    person('fay', 'case', null),
    person('feast', 'event', 2),
  ],
  links: [link('ann', 'bo'), link('ann', 'cy'), link('bo', 'feast'), link('feast', 'di'), link('cy', 'eve')],
};

function person(id: string, kind: 'case' | 'contact' | 'event', generation: number | null): ChainAnswer['nodes'][number] {
  return {
    id,
    kind,
    record: id,
    label: id,
    caseClass: kind === 'case' ? 'confirmed' : null,
    onset: null,
    reported: null,
    generation,
    number: null,
    areaName: 'Haizhu',
  };
}
function link(source: string, target: string): ChainAnswer['links'][number] {
  return { id: `${source}-${target}`, source, target, date: null, certainty: null, setting: null };
}
const idsOf = (choice: Parameters<typeof selectNodes>[1]): string[] => selectNodes(wedding, choice).nodes.map((node) => node.id);

test('contacts and events are shown when asked for, with the links both of whose ends are shown', () => {
  expect(idsOf({ contacts: false, events: false })).toEqual(['ann', 'bo', 'cy', 'di', 'fay']);
  expect(selectNodes(wedding, { contacts: false, events: false }).links.map(({ id }) => id)).toEqual(['ann-bo', 'ann-cy']);
  expect(selectNodes(wedding, { contacts: true, events: true }).links).toHaveLength(5);
});

test('one chain brings its members and the contacts they met, not those who stand alone', () => {
  expect(idsOf({ chain: 'ann', contacts: true, events: true })).toEqual(['ann', 'bo', 'cy', 'di', 'eve', 'feast']);
  expect(idsOf({ chain: 'ann', contacts: false, events: true })).not.toContain('eve');
});

test('a link about which a conflict was found is flagged', () => {
  const { links, linkConflict } = selectNodes(wedding, { contacts: false, events: false });
  expect(links.map(({ id }, at) => [id, linkConflict[at]])).toEqual([
    ['ann-bo', 0],
    ['ann-cy', 1],
  ]);
});

/** Rows from above: ann 0, bo 1, feast 2, di 3, cy 4, eve 5, fay 6. Days: ann 1, bo 5, feast 8, di 11, cy 3, eve 4; fay has none. */
function weddingScene() {
  const selection = selectNodes(wedding, { contacts: true, events: true });
  const rows: Record<string, number> = { ann: 0, bo: 1, feast: 2, di: 3, cy: 4, eve: 5, fay: 6 };
  const days: Record<string, number> = { ann: 1, bo: 5, feast: 8, di: 11, cy: 3, eve: 4, fay: NaN };
  const column = Float64Array.from(selection.nodes, ({ id }) => days[id]!);
  return sceneOf(selection, { column, row: Float64Array.from(selection.nodes, ({ id }) => rows[id]!), rows: 7 });
}
const scene = weddingScene();
const at = (id: string): number => scene.nodes.findIndex((node) => node.id === id);
const after = (id: string, ...steps: Parameters<typeof walk>[2][]): string =>
  scene.nodes[steps.reduce((node, step) => walk(scene, node, step), at(id))]!.id;

test('arrow keys walk along the links: forward to the first infected, back to the source', () => {
  expect(after('ann', 'infectee')).toBe('cy'); // day 3, before bo on day 5
  expect(after('bo', 'infectee', 'infectee')).toBe('di');
  expect(after('di', 'source', 'source', 'source')).toBe('ann');
  expect(after('di', 'infectee')).toBe('di');
});

test('up and down go among those infected by the same source, then by row', () => {
  expect(after('cy', 'up')).toBe('bo'); // brothers: bo and cy
  expect(after('bo', 'down')).toBe('cy');
  expect(after('ann', 'down')).toBe('bo'); // nobody infected ann: the row below
  expect(after('ann', 'up')).toBe('ann');
  expect(after('bo', 'first')).toBe('ann');
  expect(after('bo', 'last')).toBe('eve'); // fay has no date, so no place on a timeline
});

test('only what the plot can show is drawn', () => {
  const whole = fitViewport(scene.extent, 1000, 400);
  expect(nodesInside(scene, cutOf(whole, 10))).toHaveLength(6);
  expect(linksTouching(scene, cutOf(whole, 10))).toHaveLength(5);
  const cut = { left: 0, right: 4.5, top: -0.5, bottom: 0.5 }; // the row of ann, her first days
  expect(nodesInside(scene, cut).map((node) => scene.nodes[node]!.id)).toEqual(['ann']);
  expect(linksTouching(scene, cut).map((one) => scene.links[one]!.id)).toEqual(['ann-bo', 'ann-cy']);
});

test('a case is a row until there are too many, then a mark, then a dot', () => {
  const month = { firstColumn: 0, lastColumn: 30, rows: 10 };
  expect(detailOf(fitViewport(month, 900, 600))).toBe('row'); // 24 px, as high as text needs
  expect(detailOf(fitViewport({ ...month, rows: 60 }, 900, 600))).toBe('mark'); // 10 px
  expect(detailOf(fitViewport({ ...month, rows: 20_000 }, 900, 600))).toBe('dot'); // 0.03 px
  expect(detailOf(focusOn(fitViewport({ ...month, rows: 20_000 }, 900, 600), { ...month, rows: 20_000 }, 4, 4))).toBe('row');
});
