import { type Page } from 'playwright-core';
import { type BenchRow } from '../../../scripts/bench.ts';
import { signInByApi } from '../../../test/e2e/actor.ts';
import { closeBrowser } from '../../../test/e2e/browser.ts';
import { openConsole, settled } from '../../../test/e2e/console.ts';
import { startNewDemoServer } from '../../../test/e2e/server.ts';

export const name = 'analysis';

/** Settings that a reader goes through on a page of the demo outbreak; each is a new computation. */
const pages: readonly { readonly page: string; readonly work: string; readonly searches: readonly string[] }[] = [
  { page: 'curve', work: 'nowcast, longest delay', searches: [8, 9, 10, 11, 12].map((delay) => `delay=${delay}`) },
  { page: 'rt', work: 'Rt by both methods, window', searches: [3, 4, 5, 6, 8].map((days) => `window=${days}&cohort=yes`) },
  {
    page: 'growth',
    work: 'growth, level and split',
    searches: ['level=0.9', 'level=0.99', 'split=best', 'split=best&level=0.9', 'unit=week'],
  },
  { page: 'surveillance', work: 'alarms of 11 areas, baseline', searches: [5, 6, 8, 9, 10].map((days) => `baseline=${days}`) },
  { page: 'clusters', work: 'scan, 999 replications, largest circle', searches: [45, 40, 35, 30, 25].map((share) => `share=${share}`) },
  {
    page: 'delays',
    work: 'delays, pair and level',
    searches: ['pair=onset-specimen', 'pair=specimen-result', 'raw=yes', 'level=0.9', 'level=0.99'],
  },
  {
    page: 'attack-rates',
    work: 'attack rates, groups',
    searches: ['level=0.9', 'level=0.99', 'from=setting', 'well=contact', 'ill=confirmed'],
  },
];
const limitMilliseconds = 50;

/** From a changed setting to the result being back on the page, on the demo outbreak: best of five changes. */
export async function* rows(): AsyncGenerator<BenchRow> {
  const server = await startNewDemoServer();
  try {
    const { page, context } = await openConsole('en');
    const reader = await signInByApi(context, server, 'epidemiologist');
    const { outbreaks } = await reader.get<{ outbreaks: { id: string }[] }>('/api/outbreaks');
    for (const { page: part, work, searches } of pages) {
      await page.goto(`${server.address}/outbreaks/${outbreaks[0]?.id}/analysis/${part}`);
      await settled(page);
      const took: number[] = [];
      for (const search of searches) took.push(await change(page, search));
      yield {
        work,
        ours: Math.min(...took),
        unit: 'ms',
        limit: limitMilliseconds,
        note: `best of five; all: ${took.map((value) => value.toFixed(0)).join(', ')}; in a worker, there and back`,
      };
    }
  } finally {
    await closeBrowser();
    await server.stop();
  }
}

/** Changes the address as a control does, and waits for the measure that the page takes of its computation. */
function change(page: Page, search: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Nothing was computed for ${text}.`)), 20_000);
        const began = performance.now();
        new PerformanceObserver((_, observer) => {
          observer.disconnect();
          clearTimeout(timer);
          resolve(performance.now() - began);
        }).observe({ type: 'measure' });
        history.pushState(null, '', `${location.pathname}?${text}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }),
    search,
  );
}
