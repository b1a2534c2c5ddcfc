import { type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, actorOf } from './actor.ts';
import { openConsole, phone, settled, type ShownLocale, type Watched, wide, words } from './console.ts';
import { keepScreen } from './screen.ts';
import { setUpLinkOf, type TestServer, serveEmpty } from './server.ts';

/**
 * A church supper, Oswego county, 18 April 1940: 46 of 75 fell ill. Vanilla ice cream: 43 of 54 who ate it and 3 of 21
 * who did not (Gross 1976, Public Health Reports 91:356). Everybody who fell ill is a case, the others are contacts; the
 * answers stay with them as columns that no field takes. Day and hour of onset are invented.
 */
const supper = [
  { ill: true, vanilla: 'yes', count: 43 },
  { ill: false, vanilla: 'yes', count: 11 },
  { ill: true, vanilla: 'no', count: 3 },
  { ill: false, vanilla: 'no', count: 18 },
].flatMap(({ count, ...guest }) => Array.from({ length: count }, () => guest));
const rowsOf = (ill: boolean) => supper.flatMap((guest, at) => (guest.ill === ill ? [{ ...guest, at }] : []));
const files = [
  {
    name: 'cases.csv',
    text: [
      'id,person,name,caseClass,onsetDate,reportDate,vanilla ice cream',
      ...rowsOf(true).map(
        ({ at, vanilla }) => `C${at},P${at},Guest ${at},confirmed,1940-04-${19 + (at % 8)},1940-04-${21 + (at % 8)},${vanilla}`,
      ),
    ].join('\n'),
  },
  {
    name: 'contacts.csv',
    text: [
      'id,person,name,status,vanilla ice cream',
      ...rowsOf(false).map(({ at, vanilla }) => `K${at},P${at},Guest ${at},active,${vanilla}`),
    ].join('\n'),
  },
];

describe.each([
  { locale: 'zh-Hans', viewport: phone },
  { locale: 'en', viewport: wide },
] as const)('an imported outbreak, $locale', ({ locale, viewport }: { locale: ShownLocale; viewport: typeof wide }) => {
  const server = serveEmpty();
  let watched: Watched;
  let gross: Actor;
  let outbreak: string;
  const said = words[locale];
  beforeAll(async () => {
    watched = await openConsole(locale, { viewport });
    gross = await becomeAdministrator(watched.context, server);
    ({ id: outbreak } = await gross.post<{ id: string }>('/api/outbreaks', { name: 'Oswego 1940', area: 'world', asOf: '1940-04-30' }));
  });
  afterAll(() => watched?.context.close());
  const open = (page: Page, path: string) => page.goto(`${server.address}/outbreaks/${outbreak}/${path}`);

  test('before there is a case a page says what it will show and offers the import', async () => {
    const { page } = watched;
    await open(page, 'analysis/rt');
    await page.getByRole('button', { name: said.overview.emptyImport }).waitFor();
    await expect.poll(() => page.locator('main').innerText()).toContain(said.analysis.what.rt);
    await keepScreen(page, `analysis-empty-${locale}`);
  });

  test('a questionnaire is imported with columns that no field takes', async () => {
    const { page } = watched;
    await open(page, 'imports');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })));
    await page.getByRole('button', { name: said.importing.check.act }).first().click();
    await page.getByText(said.importing.result.would).first().waitFor();
    await page.getByRole('button', { name: new RegExp(said.importing.write.act.replace('{{count}}', '[\\d,]+')) }).click();
    await page.getByText(said.importing.result.did).first().waitFor();
    expect(await countOf(gross, outbreak, 'cases')).toBe(46);
    expect(await countOf(gross, outbreak, 'contacts')).toBe(29);
  });

  test('the ice cream is found: 43 of 54 against 3 of 21, and the row opens as a 2×2 table', async () => {
    const { page } = watched;
    await open(page, 'analysis/attack-rates');
    await settled(page);
    const row = page.getByRole('row', { name: /vanilla ice cream/ });
    await row.waitFor();
    // 43/54 = 80 %, 3/21 = 14 %, ratio (43/54) / (3/21) = 5.57
    await expect.poll(() => row.innerText()).toMatch(/80%[\s\S]*14%[\s\S]*5\.57/);
    await expect.poll(() => page.locator('h1 ~ p').innerText()).toContain('vanilla ice cream');
    await keepScreen(page, `analysis-supper-${locale}`, { fullPage: true });
    await page.getByRole('link', { name: 'vanilla ice cream' }).click();
    await settled(page);
    await expect.poll(() => page.locator('h1 ~ p').innerText()).toContain('5.57');
  });

  test('a case that somebody adds moves Rt and its counts on the open page', async () => {
    const { page } = watched;
    await open(page, 'analysis/rt');
    await settled(page);
    const counted = (count: number) =>
      page.getByText(said.analysis.seriesCounted_other.split('{{by}}')[0]!.replace('{{cases}}', String(count))).first();
    await counted(46).waitFor();
    const answer = page.locator('h1 ~ p');
    await expect.poll(() => answer.innerText()).toMatch(/Rt/);
    const before = await answer.innerText();
    await addCase(gross, outbreak, '1940-04-24');
    await counted(47).waitFor({ timeout: 30_000 }); // the page asks every ten seconds
    await expect.poll(() => answer.innerText()).not.toBe(before);
    await keepScreen(page, `analysis-live-${locale}`, { fullPage: true });
  });

  test('a setting recomputes at once, stays in the address, and its figure is a table and a file with a click', async () => {
    const { page } = watched;
    await open(page, 'analysis/rt?window=3&siMean=4&siSd=2');
    await settled(page);
    await page.getByText('4.00 ± 2.00').first().waitFor();
    const figure = page.getByRole('figure');
    await figure.getByText(said.overview.figure.table, { exact: true }).click();
    await figure.getByRole('columnheader', { name: said.spread.rt.windowTo }).waitFor();
    await figure.getByRole('button', { name: new RegExp(`^${said.overview.figure.keep}`) }).click();
    for (const kind of ['csv', 'png', 'svg'] as const) {
      if (kind !== 'csv') await figure.getByRole('button', { name: new RegExp(`^${said.overview.figure.keep}`) }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: said.overview.figure[kind] }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`));
    }
  });

  test('and no script failed on the way', () => {
    expect(watched.faults.filter((fault) => !fault.includes('410'))).toEqual([]);
  });
});

/** The first administrator of an empty installation, made through the API; the pages of the context are theirs. */
async function becomeAdministrator(context: BrowserContext, server: TestServer): Promise<Actor> {
  const token = setUpLinkOf(server).split('/').at(-1);
  const data = { name: 'gross', displayName: 'M. Gross', password: 'a church supper' };
  await context.request.post(`${server.address}/api/sign-in-links/${token}`, { data });
  return actorOf(context, server);
}

/** Records of a list. */
async function countOf({ get }: Actor, outbreak: string, plural: string): Promise<number> {
  return (await get<{ count: number }>(`/api/outbreaks/${outbreak}/${plural}/count`)).count;
}

/** As a colleague does on another machine. */
async function addCase({ post }: Actor, outbreak: string, onsetDate: string): Promise<void> {
  const { id } = await post<{ id: string }>(`/api/outbreaks/${outbreak}/persons`, { name: 'A late guest' });
  await post(`/api/outbreaks/${outbreak}/cases`, { person: id, caseClass: 'confirmed', onsetDate, reportDate: '1940-04-26' });
}
