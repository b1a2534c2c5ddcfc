import { describe, expect, test } from 'vitest';
import { type Watched, expectNoFaults, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { walkByTab } from './keyboard.ts';
import { keepScreen } from './screen.ts';

/** Somebody without a mouse: every page of the menu is walked by Tab, by who decides, who investigates and who sees one part only. */
const demo = serveDemo();

/** Pages that somebody walked already; the next role walks what only it has. */
const walked = new Set<string>();

describe.each(['commander', 'epidemiologist', 'laboratory'])('%s, by the keyboard alone', (role) => {
  test('meets the way past the menu first, then the whole head and menu', async () => {
    const watched = await demo.open(role, 'zh-Hans');
    await demo.goTo(watched.page, 'today');
    await watched.page.keyboard.press('Tab');
    await expect.poll(() => focusedText(watched)).toBe(words['zh-Hans'].app.act.skip);
    const { problems, places } = await walkByTab(watched.page);
    expect(problems).toEqual([]);
    expect(places).toBeGreaterThan(await watched.page.getByRole('navigation').first().getByRole('link').count());
    expectNoFaults(watched);
  });

  test('sees where the keyboard stands on every page, and gets out of each', { timeout: 600_000 }, async () => {
    const watched = await demo.open(role, 'en');
    const { page } = watched;
    await demo.goTo(page, 'today');
    const links = await page.getByRole('navigation').first().getByRole('link').all();
    const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(paths.length).toBeGreaterThan(10);
    const found: string[] = [];
    for (const path of paths.filter((one) => one !== null && !walked.has(one))) {
      walked.add(path ?? '');
      await demo.visit(page, path ?? '');
      await page.locator('.skip').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('page');
      found.push(...(await walkByTab(page)).problems.map((problem) => `${path?.split('/').at(-1)}: ${problem}`));
    }
    expect(found).toEqual([]);
    expectNoFaults(watched);
  });
});

test('the keys are listed: the list opens by its key, Esc closes it, and the keyboard stands where it stood', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'today');
  const link = page.getByRole('navigation').first().getByRole('link').nth(2);
  await link.focus();
  await page.keyboard.press('?');
  const { keys, act } = words.en.app;
  const list = page.getByRole('dialog', { name: keys.title });
  await list.getByText(keys.paste).waitFor();
  await expect.poll(() => focusedText(watched)).toBe(act.close);
  await keepScreen(page, 'keys-en');
  await page.keyboard.press('Escape');
  await expect.poll(() => list.count()).toBe(0);
  await expect.poll(() => focusedText(watched)).toBe(await link.textContent());
  expectNoFaults(watched);
});

const focusedText = ({ page }: Watched): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.textContent ?? undefined);
