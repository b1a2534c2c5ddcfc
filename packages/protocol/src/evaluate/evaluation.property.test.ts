// Laws over random outbreaks: whatever the order, the repetition and the way the facts came in, everybody is in one state, and the same one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCase, met, quarantined, tested } from '../../fixture/facts.ts';
import { beijing, shippedCatalogue } from '../../fixture/packs.ts';
import { timelineOf } from '../resolve/index.ts';
import { evaluate, reevaluate } from './evaluation.ts';
import type { Fact } from './facts.ts';
import { personStatuses } from './person-state.ts';

const timeline = timelineOf(shippedCatalogue(), { id: 'cn-covid19', areas: ['CN'] });
const people = ['an', 'bo', 'cy', 'di', 'ed'] as const;
const person = fc.constantFrom(...people);
const date = fc.integer({ min: 1, max: 28 }).map((n) => `2022-11-${String(n).padStart(2, '0')}`);
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(person, date, fc.boolean()).map(([who, on, isCase]) => aCase(who, on, { caseClass: isCase ? 'confirmed' : 'notACase' })),
  fc.tuple(person, person, date).map(([who, source, on]) => met(who, source, on)),
  fc.tuple(person, date).map(([who, on]) => quarantined(who, `${on} 10:00`)),
  fc
    .tuple(person, date, fc.constantFrom('positive' as const, 'negative' as const))
    .map(([who, on, outcome]) => tested(who, `${on} 11:00`, outcome)),
);
/** Facts with different ids: two writings of one id are told apart by which came last, so their order is part of the facts. */
const facts = fc.uniqueArray(fact, { selector: ({ id }) => id, maxLength: 24 });
const moment = date.map((on) => beijing(`${on} 12:00`));

test('no order and no repetition changes anybody', () => {
  fc.assert(
    fc.property(facts, facts, moment, (list, extra, now) => {
      const shuffled = [
        ...list,
        ...extra.filter(({ id }) => list.some((one) => one.id === id)).flatMap(({ id }) => list.filter((one) => one.id === id)),
        ...list,
      ].toReversed();
      const once = evaluate(timeline, list, now).states;
      const again = evaluate(timeline, shuffled, now).states;
      expect(Object.fromEntries(again)).toEqual(Object.fromEntries(once));
    }),
    { numRuns: 150 },
  );
});

test('facts that come one by one end where all of them at once end', () => {
  fc.assert(
    fc.property(facts, moment, (list, now) => {
      const step = evaluate(timeline, [], now);
      for (const one of list) reevaluate(step, [one]);
      expect(Object.fromEntries(step.states)).toEqual(Object.fromEntries(evaluate(timeline, list, now).states));
    }),
    { numRuns: 150 },
  );
});

test('a corrected fact leaves no trace of what it said before', () => {
  fc.assert(
    fc.property(facts, fact, person, moment, (list, first, other, now) => {
      const second: Fact = { ...first, person: other };
      const corrected = evaluate(
        timeline,
        list.filter(({ id }) => id !== first.id),
        now,
      );
      reevaluate(corrected, [first]);
      reevaluate(corrected, [second]);
      const fresh = evaluate(timeline, [...list.filter(({ id }) => id !== first.id), second], now);
      for (const [name, state] of fresh.states) expect(corrected.states.get(name)).toEqual(state);
    }),
    { numRuns: 150 },
  );
});

test('everybody is in exactly one state, and nobody stays longer than the longer of all plans they ever had', () => {
  fc.assert(
    fc.property(facts, moment, (list, now) => {
      for (const state of evaluate(timeline, list, now).states.values()) {
        expect(personStatuses).toContain(state.status);
        const ends = state.superseded.map(({ plan }) => plan.endsAt ?? Infinity);
        if (state.plan !== null && ends.length > 0) expect(state.plan.endsAt ?? Infinity).toBeLessThanOrEqual(Math.max(...ends));
        if (state.status === 'inQuarantine') expect(now).toBeLessThan(state.plan?.endsAt ?? Infinity);
      }
    }),
    { numRuns: 200 },
  );
});
