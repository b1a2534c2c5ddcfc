import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { firstOutbreak, openConsole, phone, settled, signIn, wide, words } from './console.ts';
import { keepScreen } from './screen.ts';
import { startServer, type TestServer } from './server.ts';

let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each([
  ['zh-Hans', 'wide', wide],
  ['en', 'phone', phone],
] as const)('in %s on a %s screen', (locale, size, viewport) => {
  test('an exposure takes its date from the strip by the keyboard, and its people from the household', async () => {
    const watched = await openConsole(browser, locale, { viewport });
    await signIn(watched, server, 'epidemiologist', locale);
    const { page } = watched;
    const outbreak = await firstOutbreak(page);
    const { ill } = await family(page, outbreak, size);
    const { likely } = words[locale].record;
    await page.goto(
      `${server.address}/outbreaks/${outbreak}/exposures/new?given=${encodeURIComponent(JSON.stringify({ source: { kind: 'person', id: ill } }))}`,
    );
    await settled(page);
    const household = page.getByRole('group', { name: likely.household });
    await household.getByRole('button', { name: `家人${size}` }).click();
    await expect.poll(() => household.count()).toBe(0); // the end is filled
    const strip = page.locator('.window-strip');
    await strip.scrollIntoViewIfNeeded();
    // Onset 1 July, look-back 2 days under the 9th edition: 29 June is the first likely day, 28 June stands before it.
    expect(await strip.getByRole('button').first().getAttribute('aria-label')).not.toContain(likely.window.lookback);
    expect(await strip.getByRole('button').nth(1).getAttribute('aria-label')).toContain(likely.window.lookback);
    await strip.locator('button[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    expect(await strip.locator('button[aria-pressed="true"]').innerText()).toContain('30');
    expect(await page.locator('.date-input input').first().inputValue()).toBe('2022-06-30');
    await keepScreen(page, `likely-exposure-${locale}-${size}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, 'pixels the page is wider than the screen').toBeLessThanOrEqual(0);
    expect(watched.faults).toEqual([]);
    await watched.context.close();
  });

  test('a contact shows the days of who exposed them, a visit those of the visitor and the places known', async () => {
    const watched = await openConsole(browser, locale, { viewport });
    await signIn(watched, server, 'epidemiologist', locale);
    const { page } = watched;
    const outbreak = await firstOutbreak(page);
    const { ill, kin } = await family(page, outbreak, `${size}2`);
    const { likely } = words[locale].record;
    await open(page, `${server.address}/outbreaks/${outbreak}/contacts/new`, { person: kin });
    const strip = page.locator('.window-strip');
    await strip.scrollIntoViewIfNeeded();
    expect(await strip.innerText()).toContain(likely.window.lookback);
    await keepScreen(page, `likely-contact-${locale}-${size}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await open(page, `${server.address}/outbreaks/${outbreak}/visits/new`, { person: ill });
    await page.getByRole('group', { name: likely.places }).getByRole('button').first().click();
    await page.locator('.window-strip button[aria-label]').nth(1).click();
    expect(await page.locator('input[type="datetime-local"]').first().inputValue()).toMatch(/T00:00$/);
    await page.locator('.window-strip').scrollIntoViewIfNeeded();
    await keepScreen(page, `likely-visit-${locale}-${size}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(watched.faults).toEqual([]);
    await watched.context.close();
  });
});

async function open(page: Page, address: string, given: object): Promise<void> {
  await page.goto(`${address}?given=${encodeURIComponent(JSON.stringify(given))}`);
  await settled(page);
  await page.locator('.window-strip').waitFor();
}

/** A case with onset on 1 July and somebody of the same household who met it the day before. */
async function family(page: Page, outbreak: string, name: string): Promise<{ ill: string; kin: string }> {
  return page.evaluate(
    async ({ id, last }) => {
      const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
      const make = async (path: string, body: object): Promise<string> => {
        const answer = await fetch(`/api/outbreaks/${id}/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
          body: JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(await answer.text());
        return ((await answer.json()) as { id: string }).id;
      };
      const household = await make('households', { code: `H-${last}`, areaCode: '440105' });
      const ill = await make('persons', { name: `病例${last}`, areaCode: '440105', household });
      const kin = await make('persons', { name: `家人${last}`, areaCode: '440105', household });
      await make('cases', { person: ill, caseClass: 'confirmed', onsetDate: '2022-07-01' });
      await make('exposures', { source: { kind: 'person', id: ill }, target: { kind: 'person', id: kin }, date: '2022-06-30' });
      return { ill, kin };
    },
    { id: outbreak, last: name },
  );
}
