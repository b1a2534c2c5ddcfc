import { describe, expect, test } from 'vitest';
import { expectNoFaults, phone, settled, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectAccessible, expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** Who is still missing, what waits at the laboratory, and a positive pool from the result file to its tasks. */
const demo = serveDemo();

test('the ledger of a round says who is missing, down to the door', async () => {
  const watched = await demo.open('samplingLead', 'en');
  const { page } = watched;
  await demo.goTo(page, 'testing');
  await page.locator('.round-card a').first().click();
  await settled(page);
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Who is still missing in /);
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
  expectNoFaults(watched);
});

test('a result file with a positive pool opens the recall of its members', async () => {
  const laboratory = await demo.open('laboratory', 'en', { viewport: phone });
  const { page } = laboratory;
  await demo.goTo(page, 'laboratory');
  const { tubes } = await (
    await demo.actor('laboratory')
  ).get<{ tubes: { code: string; outcome: string | null }[] }>(`/api/outbreaks/${demo.outbreak}/tubes?state=received`);
  const tube = tubes.find(({ outcome }) => outcome === null)?.code ?? '';
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
  expectNoFaults(laboratory);
  const lead = await demo.open('samplingLead', 'en', { viewport: phone });
  await demo.goTo(lead.page, 'pools');
  const pool = lead.page.getByRole('article', { name: tube });
  await pool.waitFor();
  await expect.poll(() => pool.innerText()).toMatch(/10 members: 0 held/);
  await keepScreen(lead.page, 'testing-pools-phone-en');
  await pool.getByRole('link', { name: words.en.laboratory.pool.tasks }).click();
  await settled(lead.page);
  const main = lead.page.locator('main');
  await expect.poll(() => main.innerText(), { timeout: 15_000 }).toContain(words.en.code.task.kind.poolRecall);
  await keepScreen(lead.page, 'testing-pool-tasks-phone-en');
  expectNoFaults(lead);
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
      const watched = await demo.open(role, locale, { viewport });
      for (const [, path] of pages.filter(([whose]) => whose === role)) {
        await demo.goTo(watched.page, path);
        await keepScreen(watched.page, `testing-${path.split('?')[0]!}-${locale}-${size}`);
        await expectReadable(watched.page);
      }
      expectNoFaults(watched);
    }
  });

  test(`a round reads well on a ${size} screen`, async () => {
    const watched = await demo.open('countyHealthBureau', locale, { viewport });
    const { page } = watched;
    await demo.goTo(page, 'testing');
    await page.locator('.round-card a').first().click();
    await settled(page);
    await page.locator('.member-row').first().waitFor();
    await keepScreen(page, `testing-round-${locale}-${size}`);
    await expectAccessible(page);
    await demo.goTo(page, 'testing');
    await page.getByRole('button', { name: words[locale].testRound.propose }).click();
    await page.getByRole('form', { name: words[locale].testRound.propose }).waitFor();
    await keepScreen(page, `testing-propose-${locale}-${size}`);
    await expectAccessible(page);
    expectNoFaults(watched);
  });
});
