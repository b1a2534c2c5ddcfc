import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { kyselyOver } from './kysely-driver.ts';
import { type LongWork, LongWorks } from './long-work.ts';
import { pgliteEngine } from './pglite-engine.ts';

const work: LongWork = { subject: 'import', accessMark: 'm', told: () => ({ percent: 40, seconds: 9 }) };
const busy = { code: 'DATABASE_BUSY' };
const write = 'insert into journal default values';
const read = "select set_config('firebreak.actor', 'a', true), updated_at from person";

/** An embedded database that holds nothing, and requests of little patience. */
function aDatabase() {
  const works = new LongWorks(1);
  const done: string[] = [];
  const host = {
    query: (text: string) => (done.push(text), Promise.resolve({ rows: [], affected: 0 })),
    execute: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const engine = pgliteEngine(host, works);
  const db = kyselyOver(engine);
  const transaction = (statement: string) => db.transaction().execute((trx) => sql.raw(statement).execute(trx));
  /** An import that takes the connection in the middle of a request, and gives it back. */
  const during = async (inside: () => Promise<unknown>): Promise<void> => {
    const held = await works.patient(() => engine.connect());
    await works.during(work, async () => {
      const waiting = inside();
      waiting.catch(() => undefined); // judged by the test
      await new Promise((resolve) => setTimeout(resolve, 20)); // many times longer than its patience
    });
    held.release();
  };
  return { works, engine, db, done, transaction, during };
}

test('a request of which something is safe is not told that nothing was done: it waits', async () => {
  const { works, done, transaction, during } = aDatabase();
  await works.asked(async () => {
    await transaction(write);
    let second: Promise<unknown> = Promise.resolve();
    await during(() => (second = transaction(write)));
    await second;
  });
  expect(done.filter((text) => text === write)).toHaveLength(2);
});

test('also where it was written outside of a transaction', async () => {
  const { works, db, done, transaction, during } = aDatabase();
  await works.asked(async () => {
    await sql.raw(write).execute(db);
    let second: Promise<unknown> = Promise.resolve();
    await during(() => (second = transaction(read)));
    await second;
  });
  expect(done).toContain(read);
});

test.each([
  ['only looked', (given: ReturnType<typeof aDatabase>) => given.transaction(read)],
  [
    'took back what it wrote',
    ({ db }: ReturnType<typeof aDatabase>) =>
      db
        .transaction()
        .execute(async (trx) => {
          await sql.raw(write).execute(trx);
          throw new Error('refused');
        })
        .catch(() => undefined),
  ],
])('a request that has %s is told what holds the connection', async (_, first) => {
  const given = aDatabase();
  await given.works.asked(async () => {
    await first(given);
    let second: Promise<unknown> = Promise.resolve();
    await given.during(() => (second = given.transaction(write)));
    await expect(second).rejects.toMatchObject(busy);
  });
});

test('what waited beside a turn that was refused is not done after the answer', async () => {
  const { works, engine, done, transaction } = aDatabase();
  await works.asked(async () => {
    const held = await engine.connect();
    await works.during(work, async () => {
      const [first, second] = [transaction(write), transaction(write)];
      const ended = first.finally(() => held.release()); // the import ends as the first is told of it
      await expect(Promise.allSettled([ended, second])).resolves.toMatchObject([{ reason: busy }, { reason: busy }]);
    });
  });
  expect(done).not.toContain(write);
});
