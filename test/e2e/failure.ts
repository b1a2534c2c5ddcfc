import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Page } from 'playwright-core';
import { type RunnerTestCase } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';
import { openConsoles, type Watched } from './console.ts';
import { runningServers } from './server.ts';

const LOG_LINES = 40;
const LOOK_MS = 10_000;

/**
 * Keeps what tells why a browser test failed, under `test-results/failure/FILE/TEST`: of each page that is open a picture, and its address,
 * what went wrong unseen and what a screen reader would say; and the end of what the server printed and of its log of faults. Says where.
 */
export async function keepFailure(task: Readonly<RunnerTestCase>): Promise<void> {
  const folder = join(root, 'test-results/failure', basename(task.file.name, '.test.ts'), slugOf(task.name));
  mkdirSync(folder, { recursive: true });
  const pages = openConsoles.flatMap((watched) => watched.context.pages().map((page) => ({ watched, page })));
  for (const [at, { watched, page }] of pages.entries()) await keepPage(join(folder, `page-${at + 1}`), page, watched);
  const printed = [...runningServers].map(({ address, output, faults }) =>
    [address, ...output().split('\n').slice(-LOG_LINES), ...faults().split('\n').slice(-LOG_LINES)].join('\n'),
  );
  if (printed.length > 0) writeFileSync(join(folder, 'server.txt'), printed.join('\n\n'));
  console.error(`${task.name}\n  left ${relative(root, folder)}: ${pages.map(({ page }) => page.url()).join(' ')}`);
}

/** A page that hangs must not take its own evidence with it: each look is tried by itself. */
async function keepPage(path: string, page: Page, { faults }: Watched): Promise<void> {
  await page.screenshot({ path: `${path}.png`, animations: 'disabled', timeout: LOOK_MS }).catch(() => undefined);
  const said = await page
    .locator('body')
    .ariaSnapshot({ timeout: LOOK_MS })
    .catch((error: unknown) => String(error));
  writeFileSync(`${path}.txt`, [page.url(), ...faults.map((fault) => `fault: ${fault}`), '', said, ''].join('\n'));
}

const slugOf = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
