import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { firstOutbreak, openConsole, phone, settled, signIn, type ShownLocale, type Watched, wide, words } from './console.ts';
import { keepScreen } from './screen.ts';
import { startServer, type TestServer } from './server.ts';

/** Who probably infected whom, as an epidemiologist meets it: the demonstration city, and MERS in Korea, 2015. */
const folder = join(root, '../shared/data/chains/real');
const mers = ['mers_korea_2015_linelist.csv', 'mers_korea_2015_contacts.csv'].map((name) => join(folder, name));
const inferenceMs = 120_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Goes to the inferred chains and waits until a result stands there and nothing is under way. */
async function inferred(watched: Watched, server: TestServer, outbreak: string, query = ''): Promise<void> {
  const { page } = watched;
  await page.goto(`${server.address}/outbreaks/${outbreak}/chains?mode=inferred${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.chain-main').waitFor({ timeout: inferenceMs });
  await page.waitForFunction(() => document.querySelector('.infer-run [role=status]') === null, undefined, { timeout: inferenceMs });
  await settled(page);
}
const sideText = ({ page }: Watched) => page.locator('.chain-side').innerText();
async function chooseList({ page }: Watched, name: RegExp): Promise<void> {
  await page.locator('.chain-side .ant-select').first().click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).first().click();
}

describe('the demonstration city', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  test('an epidemiologist sees who probably infected a case, decides for a reason, and the next run keeps to it', async () => {
    const watched = await openConsole(browser, 'en');
    await signIn(watched, server, 'epidemiologist', 'en');
    const { page } = watched;
    await inferred(watched, server, await firstOutbreak(page));
    const said = words.en.inferred;
    expect(await page.locator('main').innerText()).toContain('This is a posterior, not a proof');
    await keepScreen(page, 'inferred-demo-en');
    await chooseList(watched, /settle/);
    await keepScreen(page, 'inferred-demo-settle-en');
    await page.getByRole('button', { name: said.settle.task }).first().click();
    await page.getByText(/Task opened, due/).waitFor();
    await page.locator('.chain-list .head button').first().click();
    await page
      .getByRole('button', { name: /^Reject / })
      .first()
      .click();
    await page.getByLabel(said.decide.reason, { exact: true }).fill('they never met, by the records of the gate');
    await keepScreen(page, 'inferred-demo-decide-en');
    await page.getByRole('button', { name: said.decide.save }).click();
    await page.getByText(/rejected by/).waitFor();
    await page.getByText(/Changed since this run/).waitFor({ timeout: 20_000 });
    await page.getByText(/Changed since this run/).waitFor({ state: 'detached', timeout: inferenceMs });
    await page.locator('.infer-run summary').click();
    await page.getByText(/decisions: 1\./).waitFor();
    await keepScreen(page, 'inferred-demo-decided-en');
    expect(watched.faults).toEqual([]);
    await watched.context.close();
  }, 300_000);

  test.each([
    ['zh-Hans', 'wide', wide, 'dark'],
    ['en', 'phone', phone, 'light'],
    ['zh-Hans', 'phone', phone, 'dark'],
  ] as const)(
    '%s, %s: picture, panel, numbers and table are whole and accessible',
    async (locale, size, viewport, colorScheme) => {
      const watched = await openConsole(browser, locale as ShownLocale, { viewport, colorScheme });
      await signIn(watched, server, 'epidemiologist', locale);
      const { page } = watched;
      const outbreak = await firstOutbreak(page);
      await inferred(watched, server, outbreak, '&others=yes&least=10');
      const name = `inferred-demo-${locale}-${size}`;
      await keepScreen(page, name, { fullPage: size === 'phone' });
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.locator('.chain-list .head button').first().click();
      await page.locator('.infer-evidence').waitFor();
      await keepScreen(page, `${name}-case`, { fullPage: size === 'phone' });
      expect(await accessibilityProblems(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await inferred(watched, server, outbreak, '&view=table');
      await chooseList(watched, locale === 'en' ? /generations/ : /代际/);
      await keepScreen(page, `${name}-table`, { fullPage: size === 'phone' });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(watched.faults).toEqual([]);
      await watched.context.close();
    },
    300_000,
  );
});

/** An outbreak of MERS that stands at the end of July 2015, in the area of the demonstration; its id. */
const openMers = ({ page }: Watched): Promise<string> =>
  page.evaluate(async () => {
    const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
    const { outbreaks } = (await (await fetch('/api/outbreaks')).json()) as { outbreaks: { area: string }[] };
    const answer = await fetch('/api/outbreaks', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify({ name: 'MERS 2015', disease: 'mers', area: outbreaks[0]?.area, asOf: '2015-07-28', startDate: '2015-05-11' }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { id: string }).id;
  });

describe.skipIf(!mers.every((file) => existsSync(file)))('MERS in Korea, 2015 (skipped without ../shared)', () => {
  let server: TestServer;
  let watched: Watched;
  let outbreak: string;
  beforeAll(async () => {
    server = await startServer();
    watched = await openConsole(browser, 'zh-Hans');
    await signIn(watched, server, 'epidemiologist', 'zh-Hans');
    outbreak = await openMers(watched);
  }, 200_000);
  afterAll(async () => {
    await watched?.context.close();
    await server?.stop();
  });

  test('line list and contacts come in by the page', async () => {
    const { page } = watched;
    const { importing } = words['zh-Hans'];
    await page.goto(`${server.address}/outbreaks/${outbreak}/imports`);
    await page.locator('input[type=file]').first().setInputFiles(mers);
    await page.getByRole('button', { name: importing.check.act }).first().click();
    await page.getByText(importing.result.would).first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: new RegExp(importing.write.act.replace('{{count}}', '[\\d,]+')) }).click();
    await page.getByText(importing.result.did).first().waitFor({ timeout: 60_000 });
    // 162 cases and 98 contacts: the files of the R package outbreaks.
    expect(await page.getByRole('row').allInnerTexts()).toContainEqual(expect.stringMatching(/162/));
  }, 200_000);

  test('those who infected most are the superspreaders of the report', async () => {
    await inferred(watched, server, outbreak);
    const { page } = watched;
    await keepScreen(page, 'inferred-mers-zh-Hans');
    // Korea CDC 2015 (Osong Public Health Res Perspect 6:269): cases 1, 14 and 16 infected 28, 85 and 23 persons, 14 most of all.
    const first = await page.locator('.chain-list .head button').allInnerTexts();
    expect(first[0]).toMatch(/^SK_14\b/);
    expect(first.slice(0, 5).join(' ')).toMatch(/SK_1\b/);
    expect(first.slice(0, 5).join(' ')).toMatch(/SK_16\b/);
    await page.locator('.chain-list .head button').first().click();
    await keepScreen(page, 'inferred-mers-case-zh-Hans');
    await page.getByRole('button', { name: words['zh-Hans'].inferred.node.descendants }).click();
    await keepScreen(page, 'inferred-mers-descendants-zh-Hans');
  }, 300_000);

  test('links that differ from the report are listed', async () => {
    await inferred(watched, server, outbreak, '&others=yes&least=5');
    await chooseList(watched, /与记录不符/);
    const text = await sideText(watched);
    expect(text).toMatch(/记录：SK_\d+/);
    await keepScreen(watched.page, 'inferred-mers-disagree-zh-Hans');
    await chooseList(watched, /再生数/);
    await keepScreen(watched.page, 'inferred-mers-numbers-zh-Hans');
    expect(await accessibilityProblems(watched.page)).toEqual([]);
    expect(watched.faults).toEqual([]);
  }, 300_000);
});
