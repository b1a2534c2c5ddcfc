import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { openConsole, phone, settled, signIn, type ShownLocale, type Watched, words } from './console.ts';
import { actor, type FieldRound, openFieldRound, scan } from './field-round.ts';
import { keepScreen } from './screen.ts';
import { startServer, type TestServer } from './server.ts';

/** A grid worker with a phone: readies it once, registers without a network, comes back. */
let browser: Browser;
let server: TestServer;
let field: FieldRound;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
  field = await openFieldRound(browser, server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const t = words['zh-Hans'].sampling;

async function open(role: string, locale: ShownLocale, look: Parameters<typeof openConsole>[2] = { viewport: phone }): Promise<Watched> {
  const watched = await openConsole(browser, locale, look);
  await signIn(watched, server, role, locale);
  return watched;
}
const addressOf = (path: string): string => `${server.address}/outbreaks/${field.outbreak}/${path}`;
const coverage = async () => {
  const officer = await actor(browser, server, 'subdistrictOfficer');
  const { total } = await officer.get<{ total: { due: number; done: number; missing: number } }>(
    `/api/outbreaks/${field.outbreak}/test-rounds/${field.round}/coverage?area=${field.area}`,
  );
  await officer.end();
  return total;
};

/** Downloads the list, chooses the round, and waits until the pages are on the phone. */
async function ready({ page }: Watched): Promise<void> {
  await page.goto(`${addressOf('sampling')}?area=${field.area}`);
  await page.getByRole('button', { name: t.setup.download }).click();
  await page.getByText('试验轮次').first().click();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.getByRole('button', { name: t.setup.begin }).click();
  await page.getByRole('heading', { name: t.desk.who }).waitFor();
}

test('a family is registered offline, and the ledger moves when the phone comes back', async () => {
  const watched = await open('gridWorker', 'zh-Hans');
  const { page, context } = watched;
  await page.goto(`${addressOf('sampling')}?area=${field.area}`);
  await page.getByRole('heading', { name: t.setup.question }).waitFor();
  await keepScreen(page, 'sampling-setup-zh-Hans-phone');
  await ready(watched);
  const before = await coverage();
  await keepScreen(page, 'sampling-desk-zh-Hans-phone');

  await context.setOffline(true);
  // The page begins anew without a network: everything it needs is on the phone.
  await page.reload();
  await page.getByRole('heading', { name: t.desk.who }).waitFor();
  await scan(page, '3栋502');
  await page.getByText('陈试一').waitFor();
  await page.getByRole('button', { name: t.family.all }).click();
  await keepScreen(page, 'sampling-family-zh-Hans-phone');
  await page.getByRole('button', { name: t.family.register.replace('{{count}}', '3') }).click();
  await page.getByRole('heading', { name: t.desk.whichTube }).waitFor();
  await scan(page, 'GZ00000001');
  // The child is at medium risk: another tube is asked for.
  await page.getByText('陈试三').first().waitFor();
  await page.getByRole('heading', { name: t.desk.whichTube }).waitFor();
  await keepScreen(page, 'sampling-tube-zh-Hans-phone');
  await scan(page, 'GZ00000002');
  await page.getByRole('heading', { name: t.desk.who }).waitFor();
  await page.getByText('2/10').waitFor();
  await page.getByText('1/5').waitFor();
  await page.getByText(/3 条待上传，已存在本机/).waitFor();
  await keepScreen(page, 'sampling-offline-zh-Hans-phone');
  expect(await coverage()).toEqual(before);

  // The phone dies and starts again, still without a network: nobody is lost.
  await page.reload();
  await page.getByText('2/10').waitFor();
  await context.setOffline(false);
  await expect.poll(coverage, { timeout: 20_000 }).toEqual({ ...before, done: before.done + 3, missing: before.missing - 3 });
  await expect.poll(() => page.getByText(/待上传/).count(), { timeout: 20_000 }).toBe(0);
  // Again: the phone knows that they were sampled.
  await scan(page, '13800001111');
  await page.getByText('陈试一 本轮已采样').waitFor();
  await keepScreen(page, 'sampling-again-zh-Hans-phone');
  await page.getByRole('button', { name: t.again.skip }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await context.close();
});
