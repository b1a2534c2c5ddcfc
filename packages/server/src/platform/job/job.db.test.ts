import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { type Actor } from '../access/index.ts';
import { enqueueJob, type JobContext, type JobHandler, JobWorker } from './index.ts';

let database: TestDatabase;
let actor: Actor;
let outbreak: string;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  actor = await database.addUser('epidemiologist');
  outbreak = await database.addOutbreak();
});

const worker = (handler: JobHandler): JobWorker => new JobWorker(database.platform, { count: handler });

async function queued(input: object = {}): Promise<string> {
  const id = uuidv7();
  const { platform } = database;
  await platform.db.transaction().execute((trx) =>
    enqueueJob(trx, {
      home: 'world',
      id,
      kind: 'count',
      outbreak,
      area: 'world',
      input: { ...input },
      createdBy: actor.id,
      createdAt: platform.now(),
    }),
  );
  return id;
}

const jobs = () =>
  database.platform.db
    .selectFrom('job')
    .select(['id', 'state', 'attempts', 'output', 'message', 'done', 'total'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
const untilAborted = ({ signal }: JobContext): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });

test('jobs run one after the other, oldest first, in the name of who asked', async () => {
  const seen: unknown[] = [];
  const first = await queued({ number: 1 });
  const second = await queued({ number: 2 });
  await worker(async ({ job, actor: asker }) => {
    seen.push([job.id, job.input['number'], asker.name, job.attempts]);
    return { counted: job.input['number'] };
  }).drain();
  expect(seen).toEqual([
    [first, 1, actor.name, 1],
    [second, 2, actor.name, 1],
  ]);
  expect((await jobs()).map(({ state, output }) => [state, output])).toEqual([
    ['done', { counted: 1 }],
    ['done', { counted: 2 }],
  ]);
});

test('a job whose transaction is rolled back was never asked for', async () => {
  const { platform } = database;
  const asking = platform.db.transaction().execute(async (trx) => {
    await enqueueJob(trx, {
      home: 'world',
      id: uuidv7(),
      kind: 'count',
      outbreak,
      area: 'world',
      input: {},
      createdBy: actor.id,
      createdAt: platform.now(),
    });
    throw new Error('changed my mind');
  });
  await expect(asking).rejects.toThrow('changed my mind');
  expect(await jobs()).toEqual([]);
});

test('a failure is kept with its reason, and the next job runs all the same', async () => {
  await queued({ fails: true });
  await queued();
  await worker(async ({ job }) => {
    if (job.input['fails']) throw Object.assign(new Error("ENOENT: open '/data/张三.csv'"), { code: 'ENOENT' });
    return undefined;
  }).drain();
  // By its cause, never by the words of whoever threw it.
  expect((await jobs()).map(({ state, message }) => [state, message])).toEqual([
    ['failed', '{"problem":"filesGone"}'],
    ['done', null],
  ]);
});

test('a job runs with the rights its owner has now: a disabled user gets nothing done', async () => {
  await queued();
  await sql`update app_user set disabled = true where id = ${actor.id}`.execute(database.platform.db);
  await worker(async () => ({})).drain();
  expect((await jobs())[0]).toMatchObject({ state: 'failed', output: null, message: '{"problem":"nobodyMay"}' });
});

test('a running job is cancelled, a waiting one ends at once, a finished one stays done', async () => {
  const running = await queued();
  const waiting = await queued();
  const working = worker(untilAborted);
  working.start();
  while (working.progress(running) === undefined) await sleep(5);
  expect(await working.cancel(waiting)).toBe('cancelled');
  expect(await working.cancel(running)).toBe('running');
  expect(await working.cancel(running)).toBeUndefined();
  await working.stop();
  expect((await jobs()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

test('who cancelled a running job is told so, also when it ended before the database heard of it', async () => {
  const id = await queued();
  const { platform } = database;
  const working: JobWorker = new JobWorker(
    {
      ...platform,
      db: afterThe('cancel_requested = true', async () => {
        while (working.progress(id) !== undefined) await sleep(5);
      }),
    },
    { count: untilAborted },
  );
  working.start();
  while (working.progress(id) === undefined) await sleep(5);
  expect(await working.cancel(id)).toBe('running');
  expect((await jobs())[0]).toMatchObject({ state: 'cancelled' });
  await working.stop();
});

/** The database, in which a statement with these words comes only after something else. */
function afterThe(words: string, waiting: () => Promise<void>): typeof database.platform.db {
  const { db } = database.platform;
  const executor = db.getExecutor();
  const executeQuery: typeof executor.executeQuery = async (query, ...more) => {
    if (query.sql.includes(words)) await waiting();
    return executor.executeQuery(query, ...more);
  };
  const own = <T extends object>(target: T, key: string, value: unknown): T =>
    new Proxy(target, {
      get: (_, name) => {
        const found: unknown = name === key ? value : Reflect.get(target, name, target);
        return typeof found === 'function' ? (found.bind(target) as unknown) : found;
      },
    });
  return own(db, 'getExecutor', () => own(executor, 'executeQuery', executeQuery));
}

test('a server that stops leaves its job waiting, and the next server does it as a second attempt', async () => {
  const id = await queued();
  const first = worker(untilAborted);
  first.start();
  while (first.progress(id) === undefined) await sleep(5);
  await first.stop();
  expect((await jobs())[0]).toMatchObject({ state: 'waiting', attempts: 1 });
  let attempt = 0;
  await worker(async ({ job }) => {
    attempt = job.attempts;
    return undefined;
  }).drain();
  expect([attempt, (await jobs())[0]?.state]).toEqual([2, 'done']);
});

test.each(['stopping', 'cancelled'] as const)('a job that is %s between being taken and begun is told so as it begins', async (why) => {
  const id = await queued();
  const { platform } = database;
  let isTold = false;
  let answered: Promise<unknown> | undefined;
  // The clock is read between the two, for the rights of who asked.
  const now = () => {
    if (!isTold && early.progress(id) !== undefined) {
      isTold = true; // before it is told: telling reads the clock
      answered = why === 'stopping' ? early.stop() : early.cancel(id);
    }
    return platform.now();
  };
  const seen: unknown[] = [];
  const count: JobHandler = (context) => {
    seen.push(context.signal.reason);
    return untilAborted(context);
  };
  const early = new JobWorker({ ...platform, now }, { count });
  early.start();
  await expect.poll(jobs).toMatchObject([{ state: why === 'stopping' ? 'waiting' : 'cancelled', attempts: 1 }]);
  await answered;
  await early.stop();
  expect(seen).toMatchObject([{ why }]);
});

test('a job of a killed server runs again once the server has been silent for a minute', async () => {
  await queued();
  await sql`update job set state = 'running', attempts = 1, heartbeat_at = ${database.clock.now}`.execute(database.platform.db);
  let runs = 0;
  const counting = worker(async () => {
    runs += 1;
    return undefined;
  });
  if (database.platform.engine === 'postgresql') {
    await counting.drain();
    expect(runs).toBe(0); // another server may be at it
  }
  database.clock.now = new Date(Date.parse(database.clock.now) + 61_000).toISOString();
  await counting.drain();
  expect(runs).toBe(1);
});

test('a job that takes its server down again and again is given up', async () => {
  await queued();
  await sql`update job set state = 'running', attempts = 5, heartbeat_at = '2022-01-01Z'`.execute(database.platform.db);
  await worker(async () => ({})).drain();
  expect((await jobs())[0]).toMatchObject({ state: 'failed', attempts: 6 });
});

test('of two servers only one takes a job', async () => {
  for (let number = 0; number < 6; number++) await queued();
  const seen: string[] = [];
  const handler: JobHandler = async ({ job }) => {
    seen.push(job.id);
    await sleep(5);
    return undefined;
  };
  await Promise.all([worker(handler).drain(), worker(handler).drain()]);
  expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
});
