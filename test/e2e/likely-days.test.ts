import { type Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Actor } from './actor.ts';
import { expectNoFaults, phone, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectAccessible, expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

const demo = serveDemo();

describe.each([
  ['zh-Hans', 'wide', wide],
  ['en', 'phone', phone],
] as const)('in %s on a %s screen', (locale, size, viewport) => {
  test('an exposure takes its date from the strip by the keyboard, and its people from the household', async () => {
    const watched = await demo.open('epidemiologist', locale, { viewport });
    const { page } = watched;
    const { ill } = await family(await demo.actor('epidemiologist'), size);
    const { likely } = words[locale].record;
    await openForm(page, 'exposures', { source: { kind: 'person', id: ill } });
    const household = page.getByRole('group', { name: likely.household });
    await household.getByRole('button', { name: `家人${size}` }).click();
    await expect.poll(() => household.count()).toBe(0); // the end is filled
    const strip = page.locator('.window-strip');
    await strip.scrollIntoViewIfNeeded();
    // Onset 1 July, look-back 2 days under the 9th edition: 29 June is the first likely day, 28 June stands before it.
    expect(await strip.getByRole('button').first().getAttribute('aria-label')).not.toContain(likely.window.lookback);
    await expect.poll(() => strip.getByRole('button').nth(1).getAttribute('aria-label')).toContain(likely.window.lookback);
    await strip.locator('button[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect.poll(() => strip.locator('button[aria-pressed="true"]').innerText()).toContain('30');
    await expect.poll(() => page.locator('.date-input input').first().inputValue()).toBe('2022-06-30');
    await keepScreen(page, `likely-exposure-${locale}-${size}`);
    await expectReadable(page);
    expectNoFaults(watched);
  });

  test('a contact shows the days of who exposed them, a visit those of the visitor and the places known', async () => {
    const watched = await demo.open('epidemiologist', locale, { viewport });
    const { page } = watched;
    const { ill, kin } = await family(await demo.actor('epidemiologist'), `${size}2`);
    const { likely } = words[locale].record;
    await openForm(page, 'contacts', { person: kin });
    const strip = page.locator('.window-strip');
    await strip.scrollIntoViewIfNeeded();
    await expect.poll(() => strip.innerText()).toContain(likely.window.lookback);
    await keepScreen(page, `likely-contact-${locale}-${size}`);
    await expectAccessible(page);
    await openForm(page, 'visits', { person: ill });
    await page.getByRole('group', { name: likely.places }).getByRole('button').first().click();
    await page.locator('.window-strip button[aria-label]').nth(1).click();
    await expect.poll(() => page.locator('input[type="datetime-local"]').first().inputValue()).toMatch(/T00:00$/);
    await page.locator('.window-strip').scrollIntoViewIfNeeded();
    await keepScreen(page, `likely-visit-${locale}-${size}`);
    await expectAccessible(page);
    expectNoFaults(watched);
  });
});

/** The empty form of a noun with what another page gave it. */
const openForm = (page: Page, plural: string, given: object): Promise<void> =>
  demo.goTo(page, `${plural}/new?given=${encodeURIComponent(JSON.stringify(given))}`);

/** A case with onset on 1 July and somebody of the same household who met it the day before. */
async function family({ post }: Actor, name: string): Promise<{ ill: string; kin: string }> {
  const make = async (path: string, body: object): Promise<string> =>
    (await post<{ id: string }>(`/api/outbreaks/${demo.outbreak}/${path}`, body)).id;
  const household = await make('households', { code: `H-${name}`, areaCode: '440105' });
  const ill = await make('persons', { name: `病例${name}`, areaCode: '440105', household });
  const kin = await make('persons', { name: `家人${name}`, areaCode: '440105', household });
  await make('cases', { person: ill, caseClass: 'confirmed', onsetDate: '2022-07-01' });
  await make('exposures', { source: { kind: 'person', id: ill }, target: { kind: 'person', id: kin }, date: '2022-06-30' });
  return { ill, kin };
}
