import { type RosterHousehold } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { leastOf, listEnd } from './field-list.ts';

const now = new Date('2026-07-12T00:00:00.000Z');

test('a list ends with the last of its rounds, and after the days of the rule whatever the rounds', () => {
  expect(listEnd(now, [{ closesAt: '2026-07-12T12:00:00.000Z' }, { closesAt: '2026-07-13T12:00:00.000Z' }], 14)).toBe(
    '2026-07-13T12:00:00.000Z',
  );
  expect(listEnd(now, [{ closesAt: '2026-09-01T00:00:00.000Z' }], 14)).toBe('2026-07-26T00:00:00.000Z');
  expect(listEnd(now, [{ closesAt: '2026-09-01T00:00:00.000Z' }], 3)).toBe('2026-07-15T00:00:00.000Z');
  expect(listEnd(now, [], 14)).toBe('2026-07-13T00:00:00.000Z');
});

test('a device gets no post, no source, and nobody who was taken off the roster', () => {
  const person = {
    id: 'a',
    household: 'h',
    area: '1',
    areaName: 'A',
    name: 'N',
    sex: null,
    birthYear: 1980,
    phoneTail: '1111',
    documentTail: null,
    post: 'courier',
    risk: 'low' as const,
    needs: [],
    duplicateOf: null,
    source: 'register' as const,
    withdrawnAt: null,
    version: 3,
  };
  const household: RosterHousehold = {
    id: 'h',
    area: '1',
    areaName: 'A',
    code: 'c',
    building: null,
    unit: null,
    floor: null,
    room: null,
    occupancy: 'occupied',
    version: 1,
    members: [person, { ...person, id: 'moved', withdrawnAt: '2026-07-01T00:00:00Z' }, { ...person, id: 'double', duplicateOf: 'a' }],
  };
  const kept = leastOf(household);
  expect(kept.members.map(({ id }) => id)).toEqual(['a']);
  expect(JSON.stringify(kept)).not.toContain('courier');
  expect(JSON.stringify(kept)).not.toContain('register');
});
