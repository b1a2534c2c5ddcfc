import { expect, test } from 'vitest';
import { isHalfOver, isOver, leaseEnd, leaseMoment } from './lease.ts';

const rule = { leaseHours: 24, listDays: 14, pinLength: 6, pinAttempts: 5 };
const until = '2026-07-13T06:00:00.000Z';

test('a lease ends at its moment', () => {
  expect(leaseEnd(new Date('2026-07-12T06:00:00.000Z'), rule)).toBe(until);
  expect(isOver({ until }, new Date('2026-07-13T05:59:59.999Z'))).toBe(false);
  expect(isOver({ until }, new Date(until))).toBe(true);
});

test('a clock that is set back makes no lease longer', () => {
  const seen = '2026-07-13T07:00:00.000Z';
  expect(isOver({ until }, leaseMoment(new Date('2026-07-12T08:00:00.000Z'), seen))).toBe(true);
  expect(leaseMoment(new Date('2026-07-14T00:00:00.000Z'), seen).toISOString()).toBe('2026-07-14T00:00:00.000Z');
  expect(leaseMoment(new Date(seen), undefined).toISOString()).toBe(seen);
});

test('it is prolonged once less than half of it is left', () => {
  // 24 h until 13 July 06:00: half is over from 12 July 18:00 on.
  expect(isHalfOver({ until, rule }, new Date('2026-07-12T18:00:00.000Z'))).toBe(false);
  expect(isHalfOver({ until, rule }, new Date('2026-07-12T18:00:00.001Z'))).toBe(true);
});
