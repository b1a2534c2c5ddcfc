import fc from 'fast-check';
import { expect, test } from 'vitest';
import { middleAt, middleOf } from './entry.ts';

const instant = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const entry = fc.record({
  id: fc.uuid(),
  at: instant,
  actor: fc.option(fc.uuid()),
  actorName: fc.string({ unit: 'grapheme' }),
  action: fc.constantFrom('case.created', 'person.revealed'),
  outbreak: fc.option(fc.uuid()),
  area: fc.option(fc.constantFrom('world', 'world.CN.440000')),
  kind: fc.option(fc.constantFrom('case', 'labResult')),
  subject: fc.option(fc.uuid()),
  version: fc.option(fc.nat()),
});
const digest = 'd'.repeat(64);

/** The definition: a part of a JSON list, in the order in which the fields stand above. */
test('the middle of an entry is its fields as JSON, whatever they hold', () => {
  fc.assert(
    fc.property(entry, (given) => {
      const { id, at, actor, actorName, action, outbreak, area, kind, subject, version } = given;
      const listed = JSON.stringify([id, at, actor, actorName, action, outbreak, area, kind, subject, version, digest]);
      expect(`[${middleOf(given, digest)}]`).toBe(listed);
    }),
  );
});

test('an entry moved to another moment is the entry written then', () => {
  fc.assert(
    fc.property(entry, instant, (given, at) => {
      expect(middleAt(middleOf(given, digest), at)).toBe(middleOf({ ...given, at }, digest));
    }),
  );
});
