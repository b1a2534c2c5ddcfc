/**
 * Makes the field pages load without a network and asks the browser not to throw the device's data away when space is short.
 * Only those who open a field page get the worker: nobody else downloads pages in advance.
 */
export async function prepareOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js');
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage(loadedParts());
    await navigator.storage?.persist?.();
  } catch {
    // No network just now, or the browser forbids it: the page works, and tries again when it is opened the next time.
  }
}

/** Parts this page fetched so far. */
const loadedParts = (): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
