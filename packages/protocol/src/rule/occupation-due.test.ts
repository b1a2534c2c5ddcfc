// Expected values: domain brief 3.9 (daily; twice a week, at least 48 hours apart; weekly), dates worked out by hand.
// 11 July 2022 is a Monday: weeks are 4 to 10, 11 to 17 and 18 to 24 July.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijing, day, shippedCatalogue } from '../../fixture/packs.ts';
import { resolvePack } from '../resolve/index.ts';
import { occupationDueList } from './occupation-due.ts';
import { occupationTestsDue } from './occupation.ts';

const ninth = resolvePack(shippedCatalogue(), {
  id: 'cn-covid19',
  areas: ['CN', '440000', '440100'],
  at: beijing('2022-07-12 12:00'),
  zone: '+08:00',
})!;
const post = (name: string, from: string, ...samples: string[]) => ({
  person: 'an',
  post: name,
  from: day(from),
  to: null,
  sampledAt: samples.map(beijing),
});
const due = (moment: string, fact: ReturnType<typeof post>) =>
  occupationDueList(ninth, [fact], beijing(moment)).map(({ dueOn, overdueDays }) => [dueOn, overdueDays]);

test.each([
  ['sampled yesterday: due today', '2022-07-12 09:00', ['2022-07-11 23:59'], [['2022-07-12', 0]]],
  ['sampled today: nothing', '2022-07-12 09:00', ['2022-07-12 00:00'], []],
  ['sampled on the 9th: due on the 10th, two days ago', '2022-07-12 09:00', ['2022-07-09 10:00'], [['2022-07-10', 2]]],
  ['a sample after the moment does not count', '2022-07-12 09:00', ['2022-07-11 10:00', '2022-07-12 10:00'], [['2022-07-12', 0]]],
] as const)('a daily post %s', (_what, moment, samples, expected) => {
  expect(due(moment, post('sampler', '2022-07-01', ...samples))).toEqual(expected.map(([date, late]) => [day(date), late]));
});

test('a daily post begins to owe on its first day', () => {
  expect(due('2022-07-12 09:00', post('sampler', '2022-07-12'))).toEqual([[day('2022-07-12'), 0]]);
  expect(due('2022-07-12 09:00', post('sampler', '2022-07-13'))).toEqual([]);
});

test.each([
  // Nobody sampled since Monday: the first of two must come by Friday 15th, so that 48 hours later is still Sunday.
  ['on Monday: in time until Friday', '2022-07-11 09:00', ['2022-07-05 09:00', '2022-07-08 09:00'], [['2022-07-15', 0]]],
  ['on Saturday, none yet: a day late', '2022-07-16 09:00', ['2022-07-05 09:00', '2022-07-08 09:00'], [['2022-07-15', 1]]],
  ['on Wednesday after Monday 08:00: 48 hours are over today', '2022-07-13 07:00', ['2022-07-11 08:00'], [['2022-07-17', 0]]],
  ['on Tuesday after Monday 08:00: too early', '2022-07-12 20:00', ['2022-07-11 08:00'], []],
  ['after two that are 47 hours apart: one counts', '2022-07-15 09:00', ['2022-07-11 08:00', '2022-07-13 07:00'], [['2022-07-17', 0]]],
  ['after two that are 48 hours apart: nothing until next week', '2022-07-15 09:00', ['2022-07-11 08:00', '2022-07-13 08:00'], []],
  // One of two in the week until the 10th: owed by Sunday 10th, not made up for since.
  ['one missing last week: overdue since Sunday', '2022-07-12 09:00', ['2022-07-05 09:00'], [['2022-07-10', 2]]],
  // The week of 27 June was complete; that of 4 July had none, whose first was owed by Friday 8th.
  ['a whole week missed: overdue since its Friday', '2022-07-12 09:00', ['2022-06-28 09:00', '2022-07-01 09:00'], [['2022-07-08', 4]]],
] as const)('twice a week, %s', (_what, moment, samples, expected) => {
  expect(due(moment, post('delivery', '2022-06-01', ...samples))).toEqual(expected.map(([date, late]) => [day(date), late]));
});

test('twice a week from a Saturday on: one day is left of its first week', () => {
  expect(due('2022-07-16 09:00', post('delivery', '2022-07-16'))).toEqual([[day('2022-07-16'), 0]]);
});

test('once a week until Sunday', () => {
  expect(due('2022-07-12 09:00', post('ruralMarket', '2022-06-01', '2022-07-06 09:00'))).toEqual([[day('2022-07-17'), 0]]);
  expect(due('2022-07-18 09:00', post('ruralMarket', '2022-06-01', '2022-07-06 09:00'))).toEqual([[day('2022-07-17'), 1]]);
  expect(due('2022-07-12 09:00', post('ruralMarket', '2022-06-01', '2022-07-11 09:00'))).toEqual([]);
});

test('a post that no schedule names owes nothing', () => {
  expect(due('2022-07-12 09:00', post('teacher', '2022-07-01'))).toEqual([]);
});

test('nobody is on the list whom the day or the week asks nothing of, and nobody is overdue on the day of their sample', () => {
  const hours = fc.array(fc.integer({ min: 0, max: 20 * 24 }), { maxLength: 10 });
  fc.assert(
    fc.property(fc.constantFrom('sampler', 'delivery', 'ruralMarket'), hours, (name, samples) => {
      const moment = beijing('2022-07-21 12:00');
      const fact = { ...post(name, '2022-07-01'), sampledAt: samples.map((hour) => beijing('2022-07-01 12:00') + hour * 3_600_000) };
      const listed = occupationDueList(ninth, [fact], moment);
      if (listed.length > 0) expect(occupationTestsDue(ninth, [fact], moment)).toHaveLength(1);
      if (fact.sampledAt.some((at) => at > beijing('2022-07-21 00:00') && at <= moment) && name === 'sampler') expect(listed).toEqual([]);
    }),
  );
});
