import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { firstOutbreak, openConsole, phone, settled, signIn, words } from './console.ts';
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

test('a list too large for one person leaves after a second one approved it', async () => {
  const said = words['zh-Hans'];
  const asking = await openConsole(browser, 'zh-Hans');
  await signIn(asking, server, 'epidemiologist', 'zh-Hans');
  const outbreak = await firstOutbreak(asking.page);
  const requests = `${server.address}/outbreaks/${outbreak}/export-requests`;
  // The demo city has more than two thousand exposures; one person may take 500 records.
  await asking.page.goto(`${server.address}/outbreaks/${outbreak}/exposures`);
  await settled(asking.page);
  await asking.page.getByRole('button', { name: said.record.list.export }).click();
  const dialog = asking.page.getByRole('dialog');
  await dialog.getByRole('button', { name: said.record.list.export }).click();
  await dialog.getByLabel(said.exporting.askReason).fill('移交省级专班核对');
  await keepScreen(asking.page, 'export-needs-approval-zh-Hans-wide');
  expect(await accessibilityProblems(asking.page, { within: '[role="dialog"]' })).toEqual([]);
  await dialog.getByRole('button', { name: said.exporting.ask }).click();
  await asking.page.goto(requests);
  await asking.page.getByText(said.exporting.ownWaits).waitFor();
  expect(await asking.page.getByRole('button', { name: said.exporting.approve, exact: true }).count()).toBe(0); // not one's own

  const deciding = await openConsole(browser, 'en', { viewport: phone });
  await signIn(deciding, server, 'privacyOfficer', 'en');
  await deciding.page.goto(requests);
  await deciding.page.getByLabel(words.en.exporting.decisionReason).fill('Purpose and cut are right');
  await keepScreen(deciding.page, 'export-decision-en-phone');
  expect(await accessibilityProblems(deciding.page)).toEqual([]);
  expect(await sideways(deciding.page), 'pixels the page is wider than the screen').toBeLessThanOrEqual(0);
  await deciding.page.getByRole('button', { name: words.en.exporting.approve, exact: true }).click();
  await deciding.page.getByText(words.en.exporting.state.approved).waitFor();

  await asking.page.goto(requests);
  const take = asking.page.getByRole('button', { name: said.exporting.take });
  await take.waitFor();
  await keepScreen(asking.page, 'export-approved-zh-Hans-wide');
  expect(await accessibilityProblems(asking.page)).toEqual([]);
  const [download] = await Promise.all([asking.page.waitForEvent('download', { timeout: 120_000 }), take.click()]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  expect([...asking.faults.filter((fault) => !fault.includes('403')), ...deciding.faults]).toEqual([]);
  await Promise.all([asking.context.close(), deciding.context.close()]);
});

test('the administrator changes the rule by keyboard, and whom it binds reads what, since when, by whom and why', async () => {
  const said = words['zh-Hans'].exporting.rule;
  const setting = await openConsole(browser, 'zh-Hans');
  await signIn(setting, server, 'administrator', 'zh-Hans');
  const { page } = setting;
  await page.goto(`${server.address}/export-rule`);
  await settled(page);
  await page.getByText(said.delivered).first().waitFor();
  const save = page.getByRole('button', { name: words['zh-Hans'].app.act.save });
  expect(await save.isDisabled()).toBe(true);
  const limit = page.getByLabel(said.mostRows, { exact: true });
  await limit.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('300');
  for (let field = 0; field < 5; field++) await page.keyboard.press('Tab');
  await page.keyboard.type('省级专班要求'); // the field after the four other numbers
  expect(await page.getByLabel(said.reason, { exact: true }).inputValue()).toBe('省级专班要求');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(said.saved).waitFor();
  expect(await page.getByRole('row').count()).toBe(3); // a heading and two versions
  await keepScreen(page, 'export-rule-zh-Hans-wide');
  expect(await accessibilityProblems(page)).toEqual([]);

  const bound = await openConsole(browser, 'en', { viewport: phone, colorScheme: 'dark' });
  await signIn(bound, server, 'epidemiologist', 'en');
  await bound.page.goto(`${server.address}/export-rule`);
  await settled(bound.page);
  await bound.page.getByText(words.en.exporting.rule.readOnly).waitFor();
  await bound.page.getByText('省级专班要求').first().waitFor();
  expect(await bound.page.getByRole('button', { name: words.en.app.act.save }).count()).toBe(0);
  await keepScreen(bound.page, 'export-rule-en-phone');
  expect(await accessibilityProblems(bound.page)).toEqual([]);
  expect(await sideways(bound.page), 'pixels the page is wider than the screen').toBeLessThanOrEqual(0);

  const outside = await openConsole(browser, 'en');
  await signIn(outside, server, 'volunteer', 'en');
  await outside.page.goto(`${server.address}/export-rule`);
  await outside.page.getByText(words.en.app.state.notYours).waitFor();
  await keepScreen(outside.page, 'export-rule-not-yours-en-wide');
  expect([...setting.faults, ...bound.faults, ...outside.faults]).toEqual([]);
  await Promise.all([setting.context.close(), bound.context.close(), outside.context.close()]);
});

test('two administrators do not write over each other, and a lost connection loses nothing that is typed', async () => {
  const said = words.en.exporting.rule;
  const [one, other] = [await openConsole(browser, 'en'), await openConsole(browser, 'en', { viewport: phone })];
  for (const watched of [one, other]) {
    await signIn(watched, server, 'administrator', 'en');
    await watched.page.goto(`${server.address}/export-rule`);
    await settled(watched.page);
  }
  const change = async (page: Page, hours: string) => {
    await page.getByLabel(said.hours, { exact: true }).fill(hours);
    await page.getByLabel(said.reason, { exact: true }).fill('Night shift');
    await page.getByRole('button', { name: words.en.app.act.save }).click();
  };
  await change(one.page, '48');
  await one.page.getByText(said.saved).waitFor();
  await change(other.page, '12');
  await other.page.getByRole('button', { name: said.latest }).waitFor();
  await keepScreen(other.page, 'export-rule-conflict-en-phone');
  expect(await accessibilityProblems(other.page)).toEqual([]);
  await other.page.getByRole('button', { name: said.latest }).click();
  await other.page
    .getByText(/the last 48 hours/)
    .first()
    .waitFor();

  await one.page.route('**/api/export-rule', (route) => route.abort());
  await change(one.page, '24');
  await one.page.getByText(words.en.app.state.connectionLost).waitFor();
  expect(await one.page.getByLabel(said.reason, { exact: true }).inputValue()).toBe('Night shift');
  await Promise.all([one.context.close(), other.context.close()]);
});

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
