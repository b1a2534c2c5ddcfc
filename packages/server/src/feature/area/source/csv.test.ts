import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AreaRow } from './area-row.ts';
import { csvAreas, readAreas, type TextRow } from './csv.ts';
import { AreaFileError, areaProblemText } from './csv-problem.ts';

const sierraLeone: TextRow[] = [
  { code: 'SL', name: 'Sierra Leone', level: 'nation', parent_code: '', lat: '8.46', long: '-11.78', population: '7 092 113' },
  { code: 'SL04', name: 'Western', level: 'province', parent_code: 'SL' },
  { code: 'SL0402', name: 'Western Area Urban', level: 'city', parent_code: 'SL04', population: '1,055,964' },
  { code: 'SL040201', name: 'Central 1', level: 'county', parent_code: 'SL0402' },
  { code: 'SL040202', name: 'Central 2', level: 'street', parent_code: 'SL0402' },
];

test('a country in a table becomes a tree with places and people', async () => {
  const areas = await collect(csvAreas(sierraLeone));
  expect(areas).toHaveLength(5);
  expect(areas[0]).toEqual({
    code: 'SL',
    name: 'Sierra Leone',
    level: 'nation',
    parentCode: null,
    latitude: 8.46,
    longitude: -11.78,
    population: 7_092_113,
  });
  expect(areas.find((area) => area.code === 'SL0402')?.population).toBe(1_055_964);
});

test('the order of the rows does not matter: parents still come first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(sierraLeone, { minLength: sierraLeone.length }), async (rows) => {
      const seen = new Set<string | null>([null]);
      for await (const area of csvAreas(rows)) {
        expect(seen.has(area.parentCode)).toBe(true);
        seen.add(area.code);
      }
      expect(seen.size).toBe(sierraLeone.length + 1);
    }),
  );
});

test('headings as other tables have them are understood', async () => {
  const [area] = await collect(
    csvAreas([{ '\uFEFFPCODE': 'X', Name: 'X-land', Level: 'admin0', 'Parent Code': '', Latitude: '1', Lng: '2' }]),
  );
  expect(area).toEqual({ code: 'X', name: 'X-land', level: 'nation', parentCode: null, latitude: 1, longitude: 2 });
});

test('an orphan is named by its row, and its children are held back with it', async () => {
  const { areas, problems } = await readAreas([
    { code: 'A', name: 'A', level: 'nation', parent_code: '' },
    { code: 'B', name: 'B', level: 'province', parent_code: 'nowhere' },
    { code: 'C', name: 'C', level: 'city', parent_code: 'B' },
  ]);
  expect(problems).toEqual([{ code: 'PARENT_UNKNOWN', row: 3, column: 'parent_code', value: 'nowhere' }]);
  expect(areas.map((area) => area.code)).toEqual(['A']);
});

test('two areas that are each above the other are a circle, named at both', async () => {
  const { problems } = await readAreas([
    { code: 'A', name: 'A', level: 'province', parent_code: 'B' },
    { code: 'B', name: 'B', level: 'city', parent_code: 'A' },
    { code: 'C', name: 'C', level: 'county', parent_code: 'C' },
  ]);
  expect(problems.map(({ code, row, otherRow }) => [code, row, otherRow])).toEqual([
    ['PARENT_CIRCLE', 2, 3],
    ['PARENT_CIRCLE', 3, 2],
    ['PARENT_CIRCLE', 4, 4],
  ]);
});

test.each([
  [{ code: '', name: 'A', level: 'nation' }, 'VALUE_MISSING', 'code'],
  [{ code: 'A', name: ' ', level: 'nation' }, 'VALUE_MISSING', 'name'],
  [{ code: 'A/1', name: 'A', level: 'nation' }, 'CODE_ILLEGAL', 'code'],
  [{ code: 'A', name: 'A', level: 'realm' }, 'LEVEL_UNKNOWN', 'level'],
  [{ code: 'A', name: 'A', level: 'nation', lat: '91' }, 'NUMBER_ILLEGAL', 'lat'],
  [{ code: 'A', name: 'A', level: 'nation', long: '12°E' }, 'NUMBER_ILLEGAL', 'long'],
  [{ code: 'A', name: 'A', level: 'nation', population: '-5' }, 'NUMBER_ILLEGAL', 'population'],
  [{ code: 'A', name: 'A', level: 'nation', population: '1.5' }, 'NUMBER_ILLEGAL', 'population'],
])('a bad cell is named: %o', async (row, code, column) => {
  const { areas, problems } = await readAreas([row]);
  expect(areas).toEqual([]);
  expect(problems).toMatchObject([{ code, column, row: 2 }]);
});

test('a repeated code points at its first row, and a child above its parent is refused', async () => {
  const { problems } = await readAreas([
    { code: 'A', name: 'A', level: 'city' },
    { code: 'A', name: 'again', level: 'city' },
    { code: 'B', name: 'B', level: 'city', parent_code: 'A' },
  ]);
  expect(problems.map(({ code, row, otherRow }) => [code, row, otherRow])).toEqual([
    ['CODE_REPEATED', 3, 2],
    ['PARENT_NOT_ABOVE', 4, 2],
  ]);
});

test('with any problem nothing is yielded, and the message says where and what to do in three languages', async () => {
  const failing = collect(
    csvAreas([
      { code: 'A', name: 'A', level: 'nation' },
      { code: 'B', name: 'B', level: 'city', parent_code: 'Z' },
    ]),
  );
  const error: unknown = await failing.catch((reason: unknown) => reason);
  if (!(error instanceof AreaFileError)) throw new Error('the file was taken');
  const [problem] = error.problems;
  if (!problem) throw new Error('no problem told');
  expect(areaProblemText(problem, 'en')).toBe('Row 3, parent_code "Z" is the code of no row. Add the area above, or correct the code.');
  expect(areaProblemText(problem, 'zh-Hans')).toBe('第 3 行 parent_code“Z”：表中没有这个上级代码。请补上上级辖区，或改正代码。');
  expect(areaProblemText(problem, 'zh-Hant')).toContain('第 3 列 parent_code「Z」');
});

test('any table at all is read to an end without a fall', async () => {
  const cell = fc.oneof(fc.constantFrom('A', 'B', 'C', 'nation', 'city', ''), fc.string());
  const row = fc.record({ code: cell, name: cell, level: cell, parent_code: cell, lat: cell });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      const { areas, problems } = await readAreas(rows);
      const told = new Set(problems.map((problem) => problem.row));
      // A code may stand in a row with a problem and in one without: the area is that of the row without.
      for (const area of areas) expect(rows.some((each, at) => each.code.trim() === area.code && !told.has(at + 2))).toBe(true);
    }),
  );
});

async function collect(source: AsyncIterable<AreaRow>): Promise<AreaRow[]> {
  const areas: AreaRow[] = [];
  for await (const area of source) areas.push(area);
  return areas;
}
