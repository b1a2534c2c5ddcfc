import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';
import { openConsole, settled, type ShownLocale, type Watched, words } from './console.ts';
import { keepScreen } from './screen.ts';
import { setUpLinkOf, serveEmpty } from './server.ts';

/** What docs/tutorial/first-outbreak.md promises a newcomer, done through the page. */
const hagelloch = ['linelist.csv', 'contacts.csv'].map((name) => join(root, 'examples/hagelloch-1861', name));
const password = 'measles in the village';

describe.each(['zh-Hans', 'en'] as const)('a newcomer who reads %s', (locale: ShownLocale) => {
  const server = serveEmpty();
  let watched: Watched;
  const said = words[locale];
  beforeAll(async () => {
    watched = await openConsole(locale);
  });
  afterAll(() => watched?.context.close());

  test('becomes the first administrator by the printed link', async () => {
    const { page } = watched;
    const link = setUpLinkOf(server);
    await page.goto(link);
    await page.getByLabel(said.account.link.name).fill('pfeilsticker');
    await page.getByLabel(said.account.link.displayName).fill('Albert Pfeilsticker');
    await page.getByLabel(said.account.link.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: said.account.link.act }).click();
    await page.getByRole('heading', { name: said.outbreak.question }).waitFor();
    await page.goto(link);
    await page.getByText(locale === 'en' ? 'was used or has expired' : '已使用或已过期').waitFor();
    expect(page.url()).toBe(link);
  });

  test('opens an outbreak', async () => {
    const { page } = watched;
    await page.goto(`${server.address}/outbreaks`);
    await page.getByRole('button', { name: said.outbreak.new }).click();
    await page.getByLabel(said.outbreak.name, { exact: true }).fill('Hagelloch 1861');
    await page.locator('#outbreak-area').click();
    await page.locator('.ant-select-dropdown:visible').getByText(said.code.area.level.world).first().click();
    await page.locator('#outbreak-as-of').fill('1862-01-31');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: said.outbreak.create }).click();
    await page.waitForURL('**/today');
    await expect.poll(() => page.getByRole('banner').innerText()).toContain('Hagelloch 1861');
  });

  test('imports two files: dry run first, then all of it', async () => {
    const { page } = watched;
    await page.goto(page.url().replace(/today$/, 'imports'));
    await page.locator('input[type=file]').first().setInputFiles(hagelloch);
    await page.getByRole('button', { name: said.importing.check.act }).first().click();
    await page.getByText(said.importing.result.would).first().waitFor();
    await keepScreen(page, `import-checked-${locale}`, { fullPage: true });
    await expect.poll(() => page.getByRole('row').allInnerTexts()).toContainEqual(expect.stringMatching(/188/));
    await page.getByRole('button', { name: writeName(said.importing.write.act) }).click();
    await page.getByText(said.importing.result.did).first().waitFor();
    await keepScreen(page, `import-written-${locale}`, { fullPage: true });
  });

  test('sees three chains and the one child nobody is linked to', async () => {
    const { page } = watched;
    await page.goto(page.url().replace(/imports.*$/, 'chains'));
    await settled(page);
    // examples/hagelloch-1861/README.md: chains of 173, 9 and 5, and case 141 alone.
    const numbers = async () => (await page.locator('h1 + p, h1 ~ p').first().innerText()).match(/\d+/g)?.slice(0, 3);
    await expect.poll(numbers).toEqual(locale === 'en' ? ['187', '188', '3'] : ['188', '187', '3']);
    await keepScreen(page, `chains-hagelloch-${locale}`);
  });

  test('imports the same files again, and nothing changes', async () => {
    const { page } = watched;
    await page.goto(page.url().replace(/chains.*$/, 'imports'));
    await page.locator('input[type=file]').first().setInputFiles(hagelloch);
    await page.getByRole('button', { name: said.importing.check.act }).first().click();
    await page.getByText(said.importing.result.nothing).waitFor();
    expect(await page.getByRole('button', { name: writeName(said.importing.write.act) }).count()).toBe(0);
  });

  test('and no script failed on the way', () => {
    expect(watched.faults.filter((fault) => !fault.includes('410'))).toEqual([]);
  });
});

/** "Write 441", whatever the number. */
const writeName = (template: string) => new RegExp(template.replace('{{count}}', '[\\d,]+'));
