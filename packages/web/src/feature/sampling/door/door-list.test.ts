import { expect, test } from 'vitest';
import { type FieldHousehold, type FieldList } from '../../../offline/field-list.ts';
import { anEntry } from '../../../offline/testing/an-entry.ts';
import { buildingsOf } from './door-list.ts';

const ROUND = 'round-1';

function home(id: string, unit: string, floor: number, room: string, members: readonly string[]): FieldHousehold {
  return {
    id,
    area: '440105001001',
    areaName: 'Shayuan',
    code: `3-${unit}-${room}`,
    building: '3',
    unit,
    floor,
    room,
    occupancy: 'occupied',
    version: 1,
    members: members.map((member) => ({
      id: member,
      household: id,
      area: '440105001001',
      name: member,
      sex: null,
      birthYear: null,
      phoneTail: null,
      documentTail: null,
      risk: 'low',
      needs: [],
    })),
  };
}

function listOf(households: readonly FieldHousehold[], change: Partial<FieldList> = {}): FieldList {
  return {
    key: 'outbreak-1/440105001001',
    outbreak: 'outbreak-1',
    area: '440105001001',
    areaName: 'Shayuan',
    asOf: '2026-07-12T06:00:00.000Z',
    user: 'sampler',
    expiresAt: '2026-07-13T06:00:00.000Z',
    rounds: [],
    households,
    done: {},
    missing: {},
    ...change,
  };
}

test('an entrance is done before the next one begins, and no floor is gone to twice', () => {
  const list = listOf([
    home('a', '2', 1, '101', ['x']),
    home('b', '1', 5, '502', ['y']),
    home('c', '1', 1, '101', ['z']),
    home('d', '1', 5, '501', ['w']),
  ]);
  const [building] = buildingsOf([list], ROUND, new Map(), []);
  const order = building?.doors.map(({ household }) => `${household.unit}-${household.room}`) ?? [];
  // Units in their order; within a unit the floors in one sweep.
  expect(order.at(-1)).toBe('2-101');
  expect(order.slice(0, 3).filter((door) => door.startsWith('1-5'))).toHaveLength(2);
  expect(Math.abs(order.indexOf('1-501') - order.indexOf('1-502'))).toBe(1);
});

test('red is who was not sampled; who is exempt is not asked again', () => {
  const list = listOf([home('a', '1', 1, '101', ['x', 'y', 'z'])], { missing: { [ROUND]: { x: null, y: 'notAtHome' } } });
  const [building] = buildingsOf([list], ROUND, new Map([['x', null]]), []);
  expect(building?.doors[0]?.people.map(({ person, state, reason }) => [person.id, state, reason])).toEqual([
    ['x', 'done', null],
    ['y', 'missing', 'notAtHome'],
    ['z', 'exempt', null],
  ]);
  expect(building).toMatchObject({ missing: 1, toVisit: 1 });
});

test('without the list of the missing everybody who was not sampled is due', () => {
  const [building] = buildingsOf([listOf([home('a', '1', 1, '101', ['x', 'y'])])], ROUND, new Map(), []);
  expect(building?.missing).toBe(2);
});

test('what was found at the door counts before the server heard of it', () => {
  const list = listOf([{ ...home('a', '1', 1, '101', []), occupancy: 'unknown' }, home('b', '1', 2, '201', ['x'])]);
  expect(
    buildingsOf([list], ROUND, new Map(), [])[0]
      ?.doors.map(({ state }) => state)
      .toSorted(),
  ).toEqual(['todo', 'unknown']);
  const said = [
    anEntry('o', { kind: 'occupancy', household: 'a', version: 1, occupancy: 'vacant', reason: 'seen at the door' }),
    anEntry('m', { kind: 'missing', round: ROUND, members: ['x'], reason: 'refused' }),
  ];
  const doors = buildingsOf([list], ROUND, new Map(), said)[0]?.doors ?? [];
  expect(doors.find(({ household }) => household.id === 'a')?.state).toBe('nobody');
  // A reason is no sample: the person stays missing.
  expect(doors.find(({ household }) => household.id === 'b')).toMatchObject({ state: 'todo', missing: 1 });
});
