import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looks, phone, type Watched, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { setPin } from './field-device.ts';
import { openFieldRound } from './field-round.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** The guides as somebody reads them at night: in the own language, on a laptop and a phone, in the dark, without a network, on paper. */
const demo = serveDemo();

describe.each(looks)('$locale, $size, $colorScheme', ({ locale, size, viewport, colorScheme }) => {
  const { guide: said } = words[locale];
  let watched: Watched;
  beforeAll(async () => {
    watched = await demo.open('laboratory', locale, { viewport, colorScheme });
  });
  afterAll(() => watched?.context.close());

  test('the guide of the own role stands first, and every guide stands there', async () => {
    const { page } = watched;
    await demo.visit(page, '/guides');
    const links = page.locator('.guide-shelf a');
    await expect.poll(() => links.first().innerText()).toBe(said.name.laboratory);
    await expect.poll(async () => (await links.allInnerTexts()).toSorted()).toEqual(Object.values(said.name).toSorted());
    await keepScreen(page, `guides-${locale}-${size}-${colorScheme}`);
    await expectReadable(page);
  });

  test.each(['laboratory', 'sampling-offline', 'analyst', 'first-outbreak'] as const)('%s reads and fits the screen', async (guide) => {
    const { page } = watched;
    await demo.visit(page, `/guides/${guide}`);
    await page.getByRole('heading', { level: 1, name: said.name[guide], exact: true }).waitFor();
    await keepScreen(page, `guide-${guide}-${locale}-${size}-${colorScheme}`);
    await expectReadable(page);
  });

  test('a link in a guide opens the other guide, also without a network', async () => {
    const { page, context } = watched;
    await demo.visit(page, '/guides/laboratory');
    await page.getByRole('heading', { level: 1, name: said.name.laboratory, exact: true }).waitFor();
    await context.setOffline(true);
    await page.locator('.guide-text a[href*="positive-pool"]').first().click();
    await page.getByRole('heading', { level: 1, name: said.name['positive-pool'], exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/guides/positive-pool');
    await context.setOffline(false);
  });

  test('no script failed and nothing was refused', () => {
    expect(watched.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

test('a page leads to the part of the guide that tells of it, and the search finds a guide by its name', async () => {
  const watched = await demo.open('epidemiologist', 'zh-Hans');
  const { page } = watched;
  await demo.goTo(page, 'chains');
  await page.getByRole('link', { name: words['zh-Hans'].app.label.guideToPage }).click();
  await page.getByRole('heading', { level: 1, name: words['zh-Hans'].guide.name.epidemiologist, exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('传播链');
  await keepScreen(page, 'guide-of-chains-zh-Hans');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('混管阳性');
  await page.getByRole('option').filter({ hasText: words['zh-Hans'].app.page.guides }).click();
  await page.waitForURL('**/guides/positive-pool');
  await watched.context.close();
});

test('contents lead down the page, Traditional Chinese is there, and paper shows the guide alone', async () => {
  const watched = await demo.open('administrator', 'zh-Hans');
  const { page } = watched;
  await demo.visit(page, '/guides/sampling-offline');
  const contents = page.getByRole('navigation', { name: words['zh-Hans'].guide.contents });
  await contents.getByRole('link', { name: '设备丢了' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('设备丢了');

  await page.getByRole('button', { name: /的账号/ }).click();
  await page.getByText('繁體中文').click();
  await page.getByRole('heading', { level: 1, name: '斷網採樣登記', exact: true }).waitFor();
  await keepScreen(page, 'guide-sampling-offline-zh-Hant');

  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.side').isVisible()).toBe(false);
  await expect.poll(() => page.locator('.guide-text').isVisible()).toBe(true);
  // The whole text is on paper: nothing of it scrolls away inside the page.
  await expect
    .poll(() => page.evaluate(() => document.querySelector('main')?.scrollHeight === document.querySelector('main')?.clientHeight))
    .toBe(true);
  await keepScreen(page, 'guide-print-zh-Hant', { fullPage: true });
  await watched.context.close();
});

test('a phone that was made ready for field work opens a guide without a network, from nothing', async () => {
  const field = await openFieldRound(demo);
  const watched = await demo.open('gridWorker', 'zh-Hans', { viewport: phone });
  const { page, context } = watched;
  await page.goto(demo.pageOf(`sampling?area=%22${field.area}%22`));
  await page.getByRole('button', { name: words['zh-Hans'].sampling.setup.download }).click();
  await page.getByRole('radio', { name: /试验轮次/ }).check();
  await setPin(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.goto(`${demo.server.address}/guides/sampling-offline`);
  await page.getByRole('heading', { level: 1, name: words['zh-Hans'].guide.name['sampling-offline'], exact: true }).waitFor();
  await expect.poll(() => page.locator('.guide-text').isVisible()).toBe(true);
  await keepScreen(page, 'guide-without-network-zh-Hans-phone');
  await watched.context.close();
});
