import { expect, test } from 'vitest';
import { closeDayAt, closeDayOf } from './close-day.ts';

// 20:00 in Guangzhou (UTC+8, no summer time) is 12:00 UTC.
test('a day in Guangzhou runs from 20:00 to 20:00', () => {
  expect(closeDayOf('2022-07-12', 20, 'Asia/Shanghai')).toEqual({
    day: '2022-07-12',
    from: '2022-07-11T12:00:00.000Z',
    to: '2022-07-12T12:00:00.000Z',
  });
});

// Midnight closes the day that ends: 12 July ends at 16:00 UTC of 12 July.
test('a midnight cut-off closes the day that ends', () => {
  expect(closeDayOf('2022-07-12', 0, 'Asia/Shanghai')).toEqual({
    day: '2022-07-12',
    from: '2022-07-11T16:00:00.000Z',
    to: '2022-07-12T16:00:00.000Z',
  });
});

// Berlin goes from UTC+1 to UTC+2 on 27 March 2022 and back on 30 October 2022: 19:00 and 18:00 UTC, 18:00 and 19:00 UTC.
test.each([
  ['2022-03-27', '2022-03-26T19:00:00.000Z', '2022-03-27T18:00:00.000Z'], // 23 hours
  ['2022-10-30', '2022-10-29T18:00:00.000Z', '2022-10-30T19:00:00.000Z'], // 25 hours
])('in Berlin the day of a clock change is not 24 hours long: %s', (day, from, to) => {
  expect(closeDayOf(day, 20, 'Europe/Berlin')).toEqual({ day, from, to });
});

test('29 February has a day of its own', () => {
  expect(closeDayOf('2024-03-01', 20, 'Asia/Shanghai').from).toBe('2024-02-29T12:00:00.000Z');
});

test.each([
  ['2022-07-12T11:59:59.999Z', '2022-07-12'],
  ['2022-07-12T12:00:00.000Z', '2022-07-12'], // the cut-off itself still belongs to the day
  ['2022-07-12T12:00:00.001Z', '2022-07-13'],
  ['2022-07-12T16:30:00.000Z', '2022-07-13'], // after local midnight
])('%s belongs to the day of %s', (instant, day) => {
  expect(closeDayAt(instant, 20, 'Asia/Shanghai').day).toBe(day);
});

test('with a midnight cut-off the first minute of a date belongs to that date', () => {
  expect(closeDayAt('2022-07-11T16:00:00.001Z', 0, 'Asia/Shanghai').day).toBe('2022-07-12');
  expect(closeDayAt('2022-07-11T16:00:00.000Z', 0, 'Asia/Shanghai').day).toBe('2022-07-11');
});
