import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { firstOutbreak, openConsole, settled, signIn, words } from './console.ts';
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

/** Somebody of the demo city who fell ill on 1 March 2022 and was discharged on 20 March. */
const recovered = (page: Page, outbreak: string): Promise<string> =>
  page.evaluate(async (id) => {
    const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
    const make = async (plural: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
      const answer = await fetch(`/api/outbreaks/${id}/${plural}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(await answer.text());
      return ((await answer.json()) as { id: string }).id;
    };
    const person = await make('persons', { name: '再感染', areaCode: '440105' });
    await make('cases', { person, caseClass: 'confirmed', onsetDate: '2022-03-01', reportDate: '2022-03-01', hospitalEnd: '2022-03-20' });
    return person;
  }, outbreak);

/**
 * 31 days of March, 30 of April and 29 of May make 90, the first being 1 March: another infection begins on 30 May, and the day of the demo city,
 * in July, lies after it.
 */
test('the form asks which infection is meant, and the second becomes a case of its own beside the first', async () => {
  const watched = await openConsole(browser, 'en');
  await signIn(watched, server, 'epidemiologist', 'en');
  const { page } = watched;
  const outbreak = await firstOutbreak(page);
  const person = await recovered(page, outbreak);
  const { act, infection, related } = words.en.record;
  await page.goto(`${server.address}/outbreaks/${outbreak}/persons/${person}`);
  await settled(page);
  await page.getByRole('button', { name: act.asCaseAgain }).click();
  await page.locator('form').getByLabel(words.en.field.label.case.caseClass, { exact: true }).click();
  await page.keyboard.type('Confirmed');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('group', { name: infection.which });
  await question.waitFor();
  expect(await question.innerText()).toContain('begins on 30 May');
  expect(await question.innerText()).toContain('cn-covid19 9');
  await keepScreen(page, 'second-infection-asked-en');
  await question.getByText(infection.which).first().click(); // the keys that saved opened the list of classes again
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
  expect(await accessibilityProblems(page)).toEqual([]);
  await question.getByText(/Another infection/).click();
  await page.locator('form button[type="submit"]').click();
  await page.getByText('is recorded', { exact: false }).first().waitFor();
  await page.goto(`${server.address}/outbreaks/${outbreak}/persons/${person}`);
  await settled(page);
  const rows = page.getByRole('region', { name: related.asCase }).locator('tbody tr');
  expect(await rows.evaluateAll((all) => all.map((row) => row.querySelector('td')?.textContent))).toEqual(['1', '2']);
  await rows.nth(1).getByRole('link').click();
  await page.getByRole('heading', { name: /\(2\)/ }).waitFor();
  await keepScreen(page, 'second-infection-case-en');
  expect(watched.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  await watched.context.close();
});
