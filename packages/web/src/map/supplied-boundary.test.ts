import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSuppliedBoundary } from './supplied-boundary.ts';

const areas = [
  { code: '440103', name: '荔湾区', nameEn: 'Liwan' },
  { code: '440105', name: '海珠区', nameEn: 'Haizhu' },
  { code: '440100', name: '广州市', nameEn: 'Guangzhou' },
  { code: '310101', name: '城区' },
  { code: '441502', name: '城区' },
];
const geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [113, 23],
      [114, 23],
      [114, 24],
      [113, 23],
    ],
  ],
};
const file = (...properties: readonly object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features: properties.map((each) => ({ type: 'Feature', properties: each, geometry })) });

test.each([
  [{ adcode: 440105 }, '440105'],
  [{ code: '440105', name: 'whatever' }, '440105'],
  [{ ADCODE: '4401' }, '440100'],
  [{ NAME: '海珠区' }, '440105'],
  [{ name_en: 'liwan' }, '440103'],
])('a feature with %o is the area %s', (properties, code) => {
  expect(readSuppliedBoundary(file(properties), areas)).toMatchObject({ boundary: { features: [{ properties: { code } }] } });
});

test('a name two areas share matches neither, and what is left over on both sides is told', () => {
  const read = readSuppliedBoundary(file({ name: '城区' }, { name: '海珠区' }), areas);
  expect(read).toMatchObject({ unmatched: ['城区'], without: ['440103', '440100', '310101', '441502'] });
});

test.each([
  ['{', 'notJson'],
  ['[]', 'notFeatureCollection'],
  [
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}]}',
    'noPolygon',
  ],
  [
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[["a"]]},"properties":{}}]}',
    'noPolygon',
  ],
  [file({ code: '440105' }).replaceAll('113,', '713000,'), 'notDegrees'],
])('%s is refused as %s', (text, problem) => {
  expect(readSuppliedBoundary(text, areas)).toBe(problem);
});

test('any file at all gets an answer', () => {
  const names = new Set(['notJson', 'notFeatureCollection', 'noPolygon', 'notDegrees']);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.array(fc.json()).map((each) => `{"type":"FeatureCollection","features":[${each.join()}]}`),
      ),
      (text) => {
        const read = readSuppliedBoundary(text, areas);
        expect(typeof read === 'string' ? names.has(read) : read.boundary.features.length >= 0).toBe(true);
      },
    ),
  );
});
