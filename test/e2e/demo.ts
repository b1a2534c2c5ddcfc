import { type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Actor, signInByApi } from './actor.ts';
import { openBrowser } from './browser.ts';
import { type Look, openConsole, settled, type ShownLocale, type Watched, words } from './console.ts';
import { passwordOf, startDemoServer, type TestServer } from './server.ts';

/** The demonstration city, served for one test file or `describe`, with one user per role. To be looked at in tests and hooks only. */
export interface Demo {
  readonly server: TestServer;
  /** The one outbreak of the demonstration. */
  readonly outbreak: string;
  /** Address of a page of the outbreak. */
  pageOf(path: string): string;
  /** A console on which somebody is signed in, in a language and a look. */
  open(role: string, locale: ShownLocale, look?: Look): Promise<Watched>;
  /** Goes to a page of the outbreak and waits until it stands. */
  goTo(page: Page, path: string): Promise<void>;
  /** Goes to an address of the installation, beginning with a slash, and waits until it stands. */
  visit(page: Page, path: string): Promise<void>;
  /** Somebody who works beside the pages, by the API alone; signed in once. */
  actor(role: string): Promise<Actor>;
}

/** Serves a copy of the demonstration while the tests of the calling file or `describe` run. */
export function serveDemo(): Demo {
  let server: TestServer;
  let outbreak = '';
  const actors = new Map<string, Promise<Actor>>();
  beforeAll(async () => {
    server = await startDemoServer();
    const { outbreaks } = await (await demo.actor('epidemiologist')).get<{ outbreaks: { id: string }[] }>('/api/outbreaks');
    outbreak = outbreaks[0]?.id ?? '';
  });
  afterAll(() => server?.stop());
  const demo: Demo = {
    get server() {
      return server;
    },
    get outbreak() {
      return outbreak;
    },
    pageOf: (path) => `${server.address}/outbreaks/${outbreak}/${path}`,
    open: async (role, locale, look) => {
      const watched = await openConsole(locale, look);
      const actor = await signInByApi(watched.context, server, role);
      await actor.patch('/api/session', { locale });
      return watched;
    },
    goTo: (page, path) => demo.visit(page, `/outbreaks/${outbreak}/${path}`),
    visit: async (page, path) => {
      await page.goto(`${server.address}${path}`);
      await settled(page);
    },
    actor: (role) => {
      const known = actors.get(role) ?? openBrowser().then(async (browser) => signInByApi(await browser.newContext(), server, role));
      actors.set(role, known);
      return known;
    },
  };
  return demo;
}

/** Signs somebody of the demonstration in by the form of the page. */
export async function signIn({ page }: Watched, server: TestServer, role: string, locale: ShownLocale): Promise<void> {
  await page.goto(`${server.address}/sign-in`);
  await fillSignIn(page, server, role, locale);
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

/** Fills the form of signing in on the page that shows it, and sends it. */
export async function fillSignIn(page: Page, server: TestServer, role: string, locale: ShownLocale): Promise<void> {
  const { signIn: said } = words[locale].account;
  await page.getByLabel(said.name).fill(role);
  await page.getByLabel(said.password, { exact: true }).fill(passwordOf(server));
  await page.getByRole('button', { name: said.act }).click();
}
