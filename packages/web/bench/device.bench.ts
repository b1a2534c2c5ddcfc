import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type BenchRow } from '../../../scripts/bench.ts';
import { closeBrowser, openBrowser } from '../../../test/e2e/browser.ts';
import { type Measured } from './device/measure.ts';

export const name = 'device';

/** What sealing costs on a device: the same work in the open (the peer) and sealed, in the packaged browser. */
export async function* rows(): AsyncGenerator<BenchRow> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    // Ciphers and the database are for pages that came over https: this one did, as far as the browser knows.
    await page.route('https://bench.test/', (route) => route.fulfill({ contentType: 'text/html', body: '<title>bench</title>' }));
    await page.goto('https://bench.test/');
    await page.evaluate(await bundled());
    const measured = await page.evaluate(async () =>
      (globalThis as unknown as { bench: { measure(): Promise<Measured[]> } }).bench.measure(),
    );
    for (const { work, open, sealed } of measured) yield { work, ours: round(sealed), unit: 'ms', ...(open === null ? {} : beside(open)) };
  } finally {
    await closeBrowser();
  }
}

const beside = (open: number) => ({ peer: round(open), note: 'peer: in the open; best of 5' });
const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

/** The measuring program as one script. */
async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('device/measure.ts', import.meta.url));
  const output = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source'] },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'bench' } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined || !('code' in chunk)) throw new Error('The bench was not bundled.');
  return `${chunk.code}; globalThis.bench = bench;`;
}
