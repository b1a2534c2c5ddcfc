import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PoolInput, resolvePool, type SingleResult } from './resolve-pool.ts';

const hour = 3_600_000;
const rule = { negatives: 1, positives: 1, withinHours: 24 };
const family = ['grandmother', 'father', 'mother', 'child'];
const pool = (change: Partial<PoolInput> = {}): PoolInput => ({
  members: family,
  outcome: 'positive',
  resultAt: 0,
  singles: [],
  rule,
  now: hour,
  ...change,
});
const single = (member: string, outcome: SingleResult['outcome'], hours: number): SingleResult => ({
  member,
  outcome,
  collectedAt: (hours - 1) * hour,
  resultAt: hours * hour,
});

test('a pool of four: everybody is held, one is positive, three go home after seven hours', () => {
  expect(resolvePool(pool())).toMatchObject({ state: 'recall', unresolved: family, resolutionMs: null, dueAt: 24 * hour });
  const singles = [
    single('child', 'negative', 7),
    single('father', 'positive', 4),
    single('mother', 'negative', 5),
    single('grandmother', 'negative', 6),
  ];
  expect(resolvePool(pool({ singles }))).toMatchObject({
    state: 'resolved',
    cleared: ['grandmother', 'mother', 'child'],
    positive: ['father'],
    unresolved: [],
    resolutionMs: 7 * hour,
    contradictory: false,
  });
});

test('who was not found in time is named; an answer that is none asks for another sample', () => {
  const singles = [
    single('father', 'positive', 4),
    single('mother', 'negative', 5),
    single('child', 'invalid', 6),
    single('grandmother', 'pending', 6),
  ];
  const found = resolvePool(pool({ singles, now: 24 * hour }));
  expect(found).toMatchObject({ state: 'membersMissing', unresolved: ['grandmother', 'child'] });
  expect(found.members.map(({ sampleNeeded }) => sampleNeeded)).toEqual([false, false, false, true]);
});

test('a negative taken before the pool was positive clears nobody; a positive one counts', () => {
  const singles = [single('child', 'negative', 0.5), single('father', 'positive', 0.5)];
  expect(resolvePool(pool({ singles }))).toMatchObject({ cleared: [], positive: ['father'] });
});

test('a rule of two negatives wants two, and a positive among them clears nobody', () => {
  const strict = { ...rule, negatives: 2 };
  const once = [single('child', 'negative', 2)];
  expect(resolvePool(pool({ singles: once, rule: strict })).members[3]).toMatchObject({ state: 'held', sampleNeeded: true });
  const twice = [...once, single('child', 'negative', 26)];
  expect(resolvePool(pool({ singles: twice, rule: strict })).cleared).toEqual(['child']);
  const mixed = [...twice, single('child', 'positive', 30)];
  expect(resolvePool(pool({ singles: mixed, rule: { ...strict, positives: 2 } })).members[3]).toMatchObject({ state: 'held' });
});

test('negative pool, pending pool, pool without an answer, and a positive pool of negatives', () => {
  expect(resolvePool(pool({ outcome: 'negative' }))).toMatchObject({ state: 'clear', cleared: family });
  expect(resolvePool(pool({ outcome: 'pending', resultAt: null }))).toMatchObject({ state: 'waiting', cleared: [] });
  expect(resolvePool(pool({ outcome: 'invalid' }))).toMatchObject({ state: 'recollect', cleared: [] });
  const singles = family.map((member) => single(member, 'negative', 3));
  expect(resolvePool(pool({ singles }))).toMatchObject({ state: 'resolved', contradictory: true });
});

test('somebody twice in the tube, and a result of somebody who is not in it', () => {
  const found = resolvePool(pool({ members: ['a', 'b', 'a'], singles: [single('c', 'negative', 3)] }));
  expect(found).toMatchObject({ duplicates: ['a'], strangers: ['c'], unresolved: ['a', 'b'] });
});

test('every member is in exactly one place, in whatever order results come in', () => {
  const result = fc.record({
    member: fc.constantFrom(...family, 'stranger'),
    outcome: fc.constantFrom('positive' as const, 'negative' as const, 'invalid' as const, 'pending' as const),
    collectedAt: fc.integer({ min: -hour, max: 40 * hour }),
    resultAt: fc.integer({ min: 0, max: 50 * hour }),
  });
  fc.assert(
    fc.property(fc.array(result, { maxLength: 12 }), (singles) => {
      const found = resolvePool(pool({ singles }));
      expect([...found.cleared, ...found.positive, ...found.unresolved].toSorted()).toEqual(family.toSorted());
      const { members, ...rest } = resolvePool(pool({ singles: singles.toReversed() }));
      expect({ ...rest, strangers: rest.strangers.toSorted() }).toEqual({
        ...found,
        members: undefined,
        strangers: found.strangers.toSorted(),
      });
      expect(members).toEqual(found.members);
    }),
  );
});

test('a pool of nobody, and a positive pool without its time, are refused', () => {
  expect(() => resolvePool(pool({ members: [] }))).toThrow(expect.objectContaining({ code: 'EMPTY' }));
  expect(() => resolvePool(pool({ resultAt: null }))).toThrow(expect.objectContaining({ code: 'INCONSISTENT' }));
});
