import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looks, type Watched } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** The analyses of the demo outbreak as people see them: two languages, two widths, light and dark. */
const parts = [
  '',
  'curve',
  'rt',
  'growth',
  'surveillance',
  'clusters',
  'delays',
  'attack-rates',
  'two-by-two?ei=43&ew=11&ui=3&uw=18',
] as const;

const demo = serveDemo();

describe.each(looks)('$locale, $size, $colorScheme', ({ locale, size, viewport, colorScheme }) => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await demo.open('epidemiologist', locale, { viewport, colorScheme });
  });
  afterAll(() => watched?.context.close());

  test.each(parts)('%s reads, fits the screen and has nothing axe would mend', async (part) => {
    const { page } = watched;
    await demo.goTo(page, `analysis/${part}`);
    const name = part.replace(/\?.*$/, '') || 'list';
    await keepScreen(page, `analysis-${name}-${locale}-${size}-${colorScheme}`, { fullPage: true });
    await expectReadable(page);
  });

  test('no script failed and nothing was refused', () => {
    expect(watched.faults).toEqual([]);
  });
});
