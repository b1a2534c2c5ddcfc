import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { firstOutbreak, openConsole, phone, settled, signIn, wide, words } from './console.ts';
import { keepScreen } from './screen.ts';
import { startServer, type TestServer } from './server.ts';

/** Where the cases come from, as an epidemiologist of the demonstration city asks it. */
let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const rankMs = 120_000;
const widthBeyond = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.each([
  ['en', 'wide', wide, 'light'],
  ['zh-Hans', 'wide', wide, 'dark'],
  ['zh-Hans', 'phone', phone, 'light'],
] as const)(
  '%s, %s: sources ranked with period, dose and attack rates, what is ruled out with the reason; whole and accessible',
  async (locale, size, viewport, colorScheme) => {
    const watched = await openConsole(browser, locale, { viewport, colorScheme });
    await signIn(watched, server, 'epidemiologist', locale);
    const { page } = watched;
    const said = words[locale].source;
    await page.goto(`${server.address}/outbreaks/${await firstOutbreak(page)}/chains`);
    await settled(page);
    await page.getByText(words[locale].inferred.mode.sources, { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: said.question }).waitFor();
    const rows = page.locator('.source-table tbody tr');
    await rows.first().waitFor({ timeout: rankMs });
    await settled(page);
    await keepScreen(page, `sources-${locale}-${size}`, { fullPage: size === 'phone' });
    expect(await page.locator('main').innerText()).toContain(said.notProof);
    expect(await rows.count()).toBeGreaterThan(1);
    expect(await rows.first().innerText()).toMatch(/%/);
    expect(await page.locator('.source-ruled-out h2').innerText()).toMatch(/\d/);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await widthBeyond(page), 'pixels the page is wider than the screen').toBeLessThanOrEqual(0);
    await page.getByRole('radiogroup', { name: said.kinds }).getByText(said.kind.venue, { exact: true }).click();
    const kinds = await rows.locator('small:first-of-type').allInnerTexts();
    expect(kinds.filter((kind) => kind.includes('·') && kind.includes(said.kind.person))).toEqual([]);
    expect(page.url()).toContain('mode=sources');
    await rows.first().locator('a').click();
    await page.waitForURL(/\/places\//);
    expect(watched.faults).toEqual([]);
    await watched.context.close();
  },
  300_000,
);
