import { type Browser, type Page } from 'playwright-core';
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

test('who was together with a case stands on its page, and becomes a contact in one act', async () => {
  const watched = await openConsole(browser, 'zh-Hans');
  await signIn(watched, server, 'epidemiologist', 'zh-Hans');
  const { page } = watched;
  const outbreak = await firstOutbreak(page);
  const id = await shareALunch(page, outbreak);
  await page.goto(`${server.address}/outbreaks/${outbreak}/cases/${id}`);
  await settled(page);
  const { together } = words['zh-Hans'].record;
  const list = page.getByRole('region', { name: together.title });
  await list.scrollIntoViewIfNeeded();
  await keepScreen(page, 'co-presence-zh-Hans-wide');
  expect(await accessibilityProblems(page)).toEqual([]);
  const act = list.getByRole('button', { name: together.recordFor.replace('{{name}}', GUEST) });
  await act.first().click();
  await page.getByText(together.recorded.replace('{{name}}', GUEST)).waitFor();
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

/** Records a case and a guest who had lunch at one place the day before its onset; the id of the case. */
async function shareALunch(page: Page, outbreak: string): Promise<string> {
  return page.evaluate(
    async ({ id, guest }) => {
      const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
      const make = async (path: string, body: object): Promise<string> => {
        const answer = await fetch(`/api/outbreaks/${id}/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
          body: JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(await answer.text());
        return ((await answer.json()) as { id: string }).id;
      };
      const place = await make('places', { name: '测试食堂', areaCode: '440105' });
      const ill = await make('persons', { name: '测试病例', areaCode: '440105' });
      const other = await make('persons', { name: guest, areaCode: '440105' });
      for (const person of [ill, other]) {
        await make('visits', { person, place, start: '2022-06-30T12:00:00+08:00', end: '2022-06-30T12:45:00+08:00' });
      }
      return make('cases', { person: ill, caseClass: 'confirmed', onsetDate: '2022-07-01' });
    },
    { id: outbreak, guest: GUEST },
  );
}

const GUEST = '测试同席者';
