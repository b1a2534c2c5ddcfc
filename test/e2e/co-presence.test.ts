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

interface Companion {
  readonly personName: string | null;
  readonly case: string | null;
  readonly contact: string | null;
  readonly exposure: string | null;
}

test('who was together with a case stands on its page, and becomes a contact in one act', async () => {
  const watched = await openConsole(browser, 'zh-Hans');
  await signIn(watched, server, 'epidemiologist', 'zh-Hans');
  const { page } = watched;
  const outbreak = await firstOutbreak(page);
  const found = await page.evaluate(async (id) => {
    const answerOf = async (path: string): Promise<unknown> => (await fetch(`/api/outbreaks/${id}/${path}`)).json();
    const { rows } = (await answerOf('cases?limit=200')) as { rows: { id: string }[] };
    for (const row of rows) {
      const { companions } = (await answerOf(`cases/${row.id}/co-presence`)) as { companions: Companion[] };
      const free = companions.find((one) => one.case === null && (one.contact === null || one.exposure === null));
      if (free !== undefined) return { id: row.id, name: free.personName ?? '' };
    }
    return undefined;
  }, outbreak);
  if (found === undefined) throw new Error('Nobody was together with a case of the demonstration.');
  await page.goto(`${server.address}/outbreaks/${outbreak}/cases/${found.id}`);
  await settled(page);
  const { together } = words['zh-Hans'].record;
  const list = page.getByRole('region', { name: together.title });
  await list.scrollIntoViewIfNeeded();
  await keepScreen(page, 'co-presence-zh-Hans-wide');
  expect(await accessibilityProblems(page)).toEqual([]);
  const act = list.getByRole('button', { name: together.recordFor.replace('{{name}}', found.name) });
  await act.first().click();
  await page.getByText(together.recorded.replace('{{name}}', found.name)).waitFor();
  await expect.poll(() => act.count(), { timeout: 20_000 }).toBe(0);
  await page.setViewportSize(phone);
  await settled(page);
  await list.scrollIntoViewIfNeeded();
  await keepScreen(page, 'co-presence-zh-Hans-phone');
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, 'pixels the page is wider than the screen').toBeLessThanOrEqual(0);
  expect(watched.faults).toEqual([]);
  await watched.context.close();
});
