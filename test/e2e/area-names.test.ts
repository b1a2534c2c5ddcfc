import { expect, test } from 'vitest';
import { expectNoFaults, words } from './console.ts';
import { serveDemo } from './demo.ts';

/** Areas have the names of the reader's language, from the first picture on, and are found by them. */
const demo = serveDemo();

test('an English console names areas in English: in the head, in lists, on the board, and where somebody may work', async () => {
  const watched = await demo.open('administrator', 'en');
  const { page } = watched;
  await demo.visit(page, '/users');
  await expect.poll(() => page.locator('main').innerText()).toContain('Changgang Subdistrict');
  expect(await page.locator('main').innerText()).not.toMatch(/[区市省道]/);
  expectNoFaults(watched);
  const commander = await demo.open('commander', 'en');
  await demo.goTo(commander.page, 'cases');
  await commander.page.getByText('Subdistrict, Haizhu District').first().waitFor();
  await demo.goTo(commander.page, 'board');
  await commander.page.getByRole('link', { name: 'Haizhu District', exact: true }).waitFor();
  await expect.poll(() => commander.page.getByRole('banner').innerText()).toContain('Guangzhou');
  expectNoFaults(commander);
});

test('a street is found by how it sounds, and its name stands over its figures and no other', async () => {
  const watched = await demo.open('commander', 'en');
  const { page } = watched;
  await demo.goTo(page, 'overview');
  const picker = page.getByRole('combobox', { name: words.en.app.label.areaInForce });
  await picker.click();
  await picker.fill('nanshitou sub');
  await page.getByText('Guangzhou / Haizhu District / Nanshitou Subdistrict').click();
  const answer = page.locator('.page-title .answer');
  await expect.poll(() => answer.innerText().catch(() => ''), { timeout: 20_000 }).toContain('Nanshitou Subdistrict');
  // The city has 173 cases, a street of it fewer.
  expect(await answer.innerText()).not.toMatch(/^173 /);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: words.en.app.label.searchHint }).fill('panyu');
  await page.getByRole('option', { name: 'Panyu District' }).waitFor();
  expectNoFaults(watched);
});

test('what opens takes the keyboard, and gives it back to what opened it', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  const { columns, export: exporting } = words.en.record.list;
  await demo.goTo(page, 'cases');
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[role=dialog]')?.ariaLabel ?? document.activeElement?.textContent);
  await page.getByRole('button', { name: columns }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe(columns);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('button', { name: columns }).evaluate((button) => button === document.activeElement)).toBe(true);
  await expect.poll(() => page.getByRole('dialog', { name: columns }).count()).toBe(0);
  await page.getByRole('button', { name: exporting, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe(exporting);
  expectNoFaults(watched);
});
