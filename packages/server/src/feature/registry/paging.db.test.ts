import { type FilterCondition, records } from '@firebreak/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor } from '../../platform/access/index.ts';
import { nouns } from '../nouns.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { writeBatch } from './batch.ts';
import { countRecords } from './count.ts';
import { listRecords, type PageQuery } from './list.ts';
import { type Values } from './noun.ts';
import { inOutbreak, type Standing } from './standing.ts';

let database: TestDatabase;
let actor: Actor;
let narrow: Actor;
let outbreak: string;
const people = 60;

const idOf = (kind: number, index: number) => `0190000${kind}-0000-7000-8000-${String(index).padStart(12, '0')}`;
const pick = <T>(values: readonly T[], index: number): T | undefined => values[index % values.length];

beforeAll(async () => {
  database = await openTestDatabase();
  await database.reset();
  await database.addArea('440000', 'world', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  await database.addArea('440105', '440100', 'county', '海珠区');
  outbreak = await database.addOutbreak('440000');
  actor = await database.addUser('epidemiologist', '440000');
  narrow = await database.addUser('epidemiologist', '440105');
  await within(actor, async (at) => {
    const context = { actor, now: at.now, outbreak: { id: outbreak, home: at.outbreak.home }, sourceSystem: 'test' };
    const frame = (index: number) => ({
      sourceId: String(index),
      sourceHash: 'x',
      area: pick(['world.440000.440100.440105', 'world.440000.440100', 'world.440000'], index) ?? '',
      extra: {},
    });
    await writeBatch(
      at.trx,
      context,
      nouns.person,
      Array.from({ length: people }, (_, index) => ({
        ...frame(index),
        id: idOf(5, index),
        fields: { name: pick(['王伟', '李娜', null, '王伟', 'Zoë'], index), ageYears: pick([1, null, 44, 44], index) },
      })),
    );
    await writeBatch(
      at.trx,
      context,
      nouns.case,
      Array.from({ length: people }, (_, index) => ({
        ...frame(index),
        id: idOf(6, (index * 7) % people),
        fields: {
          person: idOf(5, index),
          caseClass: pick(['confirmed', 'suspected'], index),
          onsetDate: pick(['2022-07-01', null, '2022-07-03', '2022-07-01'], index),
          number: pick(['C-1', null, 'C-2'], index),
          safeBurial: pick([true, false, null], index),
        },
      })),
    );
  });
});
afterAll(() => database.close());

const within = <T>(who: Actor, work: (at: Standing) => Promise<T>): Promise<T> =>
  inOutbreak({ platform: database.platform, nouns }, who, outbreak, work);

/** All pages of a list, leafed through to the end. */
async function leaf(who: Actor, query: Omit<PageQuery, 'cursor' | 'withdrawn'>): Promise<Values[]> {
  const rows: Values[] = [];
  let cursor: string | undefined;
  do {
    const page = await within(who, (at) => listRecords(at, nouns.case, { ...query, withdrawn: 'no', cursor }));
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

const sortable = [
  ...Object.keys(records.case.fields),
  'personName',
  'sex',
  'ageYears',
  'createdAt',
  'area',
  'areaName',
  'sourceId',
  'version',
];
const filters: FilterCondition[] = [
  { field: 'caseClass', operator: 'is', value: 'confirmed' },
  { field: 'onsetDate', operator: 'filled' },
  { field: 'onsetDate', operator: 'empty' },
  { field: 'onsetDate', operator: 'after', value: '2022-07-01' },
  { field: 'number', operator: 'isNot', value: 'C-1' },
  { field: 'personName', operator: 'contains', value: '王' },
  { field: 'ageYears', operator: 'before', value: 44 },
  { field: 'number', operator: 'in', value: ['C-1', 'C-2'] },
];

test('the pages of a list, in any order and cut, are together the whole list: none skipped, none twice', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom(...sortable),
    fc.boolean(),
    fc.integer({ min: 1, max: 40 }),
    fc.subarray(filters, { maxLength: 2 }),
    fc.boolean(),
    async (field, descending, limit, filter, isNarrow) => {
      const who = isNarrow ? narrow : actor;
      const rows = await leaf(who, { sort: `${descending ? '-' : ''}${field}`, filter, limit });
      const whole = await leaf(who, { filter, limit: 500 });
      expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length);
      expect(new Set(rows.map((row) => row['id']))).toEqual(new Set(whole.map((row) => row['id'])));
      expect(rows).toHaveLength(whole.length);
      expect(rows).toHaveLength(
        await within(who, (at) => countRecords(at, nouns.case, { filter, withdrawn: 'no', search: undefined, area: undefined })),
      );
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

test.each(['onsetDate', '-onsetDate', 'number', '-number', 'personName', '-ageYears'])(
  '%s: in order, what has no value stands at the end',
  async (sort) => {
    // The whole province, a county, and what a search finds: the last two are found first and ordered then.
    for (const [who, search] of [[actor], [narrow], [actor, 'wang']] as const) {
      const rows = await leaf(who, { sort, limit: 7, search });
      expect(rows.length).toBeGreaterThan(7);
      const values = rows.map((row) => row[sort.replace('-', '')] as string | number | null);
      const filled = values.filter((value) => value !== null);
      expect(values.slice(0, filled.length)).toEqual(filled);
      const ascending = filled.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(filled).toEqual(sort.startsWith('-') ? ascending.toReversed() : ascending);
      const wholly = await leaf(who, { sort, limit: 500, search });
      expect(rows.map(({ id }) => id)).toEqual(wholly.map(({ id }) => id));
    }
  },
);

test('the default order is the newest report first', async () => {
  expect((await leaf(actor, { limit: 500 })).length).toBe(people);
});

test('a subtree is cut by its area, and the narrow see only their own of it', async () => {
  expect(await leaf(actor, { area: '440105', limit: 9 })).toHaveLength(20);
  expect(await leaf(actor, { area: '440100', limit: 9 })).toHaveLength(40);
  expect(await leaf(narrow, { area: '440100', limit: 9 })).toHaveLength(20);
});

test.each([
  'nonsense',
  Buffer.from('{}').toString('base64url'),
  Buffer.from(JSON.stringify({ sort: '-onsetDate', id: 'x', value: 1 })).toString('base64url'),
])('a cursor of somebody else (%s) is refused', async (cursor) => {
  await expect(
    within(actor, (at) =>
      listRecords(at, nouns.case, {
        sort: '-onsetDate',
        cursor,
        limit: 5,
        withdrawn: 'no',
        search: undefined,
        filter: undefined,
        area: undefined,
      }),
    ),
  ).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
});

test('a cursor of one order does not serve another', async () => {
  const { next } = await within(actor, (at) =>
    listRecords(at, nouns.case, { sort: 'onsetDate', limit: 5, withdrawn: 'no', search: undefined, filter: undefined, area: undefined }),
  );
  await expect(
    within(actor, (at) =>
      listRecords(at, nouns.case, {
        sort: 'number',
        cursor: next ?? '',
        limit: 5,
        withdrawn: 'no',
        search: undefined,
        filter: undefined,
        area: undefined,
      }),
    ),
  ).rejects.toMatchObject({ code: 'REQUEST_INVALID', details: { field: 'cursor' } });
});
