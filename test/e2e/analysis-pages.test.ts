import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { firstOutbreak, openConsole, phone, settled, signIn, type Watched, wide } from './console.ts';
import { keepScreen } from './screen.ts';
import { startServer, type TestServer } from './server.ts';

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
const looks = [
  { locale: 'zh-Hans', size: 'wide', viewport: wide, colorScheme: 'light' },
  { locale: 'en', size: 'phone', viewport: phone, colorScheme: 'light' },
  { locale: 'zh-Hans', size: 'phone', viewport: phone, colorScheme: 'dark' },
  { locale: 'en', size: 'wide', viewport: wide, colorScheme: 'dark' },
] as const;

let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(looks)('$locale, $size, $colorScheme', ({ locale, size, viewport, colorScheme }) => {
  let watched: Watched;
  let outbreak: string;
  beforeAll(async () => {
    watched = await openConsole(browser, locale, { viewport, colorScheme });
    await signIn(watched, server, 'epidemiologist', locale);
    outbreak = await firstOutbreak(watched.page);
  });
  afterAll(() => watched?.context.close());

  test.each(parts)('%s reads, fits the screen and has nothing axe would mend', async (part) => {
    const { page } = watched;
    await page.goto(`${server.address}/outbreaks/${outbreak}/analysis/${part}`);
    await settled(page);
    const name = part.replace(/\?.*$/, '') || 'list';
    await keepScreen(page, `analysis-${name}-${locale}-${size}-${colorScheme}`, { fullPage: true });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, 'pixels the page is wider than the screen').toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('no script failed and nothing was refused', () => {
    expect(watched.faults).toEqual([]);
  });
});
