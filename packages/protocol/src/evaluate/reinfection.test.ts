import { describe, expect, test } from 'vitest';
import { aCase, met, tested } from '../../fixture/facts.ts';
import { beijing, day, shippedCatalogue } from '../../fixture/packs.ts';
import { explain } from '../explain/index.ts';
import { timelineOf } from '../resolve/index.ts';
import { evaluate } from './evaluation.ts';
import type { Fact } from './facts.ts';

/**
 * 9th edition: 90 days from the first positive sample, which is day 1. A first positive of 10 July 2022 is day 0 of day counts from 0,
 * so day 90 after it is 8 October (21 days left in July, 31 in August, 30 in September: 82 on 30 September, 90 on 8 October).
 */
const timeline = timelineOf(shippedCatalogue(), { id: 'cn-covid19', areas: ['CN'] });
const first = aCase('an', '2022-07-10', { firstPositiveSample: day('2022-07-10'), dischargedAt: beijing('2022-07-20 10:00') });
const at = (moment: string, facts: readonly Fact[]) => evaluate(timeline, facts, beijing(moment)).states.get('an');

describe('somebody who was infected and is positive again', () => {
  test.each([
    ['2022-10-07', 'recovered', null], // day 89: the episode that was
    ['2022-10-08', 'held', '2022-10-08'], // day 90: another infection, to be confirmed
  ])('on %s is %s', (date, status, since) => {
    const facts = [first, tested('an', `${date} 09:00`, 'positive')];
    expect(at(`${date} 20:00`, facts)).toMatchObject({
      status,
      class: since === null ? 'case' : null,
      reinfection: since === null ? null : { earlier: 'case-an', since: day(since) },
    });
  });

  test('after the interval, but whose first episode nobody closed, is still of that one', () => {
    const open = aCase('an', '2022-07-10', { firstPositiveSample: day('2022-07-10'), isolatedAt: beijing('2022-07-11 10:00') });
    expect(at('2022-10-20 20:00', [open, tested('an', '2022-10-20 09:00', 'positive')])).toMatchObject({
      class: 'case',
      reinfection: null,
    });
  });

  test('and negative after that is where they were', () => {
    const facts = [first, tested('an', '2022-10-20 09:00', 'positive'), tested('an', '2022-10-21 09:00')];
    expect(at('2022-10-21 20:00', facts)).toMatchObject({ status: 'recovered', reinfection: null });
  });

  test('and confirmed is a case of its own days, told with the interval, its source and how well it is known', () => {
    const second = aCase('an', '2022-10-20', {
      id: 'case-an-2',
      firstPositiveSample: day('2022-10-20'),
      isolatedAt: beijing('2022-10-20 22:00'),
    });
    const facts = [first, second, tested('an', '2022-10-20 09:00', 'positive')];
    const evaluation = evaluate(timeline, facts, beijing('2022-10-21 09:00'));
    expect(evaluation.states.get('an')).toMatchObject({
      class: 'case',
      status: 'isolated',
      reinfection: { earlier: 'case-an', since: day('2022-10-20') },
    });
    const told = explain(evaluation, 'an')?.find(({ key }) => key === 'reinfection');
    expect(told?.text.en).toContain('90 days');
    expect(told?.sources).toEqual([expect.objectContaining({ key: 'MEM', mark: 'fromMemory' })]);
  });

  test('keeps the contacts of the first episode what they were, and has new ones once confirmed', () => {
    const second = aCase('an', '2022-10-20', { id: 'case-an-2', firstPositiveSample: day('2022-10-20') });
    const facts = [first, tested('an', '2022-10-20 09:00', 'positive'), met('bo', 'an', '2022-07-09'), met('cy', 'an', '2022-10-19')];
    const held = evaluate(timeline, facts, beijing('2022-10-20 20:00')).states;
    expect([held.get('bo')?.class, held.get('bo')?.status, held.get('cy')?.class]).toEqual(['closeContact', 'ended', null]);
    const confirmed = evaluate(timeline, [...facts, second], beijing('2022-10-20 23:00')).states;
    // 19 October + 7 + 3 days
    expect(confirmed.get('cy')).toMatchObject({ class: 'closeContact', plan: { lastDay: day('2022-10-29') } });
    expect([confirmed.get('bo')?.class, confirmed.get('bo')?.status]).toEqual(['closeContact', 'ended']);
  });
});
