import { expect, test } from 'vitest';
import { sampleTime } from './device-clock.ts';

const receivedAt = '2022-07-12T06:00:00.000Z';

test('a clock that is right, or nearly, is believed', () => {
  const time = sampleTime('2022-07-12T13:59:58+08:00', { sentAt: '2022-07-12T05:59:59Z', receivedAt });
  expect(time).toEqual({ deviceTakenAt: '2022-07-12T05:59:58.000Z', takenAt: '2022-07-12T05:59:58.000Z', isLive: true });
});

test('a clock that is two hours slow is put right by as much', () => {
  const time = sampleTime('2022-07-12T03:30:00Z', { sentAt: '2022-07-12T04:00:00Z', receivedAt });
  expect(time).toEqual({ deviceTakenAt: '2022-07-12T03:30:00.000Z', takenAt: '2022-07-12T05:30:00.000Z', isLive: false });
});

test('a clock in another year is put right too, and nothing was taken after it came', () => {
  expect(sampleTime('2031-01-01T00:00:00Z', { sentAt: '2031-01-01T00:00:10Z', receivedAt }).takenAt).toBe('2022-07-12T05:59:50.000Z');
  expect(sampleTime('2022-07-12T06:30:00Z', { sentAt: receivedAt, receivedAt })).toMatchObject({ takenAt: receivedAt, isLive: true });
});
