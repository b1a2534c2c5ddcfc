import { fieldDatabase } from './database.ts';
import { dropDone } from './outbox.ts';
import { lockVault } from './vault/vault.ts';

/**
 * Takes lists, the kept session, leases with their PINs and everything that is safe at the server off the device, and lets the keys go. What was
 * not sent stays, sealed, until its person signs in again.
 */
export async function wipeDevice(): Promise<void> {
  try {
    const db = await fieldDatabase();
    await Promise.all([db.clear('list'), db.clear('start'), db.clear('lease')]);
    await dropDone(new Date(Date.now() + CLOCK_SLACK_MS).toISOString());
  } catch {
    // A browser that keeps no data has nothing to wipe.
  }
  lockVault();
}

/** An entry may carry a time slightly ahead when the clock was set back meanwhile. */
const CLOCK_SLACK_MS = 86_400_000;
