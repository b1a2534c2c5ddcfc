// Expected days are counted by hand from the values in the packs: cn-covid19 9 (look-back 2 days, infectious −2 to 10 days from onset,
// incubation 2 to 4 days), norovirus 1 (infectious 0 to 72 hours), ebola 1 (infectious from onset, no end; incubation 2 to 21 days).
import { describe, expect, test } from 'vitest';
import { aCase, met } from '../../fixture/facts.ts';
import { beijing, day, shippedCatalogue } from '../../fixture/packs.ts';
import { timelineOf } from '../resolve/index.ts';
import { evaluate } from './evaluation.ts';
import type { Fact } from './facts.ts';
import { personWindows } from './window.ts';

const windows = (pack: string, facts: readonly Fact[], person: string, moment = '2022-07-20 09:00') =>
  personWindows(
    evaluate(timelineOf(shippedCatalogue(), { id: pack, areas: ['CN', '440000', '440100'] }), facts, beijing(moment)),
    person,
  ).map(({ kind, from, to }) => ({ kind, from, to }));
const to = (date: string) => day(date);

describe('of a case', () => {
  test('look-back, infectious days and days of infection count from its onset', () => {
    const facts = [aCase('an', '2022-07-10', { isolatedAt: beijing('2022-07-12 15:00') })];
    expect(windows('cn-covid19', facts, 'an')).toEqual([
      { kind: 'lookback', from: to('2022-07-08'), to: to('2022-07-12') },
      { kind: 'infectious', from: to('2022-07-08'), to: to('2022-07-20') },
      { kind: 'infection', from: to('2022-07-06'), to: to('2022-07-08') }, // the range of one variant does not count beside a plain one
    ]);
  });

  test('who is not isolated goes on being met', () => {
    expect(windows('cn-covid19', [aCase('an', '2022-07-10')], 'an')[0]).toEqual({ kind: 'lookback', from: to('2022-07-08'), to: null });
  });

  test('without symptoms count from the first positive sample, which says nothing about the day of infection', () => {
    const facts = [aCase('an', '2022-07-10', { onset: undefined, firstPositiveSample: day('2022-07-09') })];
    expect(windows('cn-covid19', facts, 'an')).toEqual([
      { kind: 'lookback', from: to('2022-07-07'), to: null },
      { kind: 'infectious', from: to('2022-07-07'), to: to('2022-07-19') },
    ]);
  });

  test('that was excluded has none', () => {
    expect(windows('cn-covid19', [aCase('an', '2022-07-10', { caseClass: 'notACase' })], 'an')).toEqual([]);
  });

  test('hours become whole days, and a period without an end stays open', () => {
    expect(windows('norovirus', [aCase('an', '2022-07-10')], 'an').find(({ kind }) => kind === 'infectious')).toEqual({
      kind: 'infectious',
      from: to('2022-07-10'),
      to: to('2022-07-13'),
    });
    expect(windows('ebola', [aCase('an', '2022-07-10')], 'an').slice(1)).toEqual([
      { kind: 'infectious', from: to('2022-07-10'), to: null },
      { kind: 'infection', from: to('2022-06-19'), to: to('2022-07-08') },
    ]);
  });
});

test('somebody exposed may fall ill between the shortest time after the first meeting and the longest after the last', () => {
  const facts = [aCase('an', '2022-07-10'), met('bo', 'an', '2022-07-09'), met('bo', 'an', '2022-07-11')];
  expect(windows('ebola', facts, 'bo')).toEqual([{ kind: 'symptoms', from: to('2022-07-11'), to: to('2022-08-01') }]);
});

test('nobody in particular has no windows', () => {
  expect(windows('cn-covid19', [aCase('an', '2022-07-10')], 'bo')).toEqual([]);
});
