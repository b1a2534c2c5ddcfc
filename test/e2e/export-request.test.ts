import { type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoFaults, phone, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectAccessible, expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

const demo = serveDemo();

test('a list too large for one person leaves after a second one approved it', async () => {
  const said = words['zh-Hans'];
  const asking = await demo.open('epidemiologist', 'zh-Hans');
  const requests = demo.pageOf('export-requests');
  // The demo city has more than two thousand exposures; one person may take 500 records.
  await demo.goTo(asking.page, 'exposures');
  await asking.page.getByRole('button', { name: said.record.list.export }).click();
  const dialog = asking.page.getByRole('dialog');
  await dialog.getByRole('button', { name: said.record.list.export }).click();
  await dialog.getByLabel(said.exporting.askReason).fill('移交省级专班核对');
  await keepScreen(asking.page, 'export-needs-approval-zh-Hans-wide');
  await expectAccessible(asking.page, '[role="dialog"]');
  await dialog.getByRole('button', { name: said.exporting.ask }).click();
  await asking.page.goto(requests);
  await asking.page.getByText(said.exporting.ownWaits).waitFor();
  expect(await asking.page.getByRole('button', { name: said.exporting.approve, exact: true }).count()).toBe(0); // not one's own

  const deciding = await demo.open('privacyOfficer', 'en', { viewport: phone });
  await deciding.page.goto(requests);
  await deciding.page.getByLabel(words.en.exporting.decisionReason).fill('Purpose and cut are right');
  await keepScreen(deciding.page, 'export-decision-en-phone');
  await expectReadable(deciding.page);
  await deciding.page.getByRole('button', { name: words.en.exporting.approve, exact: true }).click();
  await deciding.page.getByText(words.en.exporting.state.approved).waitFor();

  await asking.page.goto(requests);
  const take = asking.page.getByRole('button', { name: said.exporting.take });
  await take.waitFor();
  await keepScreen(asking.page, 'export-approved-zh-Hans-wide');
  await expectAccessible(asking.page);
  const [download] = await Promise.all([asking.page.waitForEvent('download', { timeout: 120_000 }), take.click()]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  expect([...asking.faults.filter((fault) => !fault.includes('403')), ...deciding.faults]).toEqual([]);
});

test('the administrator changes the rule by keyboard, and whom it binds reads what, since when, by whom and why', async () => {
  const said = words['zh-Hans'].exporting.rule;
  const setting = await demo.open('administrator', 'zh-Hans');
  const { page } = setting;
  await demo.visit(page, '/export-rule');
  await page.getByText(said.delivered).first().waitFor();
  const save = page.getByRole('button', { name: words['zh-Hans'].app.act.save });
  await expect.poll(() => save.isDisabled()).toBe(true);
  const limit = page.getByLabel(said.mostRows, { exact: true });
  await limit.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('300');
  for (let field = 0; field < 5; field++) await page.keyboard.press('Tab');
  await page.keyboard.type('省级专班要求'); // the field after the four other numbers
  await expect.poll(() => page.getByLabel(said.reason, { exact: true }).inputValue()).toBe('省级专班要求');
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(said.saved).waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(3); // a heading and two versions
  await keepScreen(page, 'export-rule-zh-Hans-wide');
  await expectAccessible(page);

  const bound = await demo.open('epidemiologist', 'en', { viewport: phone, colorScheme: 'dark' });
  await demo.visit(bound.page, '/export-rule');
  await bound.page.getByText(words.en.exporting.rule.readOnly).waitFor();
  await bound.page.getByText('省级专班要求').first().waitFor();
  expect(await bound.page.getByRole('button', { name: words.en.app.act.save }).count()).toBe(0);
  await keepScreen(bound.page, 'export-rule-en-phone');
  await expectReadable(bound.page);

  const outside = await demo.open('volunteer', 'en');
  await outside.page.goto(`${demo.server.address}/export-rule`);
  await outside.page.getByText(words.en.app.state.notYours).waitFor();
  await keepScreen(outside.page, 'export-rule-not-yours-en-wide');
  for (const watched of [setting, bound, outside]) expectNoFaults(watched);
});

test('two administrators do not write over each other, and a lost connection loses nothing that is typed', async () => {
  const said = words.en.exporting.rule;
  const [one, other] = [await demo.open('administrator', 'en'), await demo.open('administrator', 'en', { viewport: phone })];
  for (const { page } of [one, other]) await demo.visit(page, '/export-rule');
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
  await expectAccessible(other.page);
  await other.page.getByRole('button', { name: said.latest }).click();
  await other.page
    .getByText(/the last 48 hours/)
    .first()
    .waitFor();

  await one.page.route('**/api/export-rule', (route) => route.abort());
  await change(one.page, '24');
  await one.page.getByText(words.en.app.state.connectionLost).waitFor();
  await expect.poll(() => one.page.getByLabel(said.reason, { exact: true }).inputValue()).toBe('Night shift');
});
