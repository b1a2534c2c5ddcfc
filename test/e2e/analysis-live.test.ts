import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openConsole, phone, settled, type ShownLocale, type Watched, wide, words } from './console.ts';
import { keepScreen } from './screen.ts';
import { startServer, type TestServer } from './server.ts';

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

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each([
  { locale: 'zh-Hans', viewport: phone },
  { locale: 'en', viewport: wide },
] as const)('an imported outbreak, $locale', ({ locale, viewport }: { locale: ShownLocale; viewport: typeof wide }) => {
  let server: TestServer;
  let watched: Watched;
  let outbreak: string;
  const said = words[locale];
  beforeAll(async () => {
    server = await startServer({ demo: false });
    watched = await openConsole(browser, locale, { viewport });
    outbreak = await openOutbreak(watched.page, server);
  });
  afterAll(async () => {
    await watched?.context.close();
    await server?.stop();
  });
  const open = (page: Page, path: string) => page.goto(`${server.address}/outbreaks/${outbreak}/${path}`);

  test('before there is a case a page says what it will show and offers the import', async () => {
    const { page } = watched;
    await open(page, 'analysis/rt');
    await page.getByRole('button', { name: said.overview.emptyImport }).waitFor();
    expect(await page.locator('main').innerText()).toContain(said.analysis.what.rt);
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
    expect(await countOf(page, outbreak, 'cases')).toBe(46);
    expect(await countOf(page, outbreak, 'contacts')).toBe(29);
  });

  test('the ice cream is found: 43 of 54 against 3 of 21, and the row opens as a 2×2 table', async () => {
    const { page } = watched;
    await open(page, 'analysis/attack-rates');
    await settled(page);
    const row = page.getByRole('row', { name: /vanilla ice cream/ });
    await row.waitFor();
    // 43/54 = 80 %, 3/21 = 14 %, ratio (43/54) / (3/21) = 5.57
    expect(await row.innerText()).toMatch(/80%[\s\S]*14%[\s\S]*5\.57/);
    expect(await page.locator('h1 ~ p').innerText()).toContain('vanilla ice cream');
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
    await addCase(page, outbreak, '1940-04-24');
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

/** The first administrator and an outbreak looked at from the end of April 1940, made through the API. */
async function openOutbreak(page: Page, server: TestServer): Promise<string> {
  const link = /http:\S+\/link\/(\S+)/.exec(server.output())?.[1] ?? '';
  await page.goto(`${server.address}/api/health`);
  const id = await page.evaluate(async (token) => {
    const send = async (url: string, body: object, csrf: string): Promise<Record<string, unknown>> => {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
      return (await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as Record<string, unknown>;
    };
    const session = await send(`/api/sign-in-links/${token}`, { name: 'gross', displayName: 'M. Gross', password: 'a church supper' }, '');
    const made = await send('/api/outbreaks', { name: 'Oswego 1940', area: 'world', asOf: '1940-04-30' }, String(session['csrf']));
    return String(made['id']);
  }, link);
  return id;
}

/** Records of a list. */
async function countOf(page: Page, outbreak: string, plural: string): Promise<number> {
  return page.evaluate(
    async (url) => ((await (await fetch(url)).json()) as { count: number }).count,
    `/api/outbreaks/${outbreak}/${plural}/count`,
  );
}

/** As a colleague does on another machine. */
async function addCase(page: Page, outbreak: string, onsetDate: string): Promise<void> {
  const status = await page.evaluate(
    async ([id, onset]) => {
      const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
      const send = async (noun: string, body: object): Promise<Response> =>
        fetch(`/api/outbreaks/${id}/${noun}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
          body: JSON.stringify(body),
        });
      const person = (await (await send('persons', { name: 'A late guest' })).json()) as { id: string };
      return (await send('cases', { person: person.id, caseClass: 'confirmed', onsetDate: onset, reportDate: '1940-04-26' })).status;
    },
    [outbreak, onsetDate] as const,
  );
  expect(status).toBe(201);
}
