import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naiveMinutes } from '../referee/naive-co-presence.ts';
import { parseVenueOutbreak } from '../referee/venue-outbreak.ts';
import { mergeStays } from '../visit/merge-stays.ts';
import { visitIndex } from '../visit/visit-index.ts';
import type { Visits } from '../visit/visits.ts';
import { coPresence, type CoPresence, type CoPresenceSettings } from './co-presence.ts';
import type { InfectiousCase } from './meeting.ts';

type Row = readonly [person: number, place: number, start: number, end: number];
const visitsOf = (rows: readonly Row[]): Visits => ({
  person: rows.map(([person]) => person),
  place: rows.map(([, place]) => place),
  start: rows.map(([, , start]) => start),
  end: rows.map(([, , , end]) => end),
});
const always: InfectiousCase = { person: 0, from: -1e6, to: 1e6 };
const joined = (rows: readonly Row[], cases: readonly InfectiousCase[] = [always], settings: CoPresenceSettings = { minimumMinutes: 0 }) =>
  coPresence(visitIndex(visitsOf(rows)), cases, settings);
const minutesOf = ({ caseAt, person, minutes }: CoPresence): Map<string, number> =>
  new Map(Array.from(minutes, (value, at) => [`${caseAt[at]} ${person[at]}`, value]));

test('two hours at a market, of which the case is there for the second and infectious for its first half', () => {
  const found = joined(
    [
      [0, 3, 60, 180],
      [1, 3, 0, 120],
    ],
    [{ person: 0, from: 0, to: 90 }],
  );
  expect(found).toMatchObject({ pairs: 1, totalMinutes: 30 });
  expect([found.person[0], found.first[0], found.last[0], found.meetings[0]]).toEqual([1, 60, 90, 1]);
});

test('who leaves when the case comes was not together with it', () => {
  const rows: Row[] = [
    [0, 0, 60, 120],
    [1, 0, 0, 60],
    [2, 0, 120, 200],
  ];
  expect(joined(rows).pairs).toBe(0);
});

test('a visit of no length meets nobody and is counted', () => {
  const index = visitIndex(
    visitsOf([
      [0, 0, 0, 60],
      [1, 0, 30, 30],
    ]),
  );
  expect(index.leftOut).toEqual({ unknownPlace: 0, withoutTime: 0, zeroLength: 1 });
  expect(coPresence(index, [always], { minimumMinutes: 0 }).pairs).toBe(0);
});

test('a visit without an end or a place is left out and counted: how long it was is not made up', () => {
  const index = visitIndex(
    visitsOf([
      [0, 0, 0, 60],
      [1, 0, 30, NaN],
      [2, 0, NaN, 40],
      [3, -1, 0, 60],
    ]),
  );
  expect(index.leftOut).toEqual({ unknownPlace: 1, withoutTime: 2, zeroLength: 0 });
  expect(coPresence(index, [always], { minimumMinutes: 0 }).pairs).toBe(0);
});

test('two people without a recorded place were not at the same place', () => {
  const rows: Row[] = [
    [0, -1, 0, 60],
    [1, -1, 0, 60],
  ];
  expect(joined(rows).pairs).toBe(0);
});

test('a night shift over midnight is one stay', () => {
  const rows: Row[] = [
    [0, 0, 23 * 60, 24 * 60 + 120],
    [1, 0, 22 * 60, 24 * 60 + 60],
  ];
  expect(joined(rows).totalMinutes).toBe(120); // 23:00 to 01:00
});

test('two records of one stay count twice as they stand, and once when joined', () => {
  const rows: Row[] = [
    [0, 0, 0, 60],
    [1, 0, 0, 40],
    [1, 0, 20, 60],
  ];
  expect(joined(rows).totalMinutes).toBe(80); // 40 + 40
  expect(coPresence(visitIndex(mergeStays(visitsOf(rows))), [always]).totalMinutes).toBe(60);
});

test('a pair is kept from the threshold on, however many meetings make it', () => {
  const rows: Row[] = [
    [0, 0, 0, 60],
    [0, 1, 100, 160],
    [1, 0, 53, 90],
    [1, 1, 100, 108],
    [2, 0, 46, 60],
  ];
  expect(minutesOf(joined(rows, [always], { minimumMinutes: 15 }))).toEqual(new Map([['0 1', 15]])); // 7 + 8; person 2 has 14
});

test('a car has a lower threshold than a park; who reaches one of them is kept with all minutes', () => {
  const rows: Row[] = [
    [0, 0, 0, 60],
    [0, 1, 100, 160],
    [1, 0, 0, 5],
    [1, 1, 100, 103],
    [2, 1, 100, 120],
  ];
  const settings = { minimumMinutes: [5, 30], settingOfPlace: [0, 1] };
  expect(minutesOf(joined(rows, [always], settings))).toEqual(new Map([['0 1', 8]]));
});

test('a resident who never leaves is met among thousands of short visits', () => {
  const rows: Row[] = Array.from({ length: 5000 }, (_, at): Row => [at + 2, 0, at * 10, at * 10 + 5]);
  rows.push([1, 0, 0, 60_000], [0, 0, 49_000, 49_004]);
  const index = visitIndex(visitsOf(rows));
  expect([index.long.person.length, index.ordinary.longest]).toEqual([1, 5]);
  expect(minutesOf(coPresence(index, [always], { minimumMinutes: 0 }))).toEqual(
    new Map([
      ['0 1', 4],
      ['0 4902', 4],
    ]),
  );
});

test('a case without visits, and no case, meet nobody', () => {
  const rows: Row[] = [[1, 0, 0, 60]];
  expect(joined(rows, [{ person: 99, from: 0, to: 60 }]).pairs).toBe(0);
  expect(joined(rows, []).pairs).toBe(0);
  expect(joined([]).pairs).toBe(0);
});

const refused: [string, () => unknown, string, string][] = [
  ['an end before the start', () => joined([[0, 0, 60, 0]]), 'INCONSISTENT', 'visits.end[0]'],
  ['an infinite start', () => joined([[0, 0, -Infinity, 0]]), 'NOT_FINITE', 'visits.start[0]'],
  ['an infinite end', () => joined([[0, 0, 0, Infinity]]), 'NOT_FINITE', 'visits.end[0]'],
  ['half a person', () => joined([[0.5, 0, 0, 1]]), 'OUT_OF_RANGE', 'visits.person[0]'],
  ['a person that is none', () => joined([[-1, 0, 0, 1]]), 'OUT_OF_RANGE', 'visits.person[0]'],
  ['a place that is none', () => joined([[0, -2, 0, 1]]), 'OUT_OF_RANGE', 'visits.place[0]'],
  ['columns of unequal length', () => visitIndex({ person: [0], place: [0], start: [], end: [1] }), 'LENGTHS_DIFFER', 'visits.start'],
  ['a window the wrong way round', () => joined([], [{ person: 0, from: 9, to: 3 }]), 'INCONSISTENT', 'cases[0].to'],
  ['a case that is none', () => joined([], [{ person: -3, from: 0, to: 3 }]), 'OUT_OF_RANGE', 'cases[0].person'],
  ['a window without end', () => joined([], [{ person: 0, from: 0, to: NaN }]), 'NOT_A_NUMBER', 'cases[0].to'],
  ['a negative threshold', () => joined([], [], { minimumMinutes: -1 }), 'NEGATIVE', 'minimumMinutes[0]'],
  ['no threshold', () => joined([], [], { minimumMinutes: [] }), 'EMPTY', 'minimumMinutes'],
  ['thresholds without settings', () => joined([], [], { minimumMinutes: [1, 2] }), 'INCONSISTENT', 'minimumMinutes'],
  [
    'a place without a setting',
    () => joined([[0, 1, 0, 1]], [], { minimumMinutes: [1, 2], settingOfPlace: [0] }),
    'LENGTHS_DIFFER',
    'settingOfPlace',
  ],
  [
    'a setting without a threshold',
    () => joined([[0, 0, 0, 1]], [], { minimumMinutes: [1, 2], settingOfPlace: [2] }),
    'OUT_OF_RANGE',
    'settingOfPlace[0]',
  ],
];

test.each(refused)('%s is refused, with the argument and a remedy', (_, run, code, argument) => {
  expect(run).toThrow(expect.objectContaining({ code, argument, remedy: expect.stringMatching(/.{10,}\.$/) as string }));
});

/** Small times and few places, so that stays touch, nest, repeat and are long; fractions of a minute among them. */
const anyTime = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.double({ min: 0, max: 200, noNaN: true }));
const anyLength = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 30 }) }, fc.integer({ min: 0, max: 5000 }));
const anyRow = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: -1, max: 3 }), anyTime, anyLength)
  .map(([person, place, start, length]): Row => [person, place, start, start + length]);
const anyRows = fc.array(anyRow, { maxLength: 60 });
const anyCases = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 7 }), anyTime, anyLength).map(([person, from, length]) => ({ person, from, to: from + length })),
  { maxLength: 4 },
);
const close = (found: Map<string, number>, wanted: Map<string, number>): void => {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [pair, minutes] of wanted) expect(found.get(pair)).toBeCloseTo(minutes, 6);
};

test('referee: sorted arrays find what comparing every stay with every other finds', () => {
  fc.assert(
    fc.property(anyRows, anyCases, (rows, cases) => close(minutesOf(joined(rows, cases)), naiveMinutes(visitsOf(rows), cases))),
    { numRuns: 500 },
  );
});

test('law: other names, another calendar and another order of rows change nothing', () => {
  const wholeRow = anyRow.map(([person, place, start, end]): Row => [person, place, Math.round(start), Math.round(end)]);
  const shuffled = fc
    .array(wholeRow, { maxLength: 40 })
    .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })));
  fc.assert(
    fc.property(shuffled, fc.integer({ min: -1e7, max: 1e7 }), ([rows, other], shift) => {
      const renamed = other.map(([person, place, start, end]): Row => [6 - person, place < 0 ? -1 : 3 - place, start + shift, end + shift]);
      const plain = minutesOf(joined(rows, [{ person: 2, from: 20, to: 150 }]));
      const moved = minutesOf(joined(renamed, [{ person: 4, from: 20 + shift, to: 150 + shift }]));
      close(moved, new Map([...plain].map(([pair, minutes]) => [`0 ${6 - Number(pair.split(' ')[1])}`, minutes])));
    }),
  );
});

test('law: a visit recorded as two adjacent ones is the same visit', () => {
  fc.assert(
    fc.property(anyRows, anyCases, fc.double({ min: 0, max: 1, noNaN: true }), (rows, cases, share) => {
      const halves = rows.flatMap(([person, place, start, end]): Row[] => {
        const middle = start + share * (end - start);
        return [
          [person, place, start, middle],
          [person, place, middle, end],
        ];
      });
      const minutes = naiveMinutes(visitsOf(rows), cases);
      const found = minutesOf(joined(halves, cases));
      for (const [pair, sum] of minutes) expect(found.get(pair) ?? 0).toBeCloseTo(sum, 6);
    }),
  );
});

test('law: joined stays of one person at one place never overlap, and hold every minute', () => {
  fc.assert(
    fc.property(
      fc.array(
        anyRow.map(([, , start, end]): Row => [0, 0, Math.round(start), Math.round(end)]),
        { maxLength: 12 },
      ),
      (rows) => {
        const { start, end } = mergeStays(visitsOf(rows));
        const minutes = new Set(rows.flatMap(([, , from, to]) => Array.from({ length: to - from }, (_, at) => from + at)));
        expect(Array.from(start, (from, at) => end[at]! - from).reduce((sum, length) => sum + length, 0)).toBe(minutes.size);
        Array.from(start).forEach((from, at) => at > 0 && expect(from).toBeGreaterThan(end[at - 1]!));
      },
    ),
  );
});

const folder = new URL('../../../../../../shared/data/chains/venues/', import.meta.url);
const outbreaks = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.truth.json')) : [];

describe.skipIf(outbreaks.length === 0)('reference: pairs and minutes stated with the outbreaks of shared/data/chains/venues', () => {
  test.each(outbreaks.length === 0 ? ['none'] : outbreaks)('%s', (name) => {
    const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
    const { copresence } = JSON.parse(textOf(name)) as { copresence: { rule: string; pairs: number; total_minutes: number } };
    expect(copresence.rule).toBe(
      'case window = onset-2d..onset+3d; per (case, other person): summed overlap minutes at the same place inside the window; kept when >= 15',
    );
    const stem = name.replace('.truth.json', '');
    const { visits, cases } = parseVenueOutbreak(textOf(`${stem}_visits.csv`), textOf(`${stem}_cases.csv`));
    const windows = cases.map(({ person, onset }) => ({ person, from: onset - 2 * DAY, to: onset + 3 * DAY }));
    const { pairs, totalMinutes } = coPresence(visitIndex(visits), windows, { minimumMinutes: 15 });
    expect({ pairs, total_minutes: totalMinutes }).toEqual({ pairs: copresence.pairs, total_minutes: copresence.total_minutes });
  });
});

const DAY = 1440;
