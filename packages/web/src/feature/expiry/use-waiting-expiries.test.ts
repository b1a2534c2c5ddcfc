import { type Permission, type Sunset } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { waitingFor } from './use-waiting-expiries.ts';

const step = (kind: string, state: Sunset['steps'][number]['state']): Sunset['steps'][number] => ({
  kind,
  state,
  text: { 'zh-Hans': kind, 'zh-Hant': kind, en: kind },
  keep: { value: 28, unit: 'days' },
  afterwards: 'delete',
  dueAt: '2022-08-18T00:00:00.000Z',
});
const sunset: Sunset = {
  closedAt: '2022-07-20T04:00:00.000Z',
  steps: [
    step('contactNotConverted', 'due'),
    step('venueVisit', 'done'),
    step('rawItinerary', 'waiting'),
    step('negativeMassTest', 'held'),
  ],
};
const may =
  (...held: Permission[]) =>
  (permission: Permission): boolean =>
    held.includes(permission);
const other = { state: 'proposed', isOwn: false, progress: null } as const;
const own = { ...other, isOwn: true } as const;
const stopped = { state: 'approved', isOwn: false, progress: { state: 'cancelled', done: 3, total: 9 } } as const;
const running = { ...stopped, progress: { state: 'running', done: 3, total: 9 } } as const;

test('a step whose day has come waits for who may propose it, and nothing that is held, done or not due', () => {
  expect(waitingFor(may('expiry.propose'), [], sunset)).toBe(1);
  expect(waitingFor(may('expiry.approve'), [], sunset)).toBe(0);
  expect(waitingFor(may('expiry.propose'), [], null)).toBe(0);
});

test('what somebody else proposed, and work that stands still, waits for who may approve', () => {
  expect(waitingFor(may('expiry.approve'), [other, own, stopped, running], null)).toBe(2);
  expect(waitingFor(may('expiry.propose'), [other, own, stopped, running], null)).toBe(0);
  expect(waitingFor(may('expiry.propose', 'expiry.approve'), [other], sunset)).toBe(2);
});
