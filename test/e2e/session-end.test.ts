import { expect, test } from 'vitest';
import { expectNoFaults, type Watched, words } from './console.ts';
import { fillSignIn, serveDemo } from './demo.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** The session ends while somebody works: nothing typed may be lost, and after signing in they are where they were. */
const demo = serveDemo();
const { account, field, finding, record } = words.en;
const { act, label } = words.en.app;

test('a new case is saved after signing in over its form, once', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'cases/new');
  const name = page.getByLabel(field.label.person.name, { exact: true });
  await name.fill('Testperson Acht');
  await page.getByLabel(field.label.person.occupation, { exact: true }).fill('baker');
  await chooseSuspected(page);
  await watched.context.clearCookies();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: account.signIn.again.question }).waitFor();
  await keepScreen(page, 'session-end-new-case-en');
  await expectReadable(page);
  await signInOver(watched, 'epidemiologist');
  await expect.poll(() => name.inputValue()).toBe('Testperson Acht');
  await page.keyboard.press('Control+Enter');
  await page.getByText('is recorded', { exact: false }).first().waitFor();
  await expect.poll(() => countNamed('Testperson Acht'), { timeout: 20_000 }).toBe(1);
});

test('a form that keeps no draft is there as it was', async () => {
  const watched = await demo.open('supervisor', 'en');
  const { page } = watched;
  await demo.goTo(page, 'findings');
  await page.getByRole('button', { name: finding.file }).first().click();
  const title = page.getByLabel(finding.field.title, { exact: true });
  await title.fill('No soap at the door');
  await watched.context.clearCookies();
  await page.getByRole('dialog', { name: account.signIn.again.question }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog', { name: account.signIn.again.question }).isVisible()).toBe(true);
  await signInOver(watched, 'supervisor');
  await expect.poll(() => title.inputValue()).toBe('No soap at the door');
  await expect.poll(() => title.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a page on which nothing is filled in goes, and comes back', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'today');
  await watched.context.clearCookies();
  await page.waitForURL('**/sign-in?to=**');
  await fillSignIn(page, demo.server, 'epidemiologist', 'en');
  await page.waitForURL(`**/outbreaks/${demo.outbreak}/today`);
  expectNoFaults(watched);
});

test('a change begun before the page went is resumed, and only by who began it', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  const { rows } = await (
    await demo.actor('epidemiologist')
  ).get<{ rows: { id: string }[] }>(`/api/outbreaks/${demo.outbreak}/cases?limit=1`);
  await demo.goTo(page, `cases/${rows[0]?.id}`);
  await page.keyboard.press('e');
  await page.locator('form').getByLabel(field.label.case.symptoms, { exact: true }).waitFor();
  const note = page.locator('form textarea').first();
  await note.fill('Speaks of a second wedding.');
  await watched.context.clearCookies();
  await page.reload();
  await page.waitForURL('**/sign-in?to=**');
  await page.getByText(account.signIn.kept.replace('{{count}}', '1')).waitFor();
  await fillSignIn(page, demo.server, 'commander', 'en');
  await page.waitForURL(`**/cases/${rows[0]?.id}`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  expect(await page.getByText('Speaks of a second wedding.').count()).toBe(0);
  await watched.context.clearCookies();
  await page.reload();
  // The page speaks the language of who signed in last.
  await fillSignIn(page, demo.server, 'epidemiologist', 'zh-Hans');
  await page.getByText(record.form.resumed).waitFor();
  await expect.poll(() => note.inputValue()).toBe('Speaks of a second wedding.');
});

test('signing out in one tab takes what was typed in another', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'cases/new');
  await page.getByLabel(field.label.person.name, { exact: true }).fill('Testperson Neun');
  const other = await watched.context.newPage();
  await demo.goTo(other, 'today');
  await other.getByRole('button', { name: label.userMenu.replace('{{name}}', '') }).click();
  await other.getByRole('menuitem', { name: act.signOut }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Testperson Neun');
});

async function signInOver({ page }: Watched, role: string): Promise<void> {
  await fillSignIn(page, demo.server, role, 'en');
  await page.getByText(account.signIn.again.done).waitFor();
}

async function chooseSuspected(page: Watched['page']): Promise<void> {
  await page.getByLabel(field.label.case.caseClass, { exact: true }).click();
  await page.keyboard.type('Susp');
  await page.keyboard.press('Enter');
}

async function countNamed(name: string): Promise<number> {
  const found = await (
    await demo.actor('epidemiologist')
  ).get<{ total?: number; rows: unknown[] }>(`/api/outbreaks/${demo.outbreak}/persons?search=${encodeURIComponent(name)}`);
  return found.rows.length;
}
