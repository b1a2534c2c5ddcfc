import { fieldDatabase } from './database.ts';
import { dropDone } from './outbox.ts';

/** Takes lists, the kept session and everything that is safe at the server off the device. What was not sent stays until it is. */
export async function wipeDevice(): Promise<void> {
  try {
    const db = await fieldDatabase();
    await Promise.all([db.clear('list'), db.clear('start')]);
    await dropDone(new Date(Date.now() + CLOCK_SLACK_MS).toISOString());
  } catch {
    // A browser that keeps no data has nothing to wipe.
  }
}

/** An entry may carry a time slightly ahead when the clock was set back meanwhile. */
const CLOCK_SLACK_MS = 86_400_000;
