import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from '../../../scripts/bench.ts';
import { buildApp } from '../src/app.ts';
import { openInstallation } from '../src/main.ts';
import { type Platform } from '../src/platform/platform.ts';
import { databaseCpuSeconds } from './import/database-cpu.ts';
import { openCluster } from './list/cluster.ts';
import { day, fill, type Filled } from './response/fill.ts';

export const name = 'response';

const recordLimit = 200;
const boardLimit = 300;
const warmRounds = 30;

/**
 * From the record of a positive to its tasks, and the board of a province, over HTTP on PostgreSQL with a million open tasks.
 * The people who ask share the process with the server, so their own work counts too.
 */
export async function* rows(): AsyncIterable<BenchRow> {
  const cluster = await openCluster();
  if (cluster === undefined) {
    yield { work: 'response', ours: Number.NaN, unit: 'ms', note: 'not measured: no PostgreSQL' };
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  try {
    yield* measure(cluster.url, directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
    await cluster.stop();
  }
}

async function* measure(url: string, directory: string): AsyncIterable<BenchRow> {
  const { platform, close } = await openInstallation({ directory, databaseUrl: url, version: 'bench' });
  const app = await buildApp(platform, { requestsPerMinute: 100_000_000 });
  try {
    const filled = await fill(url);
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    yield* records(address, filled, platform);
    yield* boards(address, filled, platform);
  } finally {
    await app.close();
    await close();
  }
}

async function* records(address: string, filled: Filled, platform: Platform): AsyncIterable<BenchRow> {
  const desk = await signIn(address, filled, filled.epidemiologist);
  const milliseconds: number[] = [];
  let tasks = 0;
  const before = await cpuSeconds(platform);
  for (const person of filled.found) {
    const start = performance.now();
    const body = { person, outcome: 'positive', test: 'pcr', resultDate: day };
    await desk('POST', 'lab-results', body);
    milliseconds.push(performance.now() - start);
    const { events } = (await desk('GET', `response-events?person=${person}`)) as { events: { open: number }[] };
    tasks = events.reduce((all, { open }) => all + open, 0);
  }
  const cpu = (1000 * ((await cpuSeconds(platform)) - before)) / filled.found.length;
  const note = `${tasks} tasks in one transaction; ${cpu.toFixed(0)} ms of processor time each; p50 ${share(milliseconds, 0.5).toFixed(0)}, first of a process ${(milliseconds[0] ?? 0).toFixed(0)} ms, ${milliseconds.length} records`;
  yield {
    work: 'a preliminary positive with 200 contacts and 30 places to its tasks, p95',
    ours: share(milliseconds.slice(1), 0.95),
    unit: 'ms',
    limit: recordLimit,
    note,
  };
}

async function* boards(address: string, filled: Filled, platform: Platform): AsyncIterable<BenchRow> {
  const desks: Desk[] = [];
  for (const name of filled.commanders) desks.push(await signIn(address, filled, name));
  const work = 'board, 21 cities, a million open tasks, 20 commanders (1 province, 19 cities)';
  let before = await cpuSeconds(platform);
  const used = async (): Promise<string> => {
    const now = await cpuSeconds(platform);
    const seconds = now - before;
    before = now;
    return `${seconds.toFixed(2)} s of processor time in all`;
  };
  const one = await timed(() => desks[0]?.('GET', 'board'));
  yield {
    work: 'board of the province, asked for the first time by one person',
    ours: one,
    unit: 'ms',
    limit: boardLimit,
    note: await used(),
  };
  const cold = await Promise.all(desks.slice(1).map((desk) => timed(() => desk('GET', 'board'))));
  yield {
    work: `${work}, everybody for the first time and at once`,
    ours: share(cold, 0.95),
    unit: 'ms',
    limit: boardLimit,
    note: `p95; p50 ${share(cold, 0.5).toFixed(0)} ms; ${await used()}`,
  };
  const warm: number[] = [];
  await Promise.all(
    desks.map(async (desk) => {
      for (let round = 0; round < warmRounds; round++) {
        warm.push(await timed(() => desk('GET', 'board')));
        await new Promise((resolve) => setTimeout(resolve, readingMilliseconds));
      }
    }),
  );
  yield {
    work: `${work}, looking again every half second`,
    ours: share(warm, 0.95),
    unit: 'ms',
    limit: boardLimit,
    note: `p95 of ${warm.length}; p50 ${share(warm, 0.5).toFixed(0)}, max ${share(warm, 1).toFixed(0)} ms; ${await used()}`,
  };
}

/** Processor time of this process and of the database: what the work costs, whoever else computes. */
async function cpuSeconds(platform: Platform): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + ((await databaseCpuSeconds(platform)) ?? 0);
}

const readingMilliseconds = 500;

type Desk = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

async function signIn(address: string, { outbreak, password }: Filled, user: string): Promise<Desk> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: user, password }),
  });
  if (!answer.ok) throw new Error(`${user} could not sign in: ${await answer.text()}`);
  const { csrf } = (await answer.json()) as { csrf: string };
  const headers = { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-csrf-token': csrf };
  return async (method, path, body) => {
    const answered = await fetch(`${address}/api/outbreaks/${outbreak}/${path}`, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answered.ok) throw new Error(`${path}: ${await answered.text()}`);
    return answered.json();
  };
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function share(milliseconds: readonly number[], part: number): number {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
