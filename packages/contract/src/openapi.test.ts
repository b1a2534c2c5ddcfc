import { expect, test } from 'vitest';
import { rolePermissions, permissions, roles } from './access/index.ts';
import { errorCodes, errorText, locales } from './error/index.ts';
import { everyRoute, openApi } from './openapi.ts';
import { type Field } from './field.ts';
import { records } from './schema/index.ts';

test('no two routes share an address or a name', () => {
  const addresses = everyRoute().map(({ route }) => `${route.method} ${route.path}`);
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
});

test('every route is described: parameters of its path, what it takes, what it answers', () => {
  const { paths } = openApi('1') as {
    paths: Record<string, Record<string, { parameters: { name: string; in: string }[]; responses: object; requestBody?: object }>>;
  };
  for (const { name, route } of everyRoute()) {
    const operation = paths[route.path]?.[route.method.toLowerCase()];
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    expect(
      operation?.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name),
      name,
    ).toEqual(inPath);
    const answers = Object.keys(operation?.responses ?? {});
    expect(answers, name).toEqual(expect.arrayContaining([String(route.status ?? 200), '429', '500', '503', 'default']));
    expect(answers.includes('401'), name).toBe(route.access !== 'anyone');
    expect(answers.includes('403'), name).toBe(route.access !== 'anyone' && (route.access !== 'signedIn' || route.method !== 'GET'));
    expect(answers.includes('400'), name).toBe([route.params, route.query, route.body, route.upload].some((part) => part !== undefined));
    expect(operation?.requestBody !== undefined, name).toBe(route.body !== undefined || route.upload === true);
  }
});

test('every code that may be answered stands in the description, with its status', () => {
  const description = openApi('1') as { 'x-error-codes': Record<string, { status: number; message: string }> };
  expect(Object.keys(description['x-error-codes'])).toEqual(Object.keys(errorCodes));
  expect(description['x-error-codes']['DATABASE_BUSY']).toMatchObject({ status: 503 });
});

test('every error speaks the three languages and fills in its details', () => {
  for (const [code, { text }] of Object.entries(errorCodes)) {
    for (const locale of locales) expect(text[locale].length, `${code} ${locale}`).toBeGreaterThan(3);
    const wanted = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
    expect(wanted(text['zh-Hans']), code).toEqual(wanted(text.en));
  }
  expect(errorText('AREA_NOT_FOUND', 'en', { code: '440100' })).toBe(
    'There is no area with code 440100. Choose one from the list, or import areas first.',
  );
});

test('least access: the laboratory and volunteers read no persons, administrators no health data', () => {
  // Domain brief P7 and section 2: the laboratory sees tubes, a volunteer floor and task.
  for (const role of ['laboratory', 'volunteer', 'administrator', 'informationOfficer'] as const) {
    expect(
      rolePermissions[role].filter((permission) => ['person.read', 'person.name', 'person.reveal', 'case.read'].includes(permission)),
      role,
    ).toEqual([]);
  }
  expect(
    roles.filter((role) => rolePermissions[role].some((permission) => !(permissions as readonly string[]).includes(permission))),
  ).toEqual([]);
});

test('every field that tells who somebody is has a sensitivity', () => {
  const telling = ['name', 'otherName', 'guardian', 'documentNumber', 'phone', 'email', 'address', 'latitude', 'longitude'];
  const fields = records.person.fields as Readonly<Record<string, Field>>;
  expect(telling.filter((name) => fields[name]?.sensitivity === undefined)).toEqual([]);
});

test('a new record names only known fields, and an edit may not empty an obligatory one', () => {
  expect(
    records.case.create.safeParse({ person: '019808a2-0000-7000-8000-000000000001', caseClass: 'confirmed', onsetDate: '2022-07-10' })
      .success,
  ).toBe(true);
  expect(
    records.case.create.safeParse({ person: '019808a2-0000-7000-8000-000000000001', caseClass: 'confirmed', unknownField: 1 }).success,
  ).toBe(false);
  expect(
    records.case.create.safeParse({ person: '019808a2-0000-7000-8000-000000000001', caseClass: 'confirmed', onsetDate: '2022-02-30' })
      .success,
  ).toBe(false);
  expect(records.case.edit.safeParse({ caseClass: null }).success).toBe(false);
  expect(records.case.edit.safeParse({ onsetDate: null }).success).toBe(true);
});
