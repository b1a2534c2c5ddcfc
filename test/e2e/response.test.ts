import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoFaults, phone, type Watched, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** From one preliminary positive to the signed evening, as an epidemiologist and a commander meet it. */
const demo = serveDemo();

test('one positive result opens its tasks at once, with running clocks', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  // A contact of the demo city who has no result yet is found positive.
  const filter = encodeURIComponent(JSON.stringify([{ field: 'status', operator: 'is', value: 'active' }]));
  const epidemiologist = await demo.actor('epidemiologist');
  const { rows } = await epidemiologist.get<{ rows: { person: string }[] }>(
    `/api/outbreaks/${demo.outbreak}/contacts?limit=1&filter=${filter}`,
  );
  const person = rows[0]?.person;
  await demo.goTo(page, `lab-results/new?given=${encodeURIComponent(JSON.stringify({ person }))}`);
  await page.locator('form').getByLabel(words.en.field.label.labResult.outcome, { exact: true }).click();
  await page.keyboard.type('Posit');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByText('is recorded', { exact: false }).first().waitFor();
  await demo.goTo(page, 'today');
  const mine = page.locator('.my-tasks li');
  await expect.poll(() => mine.count(), { timeout: 15_000 }).toBeGreaterThan(3);
  await expect.poll(() => page.locator('.my-tasks').innerText()).toMatch(/\d+ min left|h \d+ min left/);
  await keepScreen(page, 'response-today-en');
  await demo.goTo(page, 'task-board');
  for (const kind of ['Interview', 'Locate and hold', 'Transfer', 'Core facts']) {
    await expect.poll(() => page.locator('main').innerText()).toContain(kind);
  }
  await keepScreen(page, 'response-task-board-en');
  expectNoFaults(watched);
});

test('a task is taken on and completed with proof', async () => {
  const watched = await demo.open('epidemiologist', 'zh-Hans');
  const { page } = watched;
  const { task } = words['zh-Hans'];
  await demo.goTo(page, 'tasks');
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
  expectNoFaults(watched);
});

test('the day is not signed while a task that stays open has no reason', async () => {
  const watched = await demo.open('commander', 'en');
  const { page } = watched;
  const { closeOut } = words.en;
  await demo.goTo(page, 'close-out');
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
});

test('an order goes down and a finding is filed', async () => {
  const watched = await demo.open('commander', 'zh-Hans');
  const { page } = watched;
  const { order } = words['zh-Hans'];
  await demo.goTo(page, 'orders');
  await page.getByRole('button', { name: order.issue, exact: true }).click();
  await page.getByLabel(order.field.title).fill('24 小时内完成重点人群核酸检测');
  await page.getByLabel(order.field.text).fill('按第九版方案执行，日清日结。');
  await page.getByText(/全部 \d+ 个下级辖区/).click();
  await page.getByRole('button', { name: /下达给 \d+ 个辖区/ }).click();
  await page.getByRole('article').first().waitFor();
  await expect.poll(() => page.locator('.receipts li').count()).toBeGreaterThan(5);
  await keepScreen(page, 'response-orders-zh-Hans');
});

describe.each([
  ['zh-Hans', 'wide', wide, 'light'],
  ['en', 'phone', phone, 'dark'],
] as const)('%s, %s', (locale, size, viewport, colorScheme) => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await demo.open('commander', locale, { viewport, colorScheme });
  });
  afterAll(() => watched?.context.close());

  test.each(['board', 'task-board', 'close-out', 'orders', 'findings', 'tasks', 'today'])(
    '%s reads, fits and has nothing axe would mend',
    async (name) => {
      const { page } = watched;
      await demo.goTo(page, name);
      await keepScreen(page, `response-${name}-${locale}-${size}`);
      await expectReadable(page);
    },
  );
});
