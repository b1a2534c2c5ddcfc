import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { type BenchRow } from '../../../scripts/bench.ts';
import { closeBrowser, openBrowser } from '../../../test/e2e/browser.ts';
import { startEmptyServer, type TestServer } from '../../../test/e2e/server.ts';

export const name = 'console';

/** 4 Mbit/s down, 1 Mbit/s up, 40 ms there and back: a phone on a busy cell. */
const network = { offline: false, downloadThroughput: 500_000, uploadThroughput: 125_000, latency: 40 };
const rounds = 3;
const limitSeconds = 3;

/** First load with nothing in the cache until the page can be used: its question stands there and nothing is loading. */
export async function* rows(): AsyncGenerator<BenchRow> {
  const [browser, server] = await Promise.all([openBrowser(), startEmptyServer()]);
  try {
    const { cookies, outbreak } = await prepare(browser, server);
    yield await row(browser, 'sign-in', `${server.address}/sign-in`, []);
    for (const page of ['overview', 'cases', 'chains', 'imports'])
      yield await row(browser, page, `${server.address}/outbreaks/${outbreak}/${page}`, cookies);
  } finally {
    await closeBrowser();
    await server.stop();
  }
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** An administrator and an empty outbreak, made through the API. */
async function prepare(browser: Browser, server: TestServer): Promise<{ cookies: Cookies; outbreak: string }> {
  const token = await printedToken(server);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/api/health`);
  const session = await post(page, `/api/sign-in-links/${token}`, { name: 'bench', password: 'a long enough one' }, '');
  const outbreak = await post(page, '/api/outbreaks', { name: 'Bench', area: 'world' }, String(session['csrf']));
  const cookies = await context.cookies();
  await context.close();
  return { cookies, outbreak: String(outbreak['id']) };
}

/** The one-time link is printed a moment after the address. */
async function printedToken(server: TestServer): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const token = /\/link\/(\S+)\s/.exec(server.output())?.[1];
    if (token !== undefined) return token;
    await sleep(50);
  }
  throw new Error('The server printed no one-time link.');
}

/** Sends JSON from inside the page, whose cookies it needs. */
function post(page: Page, url: string, body: object, csrf: string): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([address, text, token]) => {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
      return (await (await fetch(address, { method: 'POST', headers, body: text })).json()) as Record<string, unknown>;
    },
    [url, JSON.stringify(body), csrf] as const,
  );
}

async function row(browser: Browser, page: string, url: string, cookies: Cookies): Promise<BenchRow> {
  const loads: { seconds: number; kilobytes: number }[] = [];
  for (let round = 0; round < rounds; round++) loads.push(await load(browser, url, cookies));
  const sorted = loads.toSorted((a, b) => a.seconds - b.seconds);
  const median = sorted[Math.floor(rounds / 2)] ?? { seconds: NaN, kilobytes: NaN };
  return {
    work: `first load of ${page}, 4 Mbit/s, until it can be used`,
    ours: median.seconds,
    unit: 's',
    limit: limitSeconds,
    note: `median of ${rounds}, cold cache; ${Math.round(median.kilobytes)} kB over the wire`,
  };
}

async function load(browser: Browser, url: string, cookies: Cookies): Promise<{ seconds: number; kilobytes: number }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', network);
  let bytes = 0;
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const begin = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .figure-wait') === null);
  const seconds = (performance.now() - begin) / 1000;
  await context.close();
  return { seconds, kilobytes: bytes / 1000 };
}
