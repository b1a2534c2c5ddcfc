import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { root } from '../../scripts/setup/root.mjs';

/**
 * Keeps a picture of what the person sees, to be looked at: `test-results/screens/<name>.png`.
 *
 * @param name kebab-case, with language and width where they matter, for example `first-page-zh-hans-phone`
 * @returns path of the picture
 */
export async function keepScreen(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<string> {
  const folder = join(root, 'test-results/screens');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: options.fullPage ?? false, animations: 'disabled' });
  return path;
}
