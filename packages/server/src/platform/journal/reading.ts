import { type Db } from '../database/index.ts';
import { appendEntries } from './append.ts';
import { type NewEntry } from './entry.ts';
import { type Act, type Doer, entryOf } from './seal.ts';

interface Waiting {
  readonly entries: readonly NewEntry[];
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Records acts of reading; resolves when they are kept for good, and only then may the answer leave. Readings that
 * come while others are being written go into the next transaction together: the head of a home lets one transaction
 * through at a time, and twenty people who leaf through lists would wait for each other.
 */
export function recordReadings(db: Db, by: Doer, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return Promise.resolve();
  const line = lines.get(db) ?? { waiting: [], isWriting: false };
  lines.set(db, line);
  return new Promise((resolve, reject) => {
    line.waiting.push({ entries: acts.map((act) => entryOf(act, by)), resolve, reject });
    if (!line.isWriting) void write(db, line);
  });
}

interface Line {
  waiting: Waiting[];
  isWriting: boolean;
}
const lines = new WeakMap<Db, Line>();

async function write(db: Db, line: Line): Promise<void> {
  line.isWriting = true;
  while (line.waiting.length > 0) {
    const batch = line.waiting;
    line.waiting = [];
    await db
      .transaction()
      .execute((trx) =>
        appendEntries(
          trx,
          batch.flatMap(({ entries }) => entries),
        ),
      )
      .then(
        () => batch.forEach(({ resolve }) => resolve()),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      );
  }
  line.isWriting = false;
}
