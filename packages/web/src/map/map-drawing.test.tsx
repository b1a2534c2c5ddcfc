import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { AreaCollection } from './geometry.ts';
import { MapDrawing, projection } from './map-drawing.tsx';
import { legendItems } from './map-legend.tsx';
import { mapPalettes } from './map-palette.ts';
import { mapScene } from './map-scene.ts';
import { MapTable } from './map-table.tsx';
import { mapTexts } from './map-text.ts';

const box = (code: string, west: number): AreaCollection['features'][number] => ({
  type: 'Feature',
  properties: { code, name: code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 23],
        [west + 1, 23],
        [west + 1, 24],
        [west, 24],
        [west, 23],
      ],
    ],
  },
});
const areas = [
  { code: '440100', name: '广州市', count: 187, population: 18_700_000 },
  { code: '440300', name: '深圳市', count: 0, population: 17_560_061 },
  { code: '440400', name: '珠海市', count: 3 },
];
const scene = mapScene(areas, { type: 'FeatureCollection', features: [box('440100', 113), box('440300', 114), box('440400', 115)] }, [], 0);

test('without WebGL the same areas, circle and names are drawn', () => {
  const svg = renderToStaticMarkup(
    <MapDrawing scene={scene} pointStyles={{}} palette={mapPalettes.light} label="病例" width={600} height={400} />,
  );
  expect(svg).toContain('aria-label="病例"');
  for (const { name } of areas) expect(svg).toContain(name);
  expect(svg.match(/<circle/g)).toHaveLength(1);
});

test('the legend states both breaks of a class, areas without cases and areas without a rate', () => {
  // 187 of 18.7 million is 1.0 per 100,000: the only class, from 1 to its double.
  expect(legendItems(scene, mapPalettes.light, mapTexts.en).map(({ label }) => label)).toEqual([
    '0 (no cases)',
    '1–2 per 100,000 residents',
    'No rate: residents not known',
  ]);
});

test('the table says the same, most cases first, and what is not known', () => {
  const table = renderToStaticMarkup(<MapTable areas={areas} title="病例" text={mapTexts['zh-Hans']} />);
  expect(table.indexOf('广州市')).toBeLessThan(table.indexOf('珠海市'));
  expect(table).toContain('>1.0<');
  expect(table).toContain('>0.0<');
  expect(table).toContain('不详');
});

test('north is up, east is right, and the box fits', () => {
  const project = projection([113, 22, 115, 24], 400, 400);
  const [west, south] = project({ latitude: 22, longitude: 113 });
  const [east, north] = project({ latitude: 24, longitude: 115 });
  expect(west < east && north < south).toBe(true);
  for (const pixels of [west, south, east, north]) expect(pixels >= 0 && pixels <= 400).toBe(true);
});
