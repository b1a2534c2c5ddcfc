import { expect, test } from 'vitest';
import { type Entry } from '../../../offline/entry.ts';
import { type FieldList, type FieldPerson } from '../../../offline/field-list.ts';
import { DeskWork } from './desk-work.ts';
import { type FeedbackKind } from './feedback.ts';
import { type Found } from './find-people.ts';

const somebody = (id: string, change: Partial<FieldPerson> = {}): FieldPerson => ({
  id,
  household: 'home',
  area: '440105003101',
  name: id,
  sex: null,
  birthYear: null,
  phoneTail: null,
  documentTail: null,
  risk: 'low',
  needs: [],
  ...change,
});
const home = { id: 'home', area: '440105003101', areaName: 'A', code: 'T3-1-502', building: '3', unit: '1', floor: 5, room: '502' };
const round = {
  id: 'round-1',
  name: 'Round',
  purpose: 'regionScreening' as const,
  closesAt: '2026-07-13T06:00:00.000Z',
  pooling: { low: 2, medium: 5, high: 1 },
};

function listOf(members: readonly FieldPerson[], done: readonly string[] = []): FieldList {
  return {
    key: 'k',
    outbreak: 'outbreak-1',
    area: '440105003101',
    areaName: 'A',
    asOf: '2026-07-12T06:00:00.000Z',
    user: 'sampler',
    expiresAt: '2026-07-13T06:00:00.000Z',
    rounds: [round],
    households: [{ ...home, occupancy: 'occupied', version: 1, members }],
    done: { 'round-1': done },
    missing: {},
  };
}

/** A desk over an outbox in memory; `server` is whom it finds there, or undefined where it cannot be reached. */
function deskWith(members: readonly FieldPerson[], options: { done?: readonly string[]; server?: readonly Found[]; sent?: boolean } = {}) {
  let entries: readonly Entry[] = [];
  const heard: FeedbackKind[] = [];
  const doer = { outbreak: 'outbreak-1', user: 'sampler', userName: 'S', round: 'round-1', point: null, resolves: null };
  const desk = new DeskWork(
    { doer, round, lists: [listOf(members, options.done)] },
    {
      entries: () => entries,
      put: async (more) => {
        entries = [...entries, ...more];
      },
      takeBack: async (id) => {
        if (options.sent === true) return false;
        entries = entries.filter((entry) => entry.id !== id);
        return true;
      },
      find: async () => options.server,
      feedback: (kind) => void heard.push(kind),
    },
    { ask: 'person' },
    () => undefined,
  );
  return { desk, heard, entries: () => entries };
}
const samplesOf = (entries: readonly Entry[]) =>
  entries.flatMap(({ act }) => (act.kind === 'sample' ? [[nameOf(act.sample.who), act.sample.tube, act.sample.position]] : []));
const nameOf = (who: object): string => ('member' in who ? String(who.member) : '');

test('person, tube, next: one hand and three scans', async () => {
  const { desk, entries, heard } = deskWith([somebody('a', { phoneTail: '1111' }), somebody('b', { phoneTail: '2222' })]);
  await desk.scan('13800001111');
  expect(desk.state.question).toMatchObject({ ask: 'tube', risk: 'low' });
  await desk.scan('GZ00000001');
  expect(desk.state.question).toEqual({ ask: 'person' });
  await desk.scan('13800002222');
  expect(samplesOf(entries())).toEqual([
    ['a', 'GZ00000001', 1],
    ['b', 'GZ00000001', 2],
  ]);
  expect(heard).toEqual(['ok', 'ok']);
});

test('scans that follow each other faster than the disk keep their places', async () => {
  const { desk, entries } = deskWith([
    somebody('a', { phoneTail: '1111' }),
    somebody('b', { phoneTail: '2222' }),
    somebody('c', { phoneTail: '3333' }),
  ]);
  await Promise.all(['13800001111', 'GZ00000001', '13800002222', '13800003333', 'GZ00000002'].map((text) => desk.scan(text)));
  // Two to a tube: the third asks for the next one.
  expect(samplesOf(entries())).toEqual([
    ['a', 'GZ00000001', 1],
    ['b', 'GZ00000001', 2],
    ['c', 'GZ00000002', 1],
  ]);
});

test('a house number opens the family', async () => {
  const { desk } = deskWith([somebody('a'), somebody('b')]);
  await desk.scan('3栋502');
  expect(desk.state.question).toMatchObject({ ask: 'household', household: { code: 'T3-1-502' } });
  desk.ask({ ask: 'person' });
  await desk.scan('T3-1-502');
  expect(desk.state.question).toMatchObject({ ask: 'household', household: { code: 'T3-1-502' } });
});

test('two whom a scan may mean are shown, and nobody is guessed', async () => {
  const { desk, entries } = deskWith([somebody('a', { phoneTail: '1111' }), somebody('b', { phoneTail: '1111' })]);
  await desk.scan('1111');
  expect(desk.state.question).toMatchObject({ ask: 'which' });
  expect(entries()).toEqual([]);
});

test('an identity number means nobody whose birth year it contradicts', async () => {
  // The standard's example 11010519491231002X: born 1949, ends in 002X.
  const { desk } = deskWith([somebody('a', { documentTail: '002X', birthYear: 1990 })], { server: [] });
  await desk.scan('11010519491231002X');
  expect(desk.state.question).toMatchObject({ ask: 'unknown', wasAsked: true });
});

test('who was sampled elsewhere in the round is asked about before a second swab', async () => {
  const { desk, heard, entries } = deskWith([somebody('a', { phoneTail: '1111' })], { done: ['a'] });
  await desk.scan('13800001111');
  expect(desk.state.question).toMatchObject({ ask: 'again', since: null });
  expect([heard, entries()]).toEqual([['again'], []]);
});

test('without a network somebody unknown is written down, and nobody says that they do not exist', async () => {
  const { desk } = deskWith([somebody('a')]);
  await desk.scan('13900009999');
  expect(desk.state.question).toEqual({ ask: 'unknown', text: '13900009999', wasAsked: false });
});

test('a tube of the same roll, scanned where a person is asked for, is the next tube', async () => {
  const { desk } = deskWith([somebody('a', { phoneTail: '1111' })]);
  await desk.scan('13800001111');
  await desk.scan('GZ00000001');
  await desk.scan('GZ00000002');
  expect(desk.state.note).toMatchObject({ kind: 'tubeOpened', tube: 'GZ00000002' });
});

test('a sealed tube is refused aloud and the people keep waiting', async () => {
  const { desk, heard } = deskWith([somebody('a', { phoneTail: '1111' }), somebody('b', { phoneTail: '2222' })]);
  await desk.scan('13800001111');
  await desk.scan('GZ00000001');
  await desk.seal('GZ00000001');
  await desk.scan('13800002222');
  await desk.scan('GZ00000001');
  expect(desk.state.note).toMatchObject({ kind: 'refusedTube', why: 'sealed' });
  expect(desk.state.question).toMatchObject({ ask: 'tube', people: [{ member: 'b' }] });
  expect(heard.at(-1)).toBe('conflict');
});

test('undo takes it off the device, or tells the server where it was sent', async () => {
  const here = deskWith([somebody('a', { phoneTail: '1111' })]);
  await here.desk.scan('13800001111');
  await here.desk.scan('GZ00000001');
  await here.desk.undo();
  expect(here.entries()).toEqual([]);
  const sent = deskWith([somebody('a', { phoneTail: '1111' })], { sent: true });
  await sent.desk.scan('13800001111');
  await sent.desk.scan('GZ00000001');
  const [sample] = sent.entries();
  await sent.desk.undo();
  expect(sent.entries().at(-1)?.act).toMatchObject({ kind: 'void', samples: [sample?.id] });
  expect(sent.desk.sampled().has('a')).toBe(false);
});

test('a family that needs two tubes is taken back as one', async () => {
  const { desk, entries } = deskWith([somebody('a'), somebody('b'), somebody('c')]);
  desk.ask({
    ask: 'tube',
    risk: 'low',
    people: ['a', 'b', 'c'].map((member) => ({ member, name: member, risk: 'low', who: { kind: 'member', member } })),
  });
  await desk.scan('GZ00000001');
  await desk.scan('GZ00000002');
  expect(entries()).toHaveLength(3);
  await desk.undo();
  expect(entries()).toEqual([]);
});

test('a paper slip takes its place in the tube and is held until its person is known', async () => {
  const { desk, entries } = deskWith([]);
  desk.ask({ ask: 'slip' });
  await desk.scan('A3F-001');
  await desk.scan('GZ00000001');
  expect(entries()).toMatchObject([
    { state: 'held', act: { kind: 'slip', number: 'A3F-001', sample: { tube: 'GZ00000001', position: 1 } } },
  ]);
  expect(desk.state.question).toEqual({ ask: 'slip' });
});
