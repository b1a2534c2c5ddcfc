// Dates follow the table of the domain brief, section 3.2, 9th edition: last exposure 10 July, 7 days central to the 17th, home
// monitoring to the 20th; day 1 of the tests is the first day of quarantine.
import { describe, expect, test } from 'vitest';
import { aCase, met, quarantined, tested, wholeQuarantine } from '../../fixture/facts.ts';
import { beijing, day, shippedCatalogue, written } from '../../fixture/packs.ts';
import { timelineOf } from '../resolve/index.ts';
import { evaluate, reevaluate } from './evaluation.ts';
import type { Fact } from './facts.ts';

const timeline = timelineOf(shippedCatalogue(), { id: 'cn-covid19', areas: ['CN', '440000', '440100'] });
const at = (moment: string, facts: readonly Fact[], person: string) => evaluate(timeline, facts, beijing(moment)).states.get(person);
const index = aCase('an', '2022-07-10');
const contact = [index, met('bo', 'an', '2022-07-10'), ...wholeQuarantine('bo')];

describe('a close contact', () => {
  test.each([
    ['2022-07-10 21:30', 'toLocate', null],
    ['2022-07-12 10:00', 'inQuarantine', 'centralised'],
    ['2022-07-18 09:00', 'inQuarantine', 'homeMonitoring'],
    ['2022-07-20 18:59', 'inQuarantine', 'homeMonitoring'], // the last result comes at 19:00
    ['2022-07-20 19:00', 'releaseDue', 'homeMonitoring'],
    ['2022-07-20 23:59', 'releaseDue', 'homeMonitoring'],
    ['2022-07-21 00:00', 'ended', null],
  ])('at %s is %s, %s', (moment, status, mode) => {
    expect(at(moment, contact, 'bo')).toMatchObject({ class: 'closeContact', status, mode });
  });

  test('is not known before somebody recorded the meeting', () => {
    expect(at('2022-07-10 20:59', contact, 'bo')).toMatchObject({ class: null, status: 'notExposed' });
  });

  test('whose last result is missing at midnight is reviewed by a person, not kept by the software', () => {
    const facts = contact.filter(({ id }) => id !== 'test-bo-2022-07-20 11:00');
    const state = at('2022-07-21 00:00', facts, 'bo');
    expect(state).toMatchObject({ status: 'releaseReview', release: { eligible: false }, missedTests: [day('2022-07-20')] });
    expect(state?.release.findings.filter(({ met: isMet }) => !isMet)).toMatchObject([
      { condition: 'ownTestsNegative', days: [day('2022-07-20')] },
    ]);
  });

  test('whose result arrives late, for a sample taken in time, is released all the same', () => {
    const late = contact.map((fact) =>
      fact.id === 'test-bo-2022-07-20 11:00' ? { ...fact, recordedAt: beijing('2022-07-21 06:00') } : fact,
    );
    expect(at('2022-07-21 05:59', late, 'bo')?.status).toBe('releaseReview');
    expect(at('2022-07-21 06:00', late, 'bo')?.status).toBe('ended');
    expect(at('2022-07-20 20:00', late, 'bo')?.status).toBe('inQuarantine'); // seen again as it was that evening
  });

  test('sampled a minute before midnight was sampled that day, a minute later the next', () => {
    const day1 = (moment: string) =>
      at('2022-07-13 09:00', [index, met('bo', 'an', '2022-07-10'), quarantined('bo', '2022-07-12 10:00'), tested('bo', moment)], 'bo')
        ?.missedTests;
    expect(day1('2022-07-12 23:59')).toEqual([]);
    expect(day1('2022-07-13 00:00')).toEqual([day('2022-07-12')]);
  });

  test('with a positive result is held until it is confirmed or cleared', () => {
    const positive = [...contact.slice(0, 3), tested('bo', '2022-07-13 11:00', 'positive')];
    expect(at('2022-07-13 19:00', positive, 'bo')).toMatchObject({ class: 'closeContact', status: 'held' });
    expect(at('2022-07-14 12:00', [...positive, tested('bo', '2022-07-13 22:00', 'negative')], 'bo')?.status).toBe('inQuarantine');
    expect(at('2022-07-14 12:00', [...positive, aCase('bo', '2022-07-13')], 'bo')).toMatchObject({ class: 'case', status: 'toIsolate' });
  });

  test('in a positive pool is held until the own tube, and nobody else is raised by it', () => {
    const pool = tested('bo', '2022-07-13 11:00', 'positive', { pooled: true });
    const chain = [...contact.slice(0, 3), pool, met('cy', 'bo', '2022-07-11')];
    expect(at('2022-07-13 19:00', chain, 'bo')?.status).toBe('held');
    expect(at('2022-07-13 19:00', chain, 'cy')).toMatchObject({ class: 'contactOfContact', upgradedFrom: null });
    expect(at('2022-07-14 12:00', [...chain, tested('bo', '2022-07-13 22:00')], 'bo')?.status).toBe('inQuarantine');
    // Somebody of a screening round, without any exposure: held, then cleared.
    const member = tested('di', '2022-07-13 11:00', 'positive', { pooled: true });
    expect(at('2022-07-13 20:00', [member], 'di')).toMatchObject({ class: null, status: 'held' });
    expect(at('2022-07-14 12:00', [member, tested('di', '2022-07-13 22:00')], 'di')?.status).toBe('notExposed');
  });

  test('of whom a clock running ahead says what lies in the future has neither begun nor been sampled', () => {
    const ahead = [
      ...contact.slice(0, 2),
      quarantined('bo', '2022-07-12 10:00', { recordedAt: beijing('2022-07-12 09:00') }),
      tested('bo', '2022-07-13 08:00', 'negative', { recordedAt: beijing('2022-07-12 12:00') }),
    ];
    expect(at('2022-07-12 09:30', ahead, 'bo')?.status).toBe('toLocate');
    expect(at('2022-07-12 13:00', ahead, 'bo')?.release.findings[1]?.days).toContain(day('2022-07-13'));
    expect(at('2022-07-13 08:00', ahead, 'bo')?.release.findings[1]?.days).not.toContain(day('2022-07-13'));
  });

  test('exposed again counts from the new day', () => {
    // 14 July + 7 = 21, + 3 = 24.
    expect(written(at('2022-07-15 09:00', [...contact, met('bo', 'an', '2022-07-14')], 'bo')?.plan ?? undefined)?.lastDay).toBe('07-24');
  });

  test('in quarantine on arrival is under control when they turn out to be exposed there, counted from that exposure', () => {
    const arrived = met('bo', 'x', '2022-07-05', { source: { kind: 'arrival', origin: 'US' } });
    const facts = [index, arrived, quarantined('bo', '2022-07-05 20:00'), met('bo', 'an', '2022-07-10')];
    const state = at('2022-07-11 09:00', facts, 'bo');
    // Close contact since the 10th = day 1 of the tests: 10, 11, 12, 14, 16 and the last central day, 17.
    expect([state?.class, state?.status, written(state?.plan ?? undefined)?.tests]).toEqual([
      'closeContact',
      'inQuarantine',
      '07-10, 07-11, 07-12, 07-14, 07-16, 07-17, 07-20',
    ]);
  });

  test('of an earlier time does not come back: a quarantine left open in spring is none in July', () => {
    const spring = [aCase('ed', '2022-07-01', { id: 'first' }), met('bo', 'ed', '2022-07-01'), quarantined('bo', '2022-07-02 10:00')];
    const late = [aCase('an', '2022-08-20'), met('bo', 'an', '2022-08-20')];
    const state = at('2022-08-21 09:00', [...spring, ...late], 'bo');
    expect(state).toMatchObject({ class: 'closeContact', status: 'toLocate', membership: { first: day('2022-08-20') } });
    // Ten days after the first meeting is 11 July: a second one that day still belongs to it, one on the 12th begins anew.
    const again = (date: string) => at('2022-07-13 09:00', [...spring, met('bo', 'ed', date)], 'bo')?.membership?.first;
    expect([again('2022-07-11'), again('2022-07-12')]).toEqual([day('2022-07-01'), day('2022-07-12')]);
  });

  test('met three days before onset is no contact: two days are looked back', () => {
    const meeting = (date: string) => at('2022-07-11 09:00', [index, met('bo', 'an', date)], 'bo')?.class;
    expect([meeting('2022-07-07'), meeting('2022-07-08')]).toEqual([null, 'closeContact']);
    const asymptomatic = [
      aCase('an', '2022-07-10', { onset: undefined, firstPositiveSample: day('2022-07-10'), caseClass: 'confirmedNoSymptoms' as const }),
    ];
    expect(at('2022-07-11 09:00', [...asymptomatic, met('bo', 'an', '2022-07-07')], 'bo')?.class).toBeNull();
  });
});

describe('a contact of a contact', () => {
  const chain = [
    index,
    met('bo', 'an', '2022-07-10'),
    quarantined('bo', '2022-07-12 10:00'),
    met('cy', 'bo', '2022-07-11'),
    quarantined('cy', '2022-07-12 12:00'),
  ];
  // 11 + 7 = 18 July; tests day 1, 4, 7 = 12, 15, 18.
  const own = ['12', '15', '18'].map((date) => tested('cy', `2022-07-${date} 11:00`));

  test('is released on day 7 when the first two tests of the one they hang on are negative too', () => {
    const first = [tested('bo', '2022-07-12 11:00'), tested('bo', '2022-07-13 11:00')];
    expect(written(at('2022-07-12 13:00', chain, 'cy')?.plan ?? undefined)).toEqual({
      stages: ['home 07-12–07-18'],
      tests: '07-12, 07-15, 07-18',
      lastDay: '07-18',
    });
    const waiting = at('2022-07-18 20:00', [...chain, ...own, first[0]!], 'cy');
    expect(waiting?.release.findings.find(({ condition }) => condition === 'linkedFirstTestsNegative')).toMatchObject({
      met: false,
      persons: ['bo'],
    });
    expect(at('2022-07-18 20:00', [...chain, ...own, ...first], 'cy')?.status).toBe('releaseDue');
  });

  test('becomes a close contact when one of these is positive, and not by the third', () => {
    const results = (outcomes: readonly ('positive' | 'negative')[]) =>
      outcomes.map((outcome, n) => tested('bo', `2022-07-1${2 + n} 11:00`, outcome));
    expect(at('2022-07-13 20:00', [...chain, ...results(['negative', 'positive'])], 'cy')).toMatchObject({
      class: 'closeContact',
      upgradedFrom: 'contactOfContact',
    });
    expect(at('2022-07-14 20:00', [...chain, ...results(['negative', 'negative', 'positive'])], 'cy')).toMatchObject({
      class: 'contactOfContact',
      upgradedFrom: null,
    });
  });

  test('becomes a close contact when the other becomes a case, and nothing when the first case is excluded', () => {
    const confirmed = aCase('bo', '2022-07-12');
    expect(at('2022-07-13 09:00', [...chain, confirmed], 'cy')).toMatchObject({ class: 'closeContact', upgradedFrom: null });
    const excluded = chain.map((fact) => (fact === index ? { ...index, caseClass: 'notACase' as const } : fact));
    expect(['bo', 'cy'].map((person) => at('2022-07-13 09:00', excluded, person)?.status)).toEqual(['notExposed', 'notExposed']);
  });

  test('two who only name each other keep nobody in quarantine', () => {
    const circle = [met('bo', 'cy', '2022-07-10'), met('cy', 'bo', '2022-07-10')];
    expect(['bo', 'cy'].map((person) => at('2022-07-11 09:00', circle, person)?.class)).toEqual([null, null]);
  });

  test('met only after the other was under control is none', () => {
    const after = [...chain.slice(0, 3), met('cy', 'bo', '2022-07-13', { firstDay: day('2022-07-13') })];
    expect(at('2022-07-14 09:00', after, 'cy')?.class).toBeNull();
  });
});

describe('an investigator', () => {
  test('may judge a meeting less than close, as long as its ground holds', () => {
    expect(at('2022-07-11 09:00', [index, met('bo', 'an', '2022-07-10', { class: 'generalContact' })], 'bo')?.class).toBe('generalContact');
  });
  test('who named a class that the edition abolished restricts nobody by it', () => {
    const autumn = [aCase('an', '2022-11-20'), met('bo', 'an', '2022-11-20'), met('cy', 'bo', '2022-11-20', { class: 'contactOfContact' })];
    expect(at('2022-11-21 09:00', autumn, 'cy')).toMatchObject({ class: null, status: 'notExposed' });
  });
});

test('a changed fact gives the same states as evaluating all of them again, and names who changed', () => {
  const chain = [...contact, met('cy', 'bo', '2022-07-11'), met('di', 'cy', '2022-07-11')];
  const evaluation = evaluate(timeline, chain, beijing('2022-07-15 09:00'));
  const before = new Map(evaluation.states);
  const confirmed = aCase('bo', '2022-07-13'); // 13 − 2 = 11: the meeting of the 11th counts
  const changed = reevaluate(evaluation, [confirmed]);
  expect(changed.map(({ person, before, after }) => [person, before?.class, after.class])).toEqual([
    ['bo', 'closeContact', 'case'],
    ['cy', 'contactOfContact', 'closeContact'],
    ['di', null, 'contactOfContact'],
  ]);
  expect(evaluation.states.get('an')).toBe(before.get('an')); // who does not depend on Bo was not looked at again
  expect(evaluation.states).toEqual(evaluate(timeline, [...chain, confirmed], beijing('2022-07-15 09:00')).states);
});

describe('the twenty measures of 11 November 2022', () => {
  // Last exposure 5 November. 9th edition: central to the 12th, monitoring to the 15th. Twenty measures: central to the 10th, home to the 13th.
  const facts = [
    aCase('an', '2022-11-05'),
    met('bo', 'an', '2022-11-05'),
    quarantined('bo', '2022-11-06 10:00'),
    met('cy', 'bo', '2022-11-06'),
    quarantined('cy', '2022-11-06 12:00'),
  ];

  test('shorten the plan of a close contact and keep the old one in sight', () => {
    const state = at('2022-11-11 00:00', facts, 'bo');
    expect(state?.plan?.pack.edition).toBe('20-measures');
    expect(written(state?.plan ?? undefined)?.lastDay).toBe('11-13');
    expect(state?.superseded.map(({ plan, byEdition }) => [plan.pack.edition, written(plan)?.lastDay, byEdition])).toEqual([
      ['9', '11-15', '20-measures'],
    ]);
    expect(at('2022-11-10 23:59', facts, 'bo')?.plan?.pack.edition).toBe('9');
  });

  test('let contacts of contacts go at the minute they come into force', () => {
    expect(at('2022-11-10 23:59', facts, 'cy')?.status).toBe('inQuarantine');
    const state = at('2022-11-11 00:00', facts, 'cy');
    expect(state).toMatchObject({ class: 'contactOfContact', status: 'ended', plan: { endsAt: beijing('2022-11-11') } });
    expect(state?.superseded.map(({ byEdition }) => byEdition)).toEqual(['20-measures']);
  });
});
