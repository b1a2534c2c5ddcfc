import { type Actor, loadActorUntil } from '../access/index.ts';
import { kept } from '../database/index.ts';
import { type Platform } from '../platform.ts';
import { shared } from './shared.ts';

/** A session ends after this long without a request, and at the latest with its cookie. */
const idleMilliseconds = 12 * 3_600_000;
/** `seen_at` is written at most this often: reading a page must not cost a write each time. */
const seenEveryMilliseconds = 60_000;
/** People whose rights a server remembers; beyond it everything is forgotten and asked again. */
const mostKnown = 20_000;
/** Requests that come within this share one question: dozens of devices in a second must not ask dozens of times. */
const askEveryMilliseconds = 3;

/** A session that holds now, and whose it is. */
export interface KnownSession {
  readonly actor: Actor;
  readonly csrf: string;
}
interface Remembered extends KnownSession {
  /** Milliseconds since 1970 at which the session or the first of the grants ends. */
  readonly until: number;
  seenAt: number;
}

/**
 * Sessions and the rights of their people, remembered for as long as the database's mark of access stays the same. The mark is asked
 * after a request has come, so what was taken away before is not given any more: nothing here is ever out of date.
 */
export class SessionMemory {
  private readonly platform: Platform;
  private readonly remembered = new Map<string, Remembered>();
  private readonly markNow: () => Promise<string | undefined>;
  private mark: string | undefined;

  constructor(platform: Platform) {
    this.platform = platform;
    this.markNow = shared(() => readMark(platform), askEveryMilliseconds);
  }

  find(tokenHash: string): Promise<KnownSession | undefined> {
    // While the only connection is held nobody's rights change, and the question would wait for its end.
    return this.platform.longWorks.meanwhile(
      ({ accessMark }) => (accessMark === this.mark ? this.held(tokenHash, Date.parse(this.platform.now())) : undefined),
      () => this.ask(tokenHash),
    );
  }

  private async ask(tokenHash: string): Promise<Remembered | undefined> {
    const mark = await this.markNow();
    if (mark === undefined || mark !== this.mark || this.remembered.size >= mostKnown) this.remembered.clear();
    this.mark = mark;
    const now = Date.parse(this.platform.now());
    const found = this.held(tokenHash, now) ?? (await this.load(tokenHash, mark));
    if (found !== undefined && now - found.seenAt > seenEveryMilliseconds) await this.see(tokenHash, found, now);
    return found;
  }

  private held(tokenHash: string, now: number): Remembered | undefined {
    const found = this.remembered.get(tokenHash);
    return found !== undefined && now < found.until && now - found.seenAt < idleMilliseconds ? found : undefined;
  }

  private async load(tokenHash: string, mark: string | undefined): Promise<Remembered | undefined> {
    const { db } = this.platform;
    const now = this.platform.now();
    const session = await db
      .selectFrom('session')
      .select(['user_id', 'csrf', 'seen_at', 'expires_at'])
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .where('seen_at', '>', new Date(Date.parse(now) - idleMilliseconds).toISOString())
      .executeTakeFirst();
    const loaded = session && (await loadActorUntil(db, session.user_id, now));
    if (session === undefined || loaded === undefined) return undefined;
    const until = Math.min(Date.parse(session.expires_at), loaded.until === null ? Infinity : Date.parse(loaded.until));
    const found = { actor: loaded.actor, csrf: session.csrf, until, seenAt: Date.parse(session.seen_at) };
    // What was read while the mark changed may be of before.
    if (mark !== undefined && mark === this.mark) this.remembered.set(tokenHash, found);
    return found;
  }

  private async see(tokenHash: string, found: Remembered, now: number): Promise<void> {
    found.seenAt = now;
    await this.platform.db
      .updateTable('session')
      .set({ seen_at: new Date(now).toISOString() })
      .where('token_hash', '=', tokenHash)
      .execute();
  }
}

async function readMark({ db }: Platform): Promise<string | undefined> {
  const { rows } = await db.executeQuery(kept(db.selectFrom('access_mark').select('mark').compile()));
  return rows[0]?.mark;
}
