import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, type Risk } from '../../../offline/entry.ts';
import { anEntry, aSample } from '../../../offline/testing/an-entry.ts';
import { deskOf, place, refusalOf, roomFor, sampledHere, type Sampled } from './desk.ts';

const ROUND = 'round-1';
const person = (member: string, risk: Risk = 'low'): Sampled => ({ member, name: member, risk, who: { kind: 'member', member } });

test('a tube takes people until it is full, then the next is asked for', () => {
  const desk = deskOf([], ROUND, [{ code: 'T0001', capacity: 2, risk: 'low' }]);
  const { placed, left } = place(desk, [person('a'), person('b'), person('c')]);
  expect(placed.map(({ person: { member }, position }) => [member, position])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(left.map(({ member }) => member)).toEqual(['c']);
});

test('a person at high risk never goes into the tube of the others', () => {
  const desk = deskOf([], ROUND, [
    { code: 'T0001', capacity: 10, risk: 'low' },
    { code: 'T0002', capacity: 1, risk: 'high' },
  ]);
  const { placed, left } = place(desk, [person('a'), person('b', 'high'), person('c', 'high'), person('d')]);
  expect(placed.map(({ person: { member }, tube }) => [member, tube])).toEqual([
    ['a', 'T0001'],
    ['b', 'T0002'],
    ['d', 'T0001'],
  ]);
  expect(left.map(({ member }) => member)).toEqual(['c']);
});

test('the desk is found again from the outbox alone', () => {
  const entries = [aSample('s1', 'a', 'T0001', 1, 3), aSample('s2', 'b', 'T0001', 2, 3)];
  const desk = deskOf(entries, ROUND);
  expect(desk.tubes.get('T0001')).toMatchObject({ count: 2, capacity: 3, isSealed: false });
  expect(roomFor(desk, 'low')).toBe(1);
  expect([...sampledHere(entries, ROUND).keys()]).toEqual(['a', 'b']);
});

test('what was taken back leaves its place in the tube and its person missing', () => {
  const entries = [
    aSample('s1', 'a', 'T0001', 1, 3),
    aSample('s2', 'b', 'T0001', 2, 3),
    anEntry('v1', { kind: 'void', samples: ['s1'], reason: 'wrong person' }),
  ];
  expect(deskOf(entries, ROUND).tubes.get('T0001')?.count).toBe(1);
  expect([...sampledHere(entries, ROUND).keys()]).toEqual(['b']);
});

test('a sealed tube takes nobody, and says so', () => {
  const entries = [aSample('s1', 'a', 'T0001', 1, 3), anEntry('x', { kind: 'seal', tube: 'T0001', round: ROUND })];
  const desk = deskOf(entries, ROUND);
  expect(roomFor(desk, 'low')).toBe(0);
  expect(refusalOf(desk, 'T0001', 'low')).toBe('sealed');
});

test('a full tube and a tube of another risk are refused, a new one is not', () => {
  const desk = deskOf([aSample('s1', 'a', 'T0001', 1, 1), aSample('s2', 'b', 'T0002', 1, 10)], ROUND);
  expect(refusalOf(desk, 'T0001', 'low')).toBe('full');
  expect(refusalOf(desk, 'T0002', 'high')).toBe('otherRisk');
  expect(refusalOf(desk, 'T0003', 'high')).toBeUndefined();
});

test('people whom another device put into the tube count', () => {
  // Sent two, the server answers that four are in the tube: two are from elsewhere.
  const answered = (entry: Entry, members: number): Entry => ({
    ...entry,
    state: 'done',
    answer: { id: entry.id, outcome: 'recorded', code: null, details: {}, members },
  });
  const entries = [answered(aSample('s1', 'a', 'T0001', 1, 10), 4), answered(aSample('s2', 'b', 'T0001', 2, 10), 4)];
  expect(deskOf(entries, ROUND).tubes.get('T0001')?.count).toBe(4);
});

test('nobody is lost and no tube overflows, whatever the order of people and tubes', () => {
  const risk = fc.constantFrom<Risk>('low', 'medium', 'high');
  const people = fc.array(risk, { maxLength: 40 }).map((risks) => risks.map((one, at) => person(`p${at}`, one)));
  const tubes = fc.array(fc.record({ risk, capacity: fc.constantFrom(1, 5, 10, 20) }), { maxLength: 8 });
  fc.assert(
    fc.property(people, tubes, (waiting, opened) => {
      const desk = deskOf(
        [],
        ROUND,
        opened.map((tube, at) => ({ ...tube, code: `T000${at}` })),
      );
      const { placed, left } = place(desk, waiting);
      expect([...placed.map((one) => one.person.member), ...left.map(({ member }) => member)].toSorted()).toEqual(
        waiting.map(({ member }) => member).toSorted(),
      );
      for (const [code, tube] of desk.tubes) {
        const inIt = placed.filter((one) => one.tube === code);
        expect(inIt.length).toBeLessThanOrEqual(tube.capacity);
        expect(inIt.every((one) => one.person.risk === tube.risk)).toBe(true);
        expect(inIt.map(({ position }) => position)).toEqual(inIt.map((_, at) => at + 1));
      }
    }),
  );
});
