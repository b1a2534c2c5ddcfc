import { type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Watched, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { keepScreen } from './screen.ts';

/** A network that takes three seconds for every answer, and a person who presses twice: what is meant once is written once. */
const demo = serveDemo();
const { field, importing, laboratory, outbreak: said, record } = words.en;

test.each(['case', 'contact'] as const)('a new %s, saved twice with the keyboard, is one', async (kind) => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, `${kind}s/new`);
  await page.getByLabel(field.label.person.name, { exact: true }).fill('Testperson Langsam');
  if (kind === 'case') await choose(page, field.label.case.caseClass, 'Susp');
  const writes = await slowDown(watched);
  await saveTwice(page);
  await expectWorking(page.locator('[data-save]'));
  await keepScreen(page, `slow-new-${kind}-en`);
  await page.getByText('is recorded', { exact: false }).first().waitFor();
  expect(writes).toEqual(['persons', `${kind}s`]);
});

test('a follow-up, saved with two clicks, is one', async () => {
  const watched = await demo.open('contactTracer', 'en');
  const { page } = watched;
  const { rows } = await (
    await demo.actor('epidemiologist')
  ).get<{ rows: { id: string }[] }>(`/api/outbreaks/${demo.outbreak}/contacts?limit=1`);
  await demo.goTo(page, `follow-ups/new?given=${encodeURIComponent(JSON.stringify({ contact: rows[0]?.id }))}`);
  await choose(page, field.label.followUp.status, 'Seen');
  const writes = await slowDown(watched);
  await page.locator('[data-save]').dblclick();
  await expectWorking(page.locator('[data-save]'));
  await page.getByText('is recorded', { exact: false }).first().waitFor();
  expect(writes).toEqual(['follow-ups']);
});

test('saving what cannot be saved yet leads to the field it is about', async () => {
  const { page } = await demo.open('epidemiologist', 'en');
  await demo.goTo(page, 'cases/new');
  await page.getByLabel(field.label.case.outcome, { exact: true }).focus();
  await page.locator('[data-save]').click();
  await expect
    .poll(() => page.getByLabel(field.label.case.caseClass, { exact: true }).evaluate((element) => element === document.activeElement))
    .toBe(true);
  await page.getByText(record.problem.required).waitFor();
});

test('an import is written once', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'cases');
  await page.evaluate((text) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, 'id\tname\tdate_onset\nS-1\tTestperson Elf\t2022-07-05\nS-2\tTestperson Zwoelf\t2022-07-06\n');
  await page.waitForURL('**/imports/**');
  await page.getByRole('button', { name: importing.check.act }).first().click();
  const write = page.getByRole('button', { name: /^Write \d+$/ });
  await write.waitFor();
  const writes = await slowDown(watched);
  await write.dblclick();
  await keepScreen(page, 'slow-import-en');
  await page
    .getByText(importing.open.done.split('{{')[0] ?? '', { exact: false })
    .first()
    .waitFor();
  expect(writes).toEqual(['write']);
});

test('a result is reported once', async () => {
  const watched = await demo.open('laboratory', 'en');
  const { page } = watched;
  await demo.goTo(page, 'laboratory');
  const form = page.getByRole('form', { name: laboratory.one.title });
  await form.getByLabel(laboratory.one.tube, { exact: true }).fill('NO-SUCH-TUBE');
  const writes = await slowDown(watched);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expectWorking(form.getByRole('button', { name: laboratory.one.send }));
  await form.getByText('NO-SUCH-TUBE').first().waitFor();
  expect(writes).toHaveLength(1);
});

test('an outbreak is moved on once', async () => {
  const watched = await demo.open('commander', 'en');
  const { page } = watched;
  await demo.goTo(page, 'settings');
  const on = page.getByRole('button', { name: said.change.to.replace('{{status}}', 'Contained') });
  const writes = await slowDown(watched);
  await on.dblclick();
  await expectWorking(on);
  await page.getByText(said.change.title.replace('{{status}}', 'Contained')).waitFor();
  expect(writes).toHaveLength(1);
});

/** The last words of the addresses that something was written to, from now on. */
async function slowDown({ page }: Watched): Promise<string[]> {
  const writes: string[] = [];
  await page.route('**/api/**', async (route) => {
    const request = route.request();
    if (request.method() !== 'GET') writes.push(new URL(request.url()).pathname.split('/').at(-1) ?? '');
    await new Promise((passed) => setTimeout(passed, ANSWER_MS));
    await route.continue().catch(() => undefined); // the page may have gone meanwhile
  });
  return writes;
}

/** Two presses of Ctrl and Enter, the second before the page can draw anything. */
const saveTwice = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const press = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
    for (let presses = 0; presses < 2; presses++) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
  });

/** The button that was pressed says that it works. */
const expectWorking = (button: ReturnType<Page['locator']>): Promise<void> =>
  expect.poll(() => button.evaluate((element) => element.classList.contains('ant-btn-loading'))).toBe(true);

async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const ANSWER_MS = 3000;
