import { type Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';

/** What holds of every page in every look: it is not wider than the screen, and there is nothing axe would mend. */
export async function expectReadable(page: Page): Promise<void> {
  await expectFits(page);
  await expectAccessible(page);
}

/** Nobody has to push the page sideways; a table may, inside its own card. */
export async function expectFits(page: Page): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, `pixels ${pathOf(page)} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** axe finds nothing to mend, on the page or within the part that a selector names. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  expect(await accessibilityProblems(page, within === undefined ? {} : { within }), pathOf(page)).toEqual([]);
}

const pathOf = (page: Page): string => new URL(page.url()).pathname;
