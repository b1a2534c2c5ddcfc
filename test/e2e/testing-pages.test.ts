import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { firstOutbreak, openConsole, phone, settled, signIn, type ShownLocale, type Watched, wide, words } from './console.ts';
import { keepScreen } from './screen.ts';
import { startServer, type TestServer } from './server.ts';

/** Who is still missing, what waits at the laboratory, and a positive pool from the result file to its tasks. */
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

test('the ledger of a round says who is missing, down to the door', async () => {
  const watched = await open('samplingLead', 'en');
  const { page } = watched;
  await goTo(watched, 'testing');
  await page.locator('.round-card a').first().click();
  await settled(page);
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  expect(heading).toMatch(/^Who is still missing in /);
  // due = done + exempt + missing, as the page itself says it
  const line = await page.locator('.coverage-bar p').first().innerText();
  const [due = 0, done = 0, exempt = 0, missing = 0] = [...line.replaceAll(',', '').matchAll(/\d+/g)].map(([count]) => Number(count));
  expect(due).toBe(done + exempt + missing);
  expect(missing).toBeGreaterThan(0);
  await page.locator('.wide-card tbody a').first().click();
  await page.locator('.member-row').first().waitFor();
  await keepScreen(page, 'testing-ledger-en');
  const chosen = page.locator('.member-row').first();
  const door = await chosen.locator('strong').innerText();
  await chosen.getByRole('checkbox').check();
  await page
    .getByRole('form', { name: /1 person/ })
    .getByRole('combobox')
    .click();
  await page.getByTitle(words.en.testRound.missingReason.notAtHome, { exact: true }).click();
  await page.getByRole('button', { name: words.en.app.act.save }).click();
  await page.getByText('1 person changed.').waitFor();
  await expect
    .poll(() => page.locator('.member-row', { hasText: door }).first().innerText())
    .toContain(words.en.testRound.missingReason.notAtHome);
  expect(watched.faults).toEqual([]);
  await watched.context.close();
});

test('a result file with a positive pool opens the recall of its members', async () => {
  const laboratory = await open('laboratory', 'en', { viewport: phone });
  const { page } = laboratory;
  await goTo(laboratory, 'laboratory');
  const tube = await page.evaluate(async (id) => {
    const { tubes } = (await (await fetch(`/api/outbreaks/${id}/tubes?state=received`)).json()) as {
      tubes: { code: string; outcome: string | null }[];
    };
    return tubes.find(({ outcome }) => outcome === null)?.code ?? '';
  }, outbreak);
  expect(tube).not.toBe('');
  await page.locator('input[type=file]').setInputFiles({
    name: 'results.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`tube,result,ORF1ab,N\n${tube},positive,27.5,26.9\nNOSUCHTUBE,negative,,\n`),
  });
  await page.getByText(`1 positive tube: ${tube}`, { exact: false }).waitFor();
  await page.getByText('NOSUCHTUBE', { exact: false }).first().waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/[\u4e00-\u9fff]{2,3}\s*(?:male|female)/); // tubes, and no names (P7)
  await keepScreen(page, 'testing-laboratory-phone-en');
  expect(laboratory.faults).toEqual([]);
  await laboratory.context.close();
  const lead = await open('samplingLead', 'en', { viewport: phone });
  await goTo(lead, 'pools');
  const pool = lead.page.getByRole('article', { name: tube });
  await pool.waitFor();
  expect(await pool.innerText()).toMatch(/10 members: 0 held/);
  await keepScreen(lead.page, 'testing-pools-phone-en');
  await pool.getByRole('link', { name: words.en.laboratory.pool.tasks }).click();
  await settled(lead.page);
  const main = lead.page.locator('main');
  await expect.poll(() => main.innerText(), { timeout: 15_000 }).toContain(words.en.code.task.kind.poolRecall);
  await keepScreen(lead.page, 'testing-pool-tasks-phone-en');
  expect(lead.faults).toEqual([]);
  await lead.context.close();
});

describe.each([
  ['zh-Hans', wide, 'wide'],
  ['en', phone, 'phone'],
  ['zh-Hans', phone, 'phone'],
  ['en', wide, 'wide'],
] as const)('in %s', (locale, viewport, size) => {
  const pages = [
    ['samplingLead', 'testing'],
    ['samplingLead', 'roster?area=440105003'],
    ['samplingLead', 'sampling-points'],
    ['samplingLead', 'pools'],
    ['samplingLead', 'scheduled-tests?area=440105003'],
    ['laboratory', 'laboratory'],
  ] as const;

  test(`every page of testing reads well on a ${size} screen`, async () => {
    for (const role of ['samplingLead', 'laboratory'] as const) {
      const watched = await open(role, locale, { viewport });
      for (const [, path] of pages.filter(([whose]) => whose === role)) {
        await goTo(watched, path);
        await keepScreen(watched.page, `testing-${path.split('?')[0]!}-${locale}-${size}`);
        expect([path, await accessibilityProblems(watched.page)]).toEqual([path, []]);
        expect([path, await watched.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([path, true]);
      }
      expect(watched.faults).toEqual([]);
      await watched.context.close();
    }
  });

  test(`a round reads well on a ${size} screen`, async () => {
    const watched = await open('countyHealthBureau', locale, { viewport });
    await goTo(watched, 'testing');
    await watched.page.locator('.round-card a').first().click();
    await settled(watched.page);
    await watched.page.locator('.member-row').first().waitFor();
    await keepScreen(watched.page, `testing-round-${locale}-${size}`);
    expect(await accessibilityProblems(watched.page)).toEqual([]);
    await goTo(watched, 'testing');
    await watched.page.getByRole('button', { name: words[locale].testRound.propose }).click();
    await watched.page.getByRole('form', { name: words[locale].testRound.propose }).waitFor();
    await keepScreen(watched.page, `testing-propose-${locale}-${size}`);
    expect(await accessibilityProblems(watched.page)).toEqual([]);
    expect(watched.faults).toEqual([]);
    await watched.context.close();
  });
});
