import type { BenchRow } from '../../../scripts/bench.ts';
import { startSiblingWorker } from '../src/platform/sibling-worker.ts';
import { buildApp } from '../src/app.ts';
import { openInstallation } from '../src/main.ts';
import { type PageTiming, type Task } from './list/client.ts';
import { fill } from './list/fill.ts';
import { openCluster } from './list/cluster.ts';
import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const name = 'list';

/** What has to be kept at 95 of 100 requests, and what users of another program tell of their lists. */
const limitMilliseconds = 300;
const peer = 'SORMAS users report 20 to 30 s';
const users = 20;
const rounds = 6;

/**
 * Every list page over HTTP on PostgreSQL with 300,000 cases and contacts: 20 people who each ask for the next page
 * the moment the last one has come, which is harder than 20 people who also read.
 */
export async function* rows(): AsyncIterable<BenchRow> {
  const cluster = await openCluster();
  if (cluster === undefined) {
    yield { work: 'list pages', ours: Number.NaN, unit: 'ms', note: 'not measured: no PostgreSQL' };
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  try {
    for (const timing of await measure(cluster.url, directory)) yield rowOf(timing);
  } finally {
    await rm(directory, { recursive: true, force: true });
    await cluster.stop();
  }
}

async function measure(url: string, directory: string): Promise<readonly PageTiming[]> {
  const { platform, close } = await openInstallation({ directory, databaseUrl: url, version: 'bench' });
  const app = await buildApp(platform, { requestsPerMinute: 100_000_000 });
  try {
    const filled = await fill(url, users);
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    return await drive({ address, rounds, ...filled });
  } finally {
    await app.close();
    await close();
  }
}

/** The people ask from a thread of their own, so that they do not wait for the server's event loop to be measured. */
function drive(task: Task): Promise<readonly PageTiming[]> {
  const worker = startSiblingWorker(import.meta.url, './list/client', { workerData: task });
  return new Promise<readonly PageTiming[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  }).finally(() => void worker.terminate());
}

function rowOf({ page, milliseconds, failed }: PageTiming): BenchRow {
  const sorted = milliseconds.slice().sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const failures = failed === 0 ? '' : `; ${failed} FAILED`;
  return {
    work: page,
    ours: at(0.95),
    unit: 'ms',
    limit: limitMilliseconds,
    note: `p95 of ${sorted.length}; p50 ${at(0.5).toFixed(0)}, max ${at(1).toFixed(0)} ms${failures}; ${peer}`,
  };
}
