import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ChainAnswer, InferenceAnswer } from '@firebreak/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';
import { type Actor } from './actor.ts';
import { expectNoFaults, phone, settled, type Watched, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectAccessible, expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** Who probably infected whom, as an epidemiologist meets it: the demonstration city, and MERS in Korea, 2015. */
const folder = join(root, '../shared/data/chains/real');
const mers = ['mers_korea_2015_linelist.csv', 'mers_korea_2015_contacts.csv'].map((name) => join(folder, name));
const inferenceMs = 120_000;

const demo = serveDemo();

/** Goes to the inferred chains and waits until a result stands there and nothing is under way. */
async function inferred({ page }: Watched, outbreak: string, query = ''): Promise<void> {
  await page.goto(`${demo.server.address}/outbreaks/${outbreak}/chains?mode=inferred${query}`);
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

/**
 * The demonstration city is synthetic and knows who infected whom: nearly every case has one recorded exposure, to its infector, in one
 * of six settings. Who is named must be they for most, whatever the seed, and the city had one importation.
 */
async function expectRecordedInfectors({ get }: Actor): Promise<void> {
  const chains = `/api/outbreaks/${demo.outbreak}/chains`;
  const [{ links }, { result }] = [await get<ChainAnswer>(chains), await get<InferenceAnswer>(`${chains}/inferred`)];
  const cases = result?.cases ?? [];
  const known = new Set(cases.map(({ id }) => id));
  const infectorsOf = (id: string) => links.flatMap(({ source, target }) => (target === id && known.has(source) ? [source] : []));
  const recorded = cases.filter(({ id }) => infectorsOf(id).length > 0);
  const named = recorded.filter(({ id, candidates: [first] }) => infectorsOf(id).some((source) => source === first?.infector));
  expect(recorded.length).toBeGreaterThan(120);
  expect(named.length / recorded.length).toBeGreaterThan(0.85);
  expect(cases.filter(({ candidates: [first] }) => first?.kind === 'importation').length).toBeLessThan(5);
}

describe('the demonstration city', () => {
  test('an epidemiologist sees who probably infected a case, decides for a reason, and the next run keeps to it', async () => {
    const watched = await demo.open('epidemiologist', 'en');
    const { page } = watched;
    await inferred(watched, demo.outbreak);
    await expectRecordedInfectors(await demo.actor('epidemiologist'));
    const said = words.en.inferred;
    await expect.poll(() => page.locator('main').innerText()).toContain('This is a posterior, not a proof');
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
    expectNoFaults(watched);
  }, 300_000);

  test.each([
    ['zh-Hans', 'wide', wide, 'dark'],
    ['en', 'phone', phone, 'light'],
    ['zh-Hans', 'phone', phone, 'dark'],
  ] as const)(
    '%s, %s: picture, panel, numbers and table are whole and accessible',
    async (locale, size, viewport, colorScheme) => {
      const watched = await demo.open('epidemiologist', locale, { viewport, colorScheme });
      const { page } = watched;
      await inferred(watched, demo.outbreak, '&others=yes&least=10');
      const name = `inferred-demo-${locale}-${size}`;
      await keepScreen(page, name, { fullPage: size === 'phone' });
      await expectAccessible(page);
      await page.locator('.chain-list .head button').first().click();
      await page.locator('.infer-evidence').waitFor();
      await keepScreen(page, `${name}-case`, { fullPage: size === 'phone' });
      await expectReadable(page);
      await inferred(watched, demo.outbreak, '&view=table');
      await chooseList(watched, locale === 'en' ? /generations/ : /代际/);
      await keepScreen(page, `${name}-table`, { fullPage: size === 'phone' });
      await expectAccessible(page);
      expectNoFaults(watched);
    },
    300_000,
  );
});

/** An outbreak of MERS that stands at the end of July 2015, in the area of the demonstration; its id. */
async function openMers({ get, post }: Actor): Promise<string> {
  const { outbreaks } = await get<{ outbreaks: { area: string }[] }>('/api/outbreaks');
  const fields = { name: 'MERS 2015', disease: 'mers', area: outbreaks[0]?.area, asOf: '2015-07-28', startDate: '2015-05-11' };
  return (await post<{ id: string }>('/api/outbreaks', fields)).id;
}

describe.skipIf(!mers.every((file) => existsSync(file)))('MERS in Korea, 2015 (skipped without ../shared)', () => {
  let watched: Watched;
  let outbreak: string;
  beforeAll(async () => {
    watched = await demo.open('epidemiologist', 'zh-Hans');
    outbreak = await openMers(await demo.actor('epidemiologist'));
  }, 200_000);
  afterAll(async () => {
    await watched?.context.close();
  });

  test('line list and contacts come in by the page', async () => {
    const { page } = watched;
    const { importing } = words['zh-Hans'];
    await page.goto(`${demo.server.address}/outbreaks/${outbreak}/imports`);
    await page.locator('input[type=file]').first().setInputFiles(mers);
    await page.getByRole('button', { name: importing.check.act }).first().click();
    await page.getByText(importing.result.would).first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: new RegExp(importing.write.act.replace('{{count}}', '[\\d,]+')) }).click();
    await page.getByText(importing.result.did).first().waitFor({ timeout: 60_000 });
    // 162 cases and 98 contacts: the files of the R package outbreaks.
    await expect.poll(() => page.getByRole('row').allInnerTexts()).toContainEqual(expect.stringMatching(/162/));
  }, 200_000);

  test('those who infected most are the superspreaders of the report', async () => {
    await inferred(watched, outbreak);
    const { page } = watched;
    await keepScreen(page, 'inferred-mers-zh-Hans');
    // Korea CDC 2015 (Osong Public Health Res Perspect 6:269): cases 1, 14 and 16 infected 28, 85 and 23 persons. By the
    // record it is 26, 38 and 21; 64 cases have no contact on record, and by dates case 14 has most of them: 74 or 75, by seed.
    const first = await page.locator('.chain-list .head button').allInnerTexts();
    expect(new Set(first.slice(0, 3).map((name) => name.split(/\s/)[0]))).toEqual(new Set(['SK_1', 'SK_14', 'SK_16']));
    await page.locator('.chain-list .head button').first().click();
    await keepScreen(page, 'inferred-mers-case-zh-Hans');
    await page.getByRole('button', { name: words['zh-Hans'].inferred.node.descendants }).click();
    await keepScreen(page, 'inferred-mers-descendants-zh-Hans');
  }, 300_000);

  test('links that differ from the report are listed', async () => {
    await inferred(watched, outbreak, '&others=yes&least=5');
    await chooseList(watched, /与记录不符/);
    const text = await sideText(watched);
    expect(text).toMatch(/记录：SK_\d+/);
    await keepScreen(watched.page, 'inferred-mers-disagree-zh-Hans');
    await chooseList(watched, /再生数/);
    await keepScreen(watched.page, 'inferred-mers-numbers-zh-Hans');
    await expectAccessible(watched.page);
    expect(watched.faults).toEqual([]);
  }, 300_000);
});
