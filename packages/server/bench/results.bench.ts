import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from '../../../scripts/bench.ts';
import { openInstallation } from '../src/main.ts';
import { openCluster } from './list/cluster.ts';
import { resultRows } from './results/result-rows.ts';

export const name = 'results';

/** A laboratory's file of 100,000 pools, positives first, on PostgreSQL on the same machine. */
export async function* rows(): AsyncIterable<BenchRow> {
  const cluster = await openCluster();
  if (cluster === undefined) {
    yield { work: 'results', ours: Number.NaN, unit: 's', note: 'not measured: no PostgreSQL' };
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  try {
    const { platform, close } = await openInstallation({ directory, databaseUrl: cluster.url, version: 'bench' });
    try {
      yield* resultRows(platform, cluster.url);
    } finally {
      await close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
    await cluster.stop();
  }
}
