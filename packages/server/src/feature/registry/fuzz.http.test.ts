import { everyRoute, type Route } from '@firebreak/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { plant, type Planted, sessionHeaders } from '../../testing/index.ts';
import { openTestHouse, type TestHouse } from './testing/house.ts';

let house: TestHouse;
let planted: Planted;
let headers: Record<string, string>;
beforeAll(async () => {
  house = await openTestHouse();
  await house.begin();
  planted = await plant(house.database, house.outbreak, '440000', '440105');
  headers = await sessionHeaders(house.database, await house.database.addUser('operator'));
});
afterAll(() => house.close());

const tags = [
  'registry',
  'team',
  'household',
  'place',
  'person',
  'event',
  'case',
  'contact',
  'exposure',
  'visit',
  'followUp',
  'specimen',
  'labResult',
];
const routes = everyRoute().filter(({ route }) => tags.includes(route.tag));

const oddTexts = [
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '=1+1',
  "'; drop table person; --",
  '王',
  '9'.repeat(400),
  '0000-01-01',
  '2022-02-30',
  '0000-01-01T00:00:00Z',
  '2022-07-01T00:00:00.123456789+14:00',
  '%',
  '{}',
  '[]',
  '-onsetDate',
  'constructor',
  '__proto__',
];
const oddValue = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(0, -1, 1.5, 1e308, 2 ** 53, true, false, null),
  fc.constantFrom([], {}, [null], { kind: 'person', id: 'x' }),
  fc.uuid(),
);

/** Fields of an object by name; none of what is no object. */
const shapeOf = (schema: unknown): Readonly<Record<string, unknown>> => (schema instanceof z.ZodObject ? schema.shape : {});

/** Bodies that nearly fit: names of the route's own fields, values from anywhere. */
function bodyOf(route: Route): fc.Arbitrary<unknown> {
  const fields = Object.entries(shapeOf(route.body)).map(([name, schema]) => {
    const within = Object.keys(shapeOf(schema));
    const value =
      within.length === 0
        ? fc.oneof(oddValue, fc.constantFrom(1, 'a reason', Object.values(planted)[3]))
        : fc.oneof(
            { weight: 4, arbitrary: fc.record(Object.fromEntries(within.map((one) => [one, oddValue])), { requiredKeys: [] }) },
            oddValue,
          );
    return [name, value] as const;
  });
  return fc.oneof({ weight: 5, arbitrary: fc.record(Object.fromEntries(fields), { requiredKeys: [] }) }, oddValue);
}

const filterOf = fc.oneof(
  oddValue.map((value) => JSON.stringify(value)),
  fc
    .array(
      fc.record({
        field: fc.constantFrom(
          'name',
          'date',
          'onsetDate',
          'number',
          'version',
          'createdAt',
          'start',
          'source',
          'size',
          'ct',
          'area',
          'personName',
          'pregnant',
          'phone',
        ),
        operator: fc.constantFrom('is', 'isNot', 'in', 'before', 'after', 'contains', 'empty', 'filled'),
        value: fc.oneof(oddValue, fc.constantFrom('2022-07-01', 7, '7', ['2022-07-01'], ['x'])),
      }),
      { maxLength: 3 },
    )
    .map((filters) => JSON.stringify(filters)),
);
const queryOf = fc.record(
  {
    search: fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 20 })),
    filter: filterOf,
    sort: fc.constantFrom('name', '-createdAt', 'constructor', '-source', 'masked', ''),
    area: fc.constantFrom('440105', '', 'x', "'"),
    cursor: fc.oneof(
      fc.string({ maxLength: 40 }),
      fc
        .record({ sort: fc.constantFrom('-createdAt', 'name'), id: fc.uuid(), value: fc.option(oddValue) })
        .map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')),
    ),
    limit: fc.constantFrom('1', '0', 'x'),
    withdrawn: fc.constantFrom('no', 'all', 'x'),
    text: fc.constantFrom(...oddTexts),
    format: fc.constantFrom('csv', 'x'),
  },
  { requiredKeys: [] },
);

const textOf = (value: unknown): string => encodeURIComponent(String(value).toWellFormed());
function addressOf(route: Route, query: Record<string, unknown>): string {
  const id = planted[route.tag as keyof Planted] ?? planted.person;
  const path = route.path.replace('{outbreak}', house.outbreak).replace('{id}', id);
  const known = Object.keys(shapeOf(route.query));
  const pairs = Object.entries(query).filter(([name]) => known.includes(name));
  return pairs.length === 0 ? path : `${path}?${pairs.map(([name, value]) => `${name}=${textOf(value)}`).join('&')}`;
}

test.each(routes.map(({ name, route }) => [name, route] as const))(
  '%s answers whatever is sent with a code of the catalogue',
  async (_, route) => {
    const property = fc.asyncProperty(bodyOf(route), queryOf, async (body, query) => {
      const payload = route.body === undefined ? undefined : JSON.stringify(body ?? null);
      const answer = await house.app.inject({
        method: route.method,
        url: addressOf(route, query),
        headers: { ...headers, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(payload === undefined ? {} : { payload }),
      });
      expect(answer.statusCode, answer.body).toBeLessThan(500);
      if (answer.statusCode >= 400) expect(answer.json()).toHaveProperty('code');
    });
    await fc.assert(property, { numRuns: 25 });
  },
);
