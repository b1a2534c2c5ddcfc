import { type Browser } from 'playwright-core';
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
  const sideways = await deciding.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, 'pixels the page is wider than the screen').toBeLessThanOrEqual(0);
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
