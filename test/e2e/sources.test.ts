import { expect, test } from 'vitest';
import { expectNoFaults, phone, settled, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** Where the cases come from, as an epidemiologist of the demonstration city asks it. */
const demo = serveDemo();

const rankMs = 120_000;

test.each([
  ['en', 'wide', wide, 'light'],
  ['zh-Hans', 'wide', wide, 'dark'],
  ['zh-Hans', 'phone', phone, 'light'],
] as const)(
  '%s, %s: sources ranked with period, dose and attack rates, what is ruled out with the reason; whole and accessible',
  async (locale, size, viewport, colorScheme) => {
    const watched = await demo.open('epidemiologist', locale, { viewport, colorScheme });
    const { page } = watched;
    const said = words[locale].source;
    await demo.goTo(page, 'chains');
    await page.getByText(words[locale].inferred.mode.sources, { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: said.question }).waitFor();
    const rows = page.locator('.source-table tbody tr');
    await rows.first().waitFor({ timeout: rankMs });
    await settled(page);
    await keepScreen(page, `sources-${locale}-${size}`, { fullPage: size === 'phone' });
    await expect.poll(() => page.locator('main').innerText()).toContain(said.notProof);
    await expect.poll(() => rows.count()).toBeGreaterThan(1);
    await expect.poll(() => rows.first().innerText()).toMatch(/%/);
    await expect.poll(() => page.locator('.source-ruled-out h2').innerText()).toMatch(/\d/);
    await expectReadable(page);
    await page.getByRole('radiogroup', { name: said.kinds }).getByText(said.kind.venue, { exact: true }).click();
    const kinds = await rows.locator('small:first-of-type').allInnerTexts();
    expect(kinds.filter((kind) => kind.includes('·') && kind.includes(said.kind.person))).toEqual([]);
    expect(page.url()).toContain('mode=sources');
    await rows.first().locator('a').click();
    await page.waitForURL(/\/places\//);
    expectNoFaults(watched);
  },
  300_000,
);
