/**
 * A newer version was installed while the page was open, so a part of the old one is gone: the page begins anew,
 * at most once in a while. What was typed waits in the tab.
 */
export function reloadForNewVersion(): void {
  addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine) return; // Not a newer version: a page that is not on this device.
    const last = Number(sessionStorage.getItem(LAST_RELOAD) ?? 0);
    if (Date.now() - last < RELOAD_PAUSE_MS) return;
    event.preventDefault();
    sessionStorage.setItem(LAST_RELOAD, String(Date.now()));
    location.reload();
  });
}

const LAST_RELOAD = 'firebreak.reloaded';
const RELOAD_PAUSE_MS = 30_000;
