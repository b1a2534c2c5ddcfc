// The same story under every edition of the domain brief, section 3.13, and people in quarantine when an edition changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCase, met, quarantined } from '../../fixture/facts.ts';
import { beijing, day, shippedCatalogue } from '../../fixture/packs.ts';
import { atInstant, onDay, planFor } from '../plan/index.ts';
import { packAt, timelineOf } from '../resolve/index.ts';
import { evaluate } from './evaluation.ts';
import { stateHistory } from './history.ts';
import { changeEdition } from './transition.ts';

const catalogue = shippedCatalogue();
const timeline = timelineOf(catalogue, { id: 'cn-covid19', areas: ['CN'] });
const rules = (moment: string) => packAt(timeline, beijing(moment))!;

test.each([
  ['8', '2022-05-01', 21], // 14 + 7
  ['9', '2022-07-10', 10], // 7 + 3
  ['20-measures', '2022-11-15', 8], // 5 + 3
  ['10-measures', '2022-12-10', 5],
  ['class-b', '2023-02-01', null],
])('the same meeting under edition %s keeps a close contact for so many days', (edition, date, days) => {
  const facts = [aCase('an', date), met('bo', 'an', date), quarantined('bo', `${date} 23:00`)];
  const state = evaluate(timeline, facts, beijing(`${date} 23:30`)).states.get('bo');
  expect(state?.plan?.lastDay ?? null).toBe(days === null ? null : day(date) + days);
  if (days !== null) expect(state?.plan?.pack.edition).toBe(edition);
  else expect(state).toMatchObject({ class: null, status: 'notExposed' });
});

describe('whatever the policy and the dates', () => {
  const editions = ['2022-06-28', '2022-11-11', '2022-12-07', '2023-01-08'];
  const policy = fc.constantFrom('finishOld' as const, 'takeShorter' as const, 'reEvaluate' as const);
  const name = fc.constantFrom('closeContact', 'contactOfContact', 'inboundTraveller', 'highRiskSpillover');

  test('nobody stays longer than the longer plan, and nobody longer than both allow unless the old plan is to be finished', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...editions),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 5 }),
        policy,
        name,
        (change, before, late, wanted, className) => {
          const at = beijing(change);
          const next = rules(change);
          const to = { ...next, from: at, pack: { ...next.pack, transition: { ...next.pack.transition, policy: wanted } } };
          const exposure = onDay(day(change) - before - 1);
          const start = atInstant(beijing(change) - Math.max(0, before - late) * 86_400_000 - 43_200_000, '+08:00');
          const anchors = { lastExposure: exposure, arrival: exposure, leftArea: exposure, quarantineStart: start };
          const old = planFor(packAt(timeline, at - 1)!, { class: className, anchors });
          if (old?.endsAt === undefined || old.endsAt === null || old.endsAt <= at) return;
          const fresh = planFor(to, { class: className, anchors });
          const end = changeEdition(old, fresh, to).endsAt ?? Infinity;
          // What an edition without a rule for the class, or with no day left, allows is to stay until it comes into force.
          const allowed = Math.max(at, fresh?.endsAt ?? at);
          expect(end).toBeLessThanOrEqual(Math.max(old.endsAt, allowed));
          if (wanted === 'finishOld') expect(end).toBe(old.endsAt);
          else expect(end).toBeLessThanOrEqual(Math.min(old.endsAt, allowed));
        },
      ),
      { numRuns: 400 },
    );
  });
});

test('re-evaluation under a stricter edition changes stages and tests but not the promised end', () => {
  const exposure = onDay(day('2022-07-10'));
  const anchors = { lastExposure: exposure, quarantineStart: onDay(day('2022-07-11')) };
  const old = planFor(rules('2022-12-20'), { class: 'closeContact', anchors })!; // 5 days: 15 July
  const stricter = { ...rules('2022-07-12'), from: beijing('2022-07-13') };
  const to = { ...stricter, pack: { ...stricter.pack, transition: { ...stricter.pack.transition, policy: 'reEvaluate' as const } } };
  const changed = changeEdition(old, planFor(to, { class: 'closeContact', anchors }), to);
  expect([changed.stages.map(({ mode }) => mode), changed.lastDay]).toEqual([['centralised'], day('2022-07-15')]);
});

test('the history of a person holds every plan with what changed it', () => {
  const facts = [
    aCase('an', '2022-11-05'),
    met('bo', 'an', '2022-11-05'),
    quarantined('bo', '2022-11-06 10:00'),
    met('bo', 'an', '2022-11-07', { id: 'again' }),
    { ...aCase('an', '2022-11-05', { id: 'excluded', caseClass: 'notACase' }), recordedAt: beijing('2022-11-12 08:00') },
  ];
  const history = stateHistory(evaluate(timeline, facts, beijing('2022-11-12 09:00')), 'bo');
  expect(history.map(({ from, state, because }) => [from, state.class, state.plan?.pack.edition, state.plan?.lastDay, because])).toEqual([
    [beijing('2022-11-05 21:00'), 'closeContact', '9', day('2022-11-15'), ['bo met an 2022-11-05']], // 5 + 7 + 3, start assumed
    [beijing('2022-11-06 10:00'), 'closeContact', '9', day('2022-11-15'), ['quarantine-bo-2022-11-06 10:00']],
    [beijing('2022-11-07 21:00'), 'closeContact', '9', day('2022-11-17'), ['again']], // 7 + 7 + 3
    [beijing('2022-11-11'), 'closeContact', '20-measures', day('2022-11-15'), ['cn-covid19 20-measures']], // 7 + 5 + 3
    [beijing('2022-11-12 08:00'), null, undefined, undefined, ['excluded']],
  ]);
});

/**
 * A case of 8 November 2022, met that day by three. The twenty measures (11 November, 00:00) know close contacts and no general ones.
 * Close contact: 9th edition 8 + 7 + 3 = 18 November, twenty measures 8 + 5 + 3 = 16 November. General contact: 3 days from being
 * named on the 8th, all over at the latest when the class is abolished.
 */
test('who was judged a general contact is not taken in as a close contact by an edition without that class', () => {
  const facts = [
    aCase('an', '2022-11-08'),
    met('bo', 'an', '2022-11-08', { class: 'generalContact' }),
    met('cy', 'an', '2022-11-08', { class: 'closeContact' }),
    met('di', 'an', '2022-11-08'),
  ];
  const at = (moment: string) => evaluate(timeline, facts, beijing(moment)).states;
  expect(at('2022-11-10 09:00').get('bo')).toMatchObject({ class: 'generalContact', plan: { pack: { edition: '9' } } });
  const after = at('2022-11-11 09:00');
  expect(after.get('bo')?.class).not.toBe('closeContact');
  expect(after.get('bo')?.plan?.endsAt ?? 0).toBeLessThanOrEqual(beijing('2022-11-11'));
  expect(['ended', 'released', 'notExposed']).toContain(after.get('bo')?.status);
  for (const person of ['cy', 'di'])
    expect(after.get(person)).toMatchObject({
      class: 'closeContact',
      plan: { lastDay: day('2022-11-16'), pack: { edition: '20-measures' } },
    });
  // First met when the class is gone already: the judgement stands, and nobody has to judge again.
  const late = [...facts, met('ed', 'an', '2022-11-12', { class: 'generalContact' })];
  expect(evaluate(timeline, late, beijing('2022-11-12 22:00')).states.get('ed')).toMatchObject({ class: null, status: 'notExposed' });
});

test('a class that no edition ever had says nothing: what the edition assumes holds', () => {
  const facts = [aCase('an', '2022-11-12'), met('bo', 'an', '2022-11-12', { class: 'first ring' })];
  expect(evaluate(timeline, facts, beijing('2022-11-12 22:00')).states.get('bo')?.class).toBe('closeContact');
});

/** Last met on 28 October, found on 10 November: 28 + 10 days is 7 November, over. The 8th edition would count 14 + 7 days, to 18 November. */
test.each(['takeShorter', 'reEvaluate'] as const)('whose time was over when they were found is not taken in again (%s)', (policy) => {
  const anchors = { lastExposure: onDay(day('2022-10-28')), quarantineStart: onDay(day('2022-11-10')) };
  const old = planFor(rules('2022-11-10'), { class: 'closeContact', anchors })!;
  expect(old.afterWindow).toBe(true);
  const stricter = { ...rules('2022-05-01'), from: beijing('2022-11-11') };
  const to = { ...stricter, pack: { ...stricter.pack, transition: { ...stricter.pack.transition, policy } } };
  const fresh = planFor(to, { class: 'closeContact', anchors })!;
  expect([fresh.afterWindow, fresh.lastDay]).toEqual([false, day('2022-11-18')]);
  expect(changeEdition(old, fresh, to).endsAt ?? to.from).toBeLessThanOrEqual(to.from);
});
