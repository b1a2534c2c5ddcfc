import { coPresence, mergeStays, visitIndex } from '@firebreak/engine/exposure/index';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, transact } from '../../platform/access/index.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { togetherWith } from './store.ts';

let database: TestDatabase;
let actor: Actor;
let outbreak: string;
const home = '440000';
const PERSONS = 7;
const PLACES = 3;

const idOf = (kind: number, index: number): string => `0190000${kind}-0000-7000-8000-${String(index).padStart(12, '0')}`;
/** Minute 0 is a moment before summer time began in Europe, so that a day of 23 hours lies within. */
const instantOf = (minute: number): string => new Date(Date.UTC(2022, 2, 26, 12) + minute * 60_000).toISOString();

beforeAll(async () => {
  database = await openTestDatabase();
  await database.reset();
  await database.addArea(home, 'world', 'province', '广东省');
  outbreak = await database.addOutbreak(home);
  actor = await database.addUser('epidemiologist', home);
  const frame = `'${home}', '${outbreak}', (select path from area where code = '${home}'), now(), now()`;
  const rowsOf = (kind: number, count: number): string =>
    Array.from({ length: count }, (_, index) => `(${frame}, '${idOf(kind, index)}', 'n${index}')`).join(', ');
  await asOwner(
    database.engine,
    `insert into person (home, outbreak, area, created_at, updated_at, id, name) values ${rowsOf(1, PERSONS)}`,
  );
  await asOwner(database.engine, `insert into place (home, outbreak, area, created_at, updated_at, id, name) values ${rowsOf(2, PLACES)}`);
});
afterAll(() => database.close());

interface Stay {
  readonly person: number;
  readonly place: number;
  readonly start: number;
  readonly end: number;
}
const anyStay = fc
  .record({
    person: fc.integer({ min: 0, max: PERSONS - 1 }),
    place: fc.integer({ min: 0, max: PLACES - 1 }),
    start: fc.integer({ min: 0, max: 4000 }),
    length: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(1440, 1441, 1439, 6000)),
  })
  .map(({ length, ...stay }): Stay => ({ ...stay, end: stay.start + length }));

async function write(stays: readonly Stay[]): Promise<void> {
  const rows = stays.map(
    ({ person, place, start, end }, at) =>
      `('${home}', '${outbreak}', (select path from area where code = '${home}'), now(), now(), '${idOf(3, at)}', '${idOf(1, person)}', '${idOf(2, place)}', '${instantOf(start)}', '${instantOf(end)}')`,
  );
  await asOwner(database.engine, 'truncate visit cascade');
  if (rows.length === 0) return;
  await asOwner(
    database.engine,
    `insert into visit (home, outbreak, area, created_at, updated_at, id, person, place, start, "end") values ${rows.join(', ')}`,
  );
}

test('the database finds the pairs and minutes that the engine finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStay, { maxLength: 40 }), fc.integer({ min: 0, max: 4000 }), async (stays, from) => {
      await write(stays);
      const to = from + 1500;
      const window = { home, outbreak, person: idOf(1, 0), from: instantOf(from), to: instantOf(to) };
      const rows = await transact(database.platform.db, { actor, outbreak }, (trx) =>
        togetherWith(trx, window, { minutes: 15, most: 100, zone: 'UTC' }),
      );
      const index = visitIndex({
        person: stays.map(({ person }) => person),
        place: stays.map(({ place }) => place),
        start: stays.map(({ start }) => start),
        end: stays.map(({ end }) => end),
      });
      const found = coPresence(index, [{ person: 0, from, to }], { minimumMinutes: 15 });
      const ours = rows.map(({ person, minutes, meetings, first, last }) => [
        person,
        minutes,
        meetings,
        new Date(first).toISOString(),
        new Date(last).toISOString(),
      ]);
      const wanted = Array.from(found.person, (person, at) => [
        idOf(1, person),
        found.minutes[at],
        found.meetings[at],
        instantOf(found.first[at] ?? NaN),
        instantOf(found.last[at] ?? NaN),
      ]);
      expect(new Set(ours.map(String))).toEqual(new Set(wanted.map(String)));
      expect(ours).toHaveLength(wanted.length);
    }),
    { numRuns: 60 },
  );
});

test('minutes at each place add up to those of the pair', async () => {
  await write([
    { person: 0, place: 0, start: 0, end: 60 },
    { person: 0, place: 1, start: 100, end: 160 },
    { person: 1, place: 0, start: 50, end: 90 },
    { person: 1, place: 1, start: 100, end: 130 },
  ]);
  const window = { home, outbreak, person: idOf(1, 0), from: instantOf(0), to: instantOf(1000) };
  const rows = await transact(database.platform.db, { actor, outbreak }, (trx) =>
    togetherWith(trx, window, { minutes: 0, most: 100, zone: 'UTC' }),
  );
  expect(rows).toMatchObject([
    {
      minutes: 40,
      places: [
        { place: idOf(2, 1), minutes: 30 },
        { place: idOf(2, 0), minutes: 10 },
      ],
    },
  ]);
});

test('joined stays are a matter of the engine: the database counts every record', () => {
  const twice = { person: [0, 1, 1], place: [0, 0, 0], start: [0, 0, 20], end: [60, 40, 60] };
  const all = { person: 0, from: 0, to: 100 };
  expect(coPresence(visitIndex(twice), [all]).totalMinutes).toBe(80);
  expect(coPresence(visitIndex(mergeStays(twice)), [all]).totalMinutes).toBe(60);
});
