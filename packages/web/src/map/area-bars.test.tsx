import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AreaBars } from './area-bars.tsx';
import { mapPalettes } from './map-palette.ts';
import { mapTexts } from './map-text.ts';

const areas = Array.from({ length: 14 }, (_, at) => ({
  code: `A${at}`,
  name: `Village ${at}`,
  count: at,
  ...(at === 13 ? { population: 26_000 } : {}),
}));
const shown = renderToStaticMarkup(<AreaBars areas={areas} title="Cases by village" palette={mapPalettes.light} text={mapTexts.en} />);

test('areas without any place stand in the order of their cases, with what fills the map', () => {
  expect(shown).toContain(mapTexts.en.noPlaces);
  expect(shown.indexOf('Village 13')).toBeLessThan(shown.indexOf('Village 12'));
  expect(shown).toContain('width:100%'); // 13 of 13
});

test('a rate stands beside the count where the residents are known, and the rest is named', () => {
  expect(shown).toContain('13 · 50.0'); // 13 of 26,000 are 50 in 100,000
  expect(shown).not.toContain('Village 1<');
  expect(shown).toContain('2 more areas');
});
