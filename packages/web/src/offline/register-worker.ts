/**
 * Makes the field pages load without a network and asks the browser not to throw the device's data away when space is short.
 * Only those who open a field page get the worker: nobody else downloads pages in advance.
 */
export async function prepareOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.storage?.persist?.();
  } catch {
    // No network just now, or the browser forbids it: the page works, and tries again when it is opened the next time.
  }
}
