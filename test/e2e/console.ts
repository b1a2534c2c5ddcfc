import { type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import en from '../../packages/web/src/text/en/index.ts';
import zhHans from '../../packages/web/src/text/zh-Hans/index.ts';
import { openBrowser } from './browser.ts';

/** The words a person sees, by language: a test finds a button as the person does. */
export const words = { en, 'zh-Hans': zhHans } as const;
export type ShownLocale = keyof typeof words;

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** How long a page may keep somebody waiting: long, for a machine that does much else at the time. */
const patienceMs = 60_000;

/** How somebody looks at the pages; a wide screen in daylight unless told otherwise. */
export interface Look {
  readonly viewport?: typeof wide;
  readonly colorScheme?: 'light' | 'dark';
}

/** Two languages, two widths, light and dark: each with each other in four looks. */
export const looks = [
  { locale: 'zh-Hans', size: 'wide', viewport: wide, colorScheme: 'light' },
  { locale: 'en', size: 'phone', viewport: phone, colorScheme: 'light' },
  { locale: 'zh-Hans', size: 'phone', viewport: phone, colorScheme: 'dark' },
  { locale: 'en', size: 'wide', viewport: wide, colorScheme: 'dark' },
] as const;

/** A page and what went wrong on it unseen: errors of scripts, refused resources. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
}

/** Consoles of this file that are open. Those that a test opens are closed when it ends. */
export const openConsoles: Watched[] = [];

/** A page in a language and a size, whose silent errors are kept. */
export async function openConsole(locale: ShownLocale, look: Look = {}): Promise<Watched> {
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: look.viewport ?? wide,
    locale: locale === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: look.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedRefusal(message.text())) faults.push(message.text());
  });
  const watched = { page, context, faults };
  openConsoles.push(watched);
  context.once('close', () => openConsoles.splice(openConsoles.indexOf(watched), 1));
  return watched;
}

/** Asking who is signed in is answered with 401 before anybody is. */
const isExpectedRefusal = (text: string) => text.includes('401');

/** Closes what was opened since. */
export async function closeConsolesBut(kept: readonly Watched[]): Promise<void> {
  const closing = openConsoles.filter((watched) => !kept.includes(watched));
  await Promise.all(closing.map(({ context }) => context.close()));
}

/** Nothing went wrong unseen. */
export function expectNoFaults({ faults }: Watched): void {
  expect(faults).toEqual([]);
}

/** Waits until the question of the page stands there and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .figure-wait') === null);
}
