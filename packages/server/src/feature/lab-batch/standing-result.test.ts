import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeptResult, type ResultStatus, type TubeOutcome } from './result.ts';
import { isKnown, standingResult } from './standing-result.ts';

const at = (hour: number): string => `2022-07-12T${String(hour).padStart(2, '0')}:00:00.000Z`;
let next = 0;
const aResult = (outcome: TubeOutcome, testedHour: number | null, fields: Partial<KeptResult> = {}): KeptResult => ({
  id: `r${String(next++).padStart(4, '0')}`,
  tube: 'T0001',
  outcome,
  status: 'final',
  tested_at: testedHour === null ? null : at(testedHour),
  reported_at: at(testedHour ?? 12),
  superseded_at: null,
  ...fields,
});

test('a positive stands over later runs that found nothing, until it is corrected', () => {
  const positive = aResult('positive', 5);
  const later = aResult('negative', 6);
  expect(standingResult([positive, later])).toBe(positive);
  const correction = aResult('negative', 5, { status: 'corrected', reported_at: at(7) });
  expect(standingResult([positive, later, correction])).toBe(correction);
});

test('of results without an answer the latest test stands, and an answer takes their place', () => {
  const first = aResult('invalid', 5);
  const rerun = aResult('negative', 6);
  expect(standingResult([rerun, first])).toBe(rerun);
  expect(standingResult([first])).toBe(first);
  expect(standingResult([])).toBeUndefined();
});

test('a final result takes the place of a preliminary one, also of a positive', () => {
  const preliminary = aResult('positive', 5, { status: 'preliminary' });
  expect(standingResult([preliminary])).toBe(preliminary);
  const final = aResult('negative', 6);
  expect(standingResult([preliminary, final])).toBe(final);
});

test('of two corrections the one reported last stands, whatever the hour of the test', () => {
  const one = aResult('negative', 6, { status: 'corrected', reported_at: at(8) });
  const other = aResult('positive', 5, { status: 'corrected', reported_at: at(9) });
  expect(standingResult([other, one])).toBe(other);
});

test('a positive of a test after the correction is a new finding', () => {
  const correction = aResult('negative', 6, { status: 'corrected', reported_at: at(8) });
  const newer = aResult('positive', 9);
  expect(standingResult([correction, newer])).toBe(newer);
});

const results = fc.array(
  fc.record({
    outcome: fc.constantFrom<TubeOutcome>('positive', 'negative', 'indeterminate', 'invalid'),
    status: fc.constantFrom<ResultStatus>('preliminary', 'final', 'corrected'),
    tested: fc.option(fc.integer({ min: 0, max: 23 })),
    reported: fc.integer({ min: 0, max: 23 }),
  }),
  { minLength: 1, maxLength: 6 },
);

test('the order in which results come makes no difference', () => {
  fc.assert(
    fc.property(
      results.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(
            list.map((_, index) => index),
            { minLength: list.length },
          ),
        ),
      ),
      ([given, order]) => {
        const kept = given.map(({ outcome, status, tested, reported }) => aResult(outcome, tested, { status, reported_at: at(reported) }));
        const shuffled = order.map((index) => kept[index] as KeptResult);
        expect(standingResult(shuffled)).toBe(standingResult(kept));
      },
    ),
  );
});

test('says again what is known: the same answer, the same row, the same test', () => {
  const standing = aResult('negative', 5);
  expect(isKnown(aResult('negative', 6), [standing], standing)).toBe(true);
  expect(isKnown({ ...standing, outcome: 'positive' }, [standing], standing)).toBe(true);
  expect(isKnown(aResult('positive', 6), [standing], standing)).toBe(false);
});

test('without an answer for the second time is news', () => {
  const standing = aResult('indeterminate', 5);
  expect(isKnown(aResult('indeterminate', 6), [standing], standing)).toBe(false);
  expect(isKnown(aResult('indeterminate', 5), [standing], standing)).toBe(true);
});
