import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { firstOutbreak, openConsole, phone, settled, signIn, type ShownLocale, type Watched, wide, words } from './console.ts';
import { keepScreen } from './screen.ts';
import { startServer, type TestServer } from './server.ts';

/** From one preliminary positive to the signed evening, as an epidemiologist and a commander meet it. */
let browser: Browser;
let server: TestServer;
let outbreak: string;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(role: string, locale: ShownLocale, look: Parameters<typeof openConsole>[2] = {}): Promise<Watched> {
  const watched = await openConsole(browser, locale, look);
  await signIn(watched, server, role, locale);
  outbreak = await firstOutbreak(watched.page);
  return watched;
}
const goTo = async ({ page }: Watched, path: string) => {
  await page.goto(`${server.address}/outbreaks/${outbreak}/${path}`);
  await settled(page);
};

test('one positive result opens its tasks at once, with running clocks', async () => {
  const watched = await open('epidemiologist', 'en');
  const { page } = watched;
  // A contact of the demo city who has no result yet is found positive.
  const person = await page.evaluate(async (id) => {
    const filter = JSON.stringify([{ field: 'status', operator: 'is', value: 'active' }]);
    const { rows } = (await (await fetch(`/api/outbreaks/${id}/contacts?limit=1&filter=${encodeURIComponent(filter)}`)).json()) as {
      rows: { person: string }[];
    };
    return rows[0]?.person ?? '';
  }, outbreak);
  await page.goto(`${server.address}/outbreaks/${outbreak}/lab-results/new?given=${encodeURIComponent(JSON.stringify({ person }))}`);
  await settled(page);
  await page.locator('form').getByLabel(words.en.field.label.labResult.outcome, { exact: true }).click();
  await page.keyboard.type('Posit');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByText('is recorded', { exact: false }).first().waitFor();
  await goTo(watched, 'today');
  const mine = page.locator('.my-tasks li');
  await expect.poll(() => mine.count(), { timeout: 15_000 }).toBeGreaterThan(3);
  expect(await page.locator('.my-tasks').innerText()).toMatch(/\d+ min left|h \d+ min left/);
  await keepScreen(page, 'response-today-en');
  await goTo(watched, 'task-board');
  const text = await page.locator('main').innerText();
  for (const kind of ['Interview', 'Locate and hold', 'Transfer', 'Core facts']) expect(text).toContain(kind);
  await keepScreen(page, 'response-task-board-en');
  expect(watched.faults).toEqual([]);
  await watched.context.close();
});

test('a task is taken on and completed with proof', async () => {
  const watched = await open('epidemiologist', 'zh-Hans');
  const { page } = watched;
  const { task } = words['zh-Hans'];
  await goTo(watched, 'tasks');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: task.act.accept }).click();
  await page.getByText(task.done.accept).waitFor();
  await keepScreen(page, 'response-task-accepted-zh-Hans');
  await page.getByRole('button', { name: task.act.complete }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(task.proofText).fill('电话核实，已完成。');
  await dialog.getByRole('button', { name: task.act.complete }).click();
  await page.getByText(task.done.complete).waitFor();
  await page.getByText('电话核实，已完成。').waitFor();
  expect(watched.faults).toEqual([]);
  await watched.context.close();
});

test('the day is not signed while a task that stays open has no reason', async () => {
  const watched = await open('commander', 'en');
  const { page } = watched;
  const { closeOut } = words.en;
  await goTo(watched, 'close-out');
  await page.getByText(/carr(y|ies) no reason/).waitFor();
  await keepScreen(page, 'response-close-out-blocked-en');
  expect(await page.getByRole('button', { name: /^Sign / }).count()).toBe(0);
  await page.getByRole('button', { name: /^Choose the/ }).click();
  await page.getByLabel(closeOut.reasonHint).fill('night shift goes on with it');
  await page.keyboard.press('Enter');
  await page.getByText(closeOut.ready).waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: /^Sign / }).click();
  await page.getByText(/Signed by commander/).waitFor();
  await keepScreen(page, 'response-close-out-signed-en');
  await watched.context.close();
});

test('an order goes down and a finding is filed', async () => {
  const watched = await open('commander', 'zh-Hans');
  const { page } = watched;
  const { order } = words['zh-Hans'];
  await goTo(watched, 'orders');
  await page.getByRole('button', { name: order.issue, exact: true }).click();
  await page.getByLabel(order.field.title).fill('24 小时内完成重点人群核酸检测');
  await page.getByLabel(order.field.text).fill('按第九版方案执行，日清日结。');
  await page.getByText(/全部 \d+ 个下级辖区/).click();
  await page.getByRole('button', { name: /下达给 \d+ 个辖区/ }).click();
  await page.getByRole('article').first().waitFor();
  expect(await page.locator('.receipts li').count()).toBeGreaterThan(5);
  await keepScreen(page, 'response-orders-zh-Hans');
  await watched.context.close();
});

describe.each([
  ['zh-Hans', 'wide', wide, 'light'],
  ['en', 'phone', phone, 'dark'],
] as const)('%s, %s', (locale, size, viewport, colorScheme) => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await open('commander', locale, { viewport, colorScheme });
  });
  afterAll(() => watched?.context.close());

  test.each(['board', 'task-board', 'close-out', 'orders', 'findings', 'tasks', 'today'])(
    '%s reads, fits and has nothing axe would mend',
    async (name) => {
      const { page } = watched;
      await goTo(watched, name);
      await keepScreen(page, `response-${name}-${locale}-${size}`);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(sideways, 'pixels the page is wider than the screen').toBeLessThanOrEqual(0);
      expect(await accessibilityProblems(page)).toEqual([]);
    },
  );
});
