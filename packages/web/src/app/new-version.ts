import { serverAnswers } from './client.ts';

/**
 * A newer version was installed while the page was open, so a part of the old one is gone: the page begins anew,
 * at most once in a while. What was typed waits in the tab. While nobody answers it is no newer version but a lost connection: a page
 * that began anew then would be gone altogether, so the page stays, says so, and goes on by itself.
 */
export function reloadForNewVersion(): void {
  addEventListener('vite:preloadError', () => void reloadWhenAnswered());
}

/** Begins the page anew when there is a server to begin from. */
export async function reloadWhenAnswered(): Promise<void> {
  const last = Number(sessionStorage.getItem(LAST_RELOAD) ?? 0);
  if (Date.now() - last < RELOAD_PAUSE_MS || !(await serverAnswers())) return;
  sessionStorage.setItem(LAST_RELOAD, String(Date.now()));
  location.reload();
}

/** Whether an error means that a part of the pages was not fetched; every browser says it in its own words. */
export function isPartLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    /dynamically imported module|importing a module script failed|unable to preload css/i.test(error.message) || isPartLost(error.cause)
  );
}

const LAST_RELOAD = 'firebreak.reloaded';
const RELOAD_PAUSE_MS = 30_000;
