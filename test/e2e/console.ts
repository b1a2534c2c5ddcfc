import { type Locale } from '@firebreak/contract';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import en from '../../packages/web/src/text/en/index.ts';
import zhHans from '../../packages/web/src/text/zh-Hans/index.ts';
import { type TestServer } from './server.ts';

/** The words a person sees, by language: a test finds a button as the person does. */
export const words = { en, 'zh-Hans': zhHans } as const;
export type ShownLocale = keyof typeof words;

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** What went wrong unseen: errors of scripts, refused resources. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
}

/** A page in a language and a size, whose silent errors are kept. */
export async function openConsole(
  browser: Browser,
  locale: ShownLocale,
  look: { viewport?: typeof wide; colorScheme?: 'light' | 'dark' } = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: look.viewport ?? wide,
    locale: locale === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: look.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedRefusal(message.text())) faults.push(message.text());
  });
  return { page, context, faults };
}

/** Asking who is signed in is answered with 401 before anybody is. */
const isExpectedRefusal = (text: string) => text.includes('401');

/** Signs a demo user in by the page's own form, and sets the language of the account. */
export async function signIn(watched: Watched, server: TestServer, role: string, locale: ShownLocale): Promise<void> {
  const { page } = watched;
  const password = /password (\w+)/.exec(server.output())?.[1] ?? '';
  await page.goto(`${server.address}/sign-in`);
  const { signIn: said } = words[locale].account;
  await page.getByLabel(said.name).fill(role);
  await page.getByLabel(said.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: said.act }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await setLocale(page, locale);
}

async function setLocale(page: Page, locale: Locale): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
    await fetch('/api/session', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify({ locale: wanted }),
    });
    localStorage.setItem('firebreak.locale', wanted);
  }, locale);
}

/** The first outbreak that is open to the person who is signed in. */
export async function firstOutbreak(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { outbreaks } = (await (await fetch('/api/outbreaks')).json()) as { outbreaks: { id: string }[] };
    return outbreaks[0]?.id ?? '';
  });
}

/** Waits until the question of the page stands there and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .figure-wait') === null);
}
