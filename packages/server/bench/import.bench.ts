import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchRow } from '../../../scripts/bench.ts';
import { writeFiles } from './import/file.ts';
import { type Measured } from './import/measured.ts';
import { openCluster } from './list/cluster.ts';

export const name = 'import';

const size = { cases: 2_000, contacts: 100_000 };
const work = '100,000 contacts with exposures, from CSV to the last record';
const limits = { postgresSeconds: 20, pgliteSeconds: 60, megabytes: 1024, loopMilliseconds: 50 };
const run = promisify(execFile);
const serverPackage = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
/** Beside the built modules, whose libraries it finds from there. */
const program = fileURLToPath(new URL('../dist/bench-import/', import.meta.url));

/** Reads, compares and writes the same files into both engines, each in a process of its own. */
export async function* rows(): AsyncIterable<BenchRow> {
  await run(process.execPath, [compiler, '-b', serverPackage]);
  await compileProgram();
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  try {
    await writeFiles(join(folder, 'files'), size);
    yield* onPostgres(folder);
    yield* rowsOf('PGlite', limits.pgliteSeconds, await measure(folder, 'pglite'));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(program, { recursive: true, force: true });
  }
}

/** As JavaScript: what reads TypeScript while a program runs would be started in each of its threads, and measured. */
async function compileProgram(): Promise<void> {
  const sources = fileURLToPath(new URL('./import/', import.meta.url));
  const files = ['measure.ts', 'database-cpu.ts', 'measured.ts'].map((file) => join(sources, file));
  const options = ['--ignoreConfig', '--noCheck', '--noResolve', '--module', 'nodenext', '--target', 'es2023'];
  const paths = ['--rewriteRelativeImportExtensions', '--rootDir', sources, '--outDir', program];
  await run(process.execPath, [compiler, ...files, ...options, ...paths]);
}

async function* onPostgres(folder: string): AsyncIterable<BenchRow> {
  const cluster = await openCluster();
  if (cluster === undefined) {
    yield { work: `${work}, PostgreSQL`, ours: Number.NaN, unit: 's', limit: limits.postgresSeconds, note: 'not measured: no PostgreSQL' };
    return;
  }
  try {
    yield* rowsOf('PostgreSQL', limits.postgresSeconds, await measure(folder, 'postgresql', cluster.url));
  } finally {
    await cluster.stop();
  }
}

async function measure(folder: string, engine: string, url?: string): Promise<Measured> {
  const given = [join(folder, 'files'), join(folder, engine), 'valid', ...(url === undefined ? [] : [url])];
  const { stdout } = await run(process.execPath, [join(program, 'measure.js'), ...given]);
  return JSON.parse(stdout) as Measured;
}

function* rowsOf(engine: string, limitSeconds: number, measured: Measured): Iterable<BenchRow> {
  const { checkSeconds, writeSeconds, mostMegabytes, loopMilliseconds, longestLoopMilliseconds, records, cpuSeconds, databaseCpuSeconds } =
    measured;
  const ofDatabase = databaseCpuSeconds === undefined ? '' : ` and ${databaseCpuSeconds.toFixed(0)} s in the database's`;
  const note = `${records.toLocaleString('en')} records; reading and dry run ${checkSeconds.toFixed(1)} s, writing ${writeSeconds.toFixed(1)} s; ${cpuSeconds.toFixed(0)} s of processor time in our process${ofDatabase}; one run`;
  yield { work: `${work}, ${engine}`, ours: checkSeconds + writeSeconds, unit: 's', limit: limitSeconds, note };
  yield {
    work: `memory of that, ${engine}`,
    ours: mostMegabytes,
    unit: 'MB',
    limit: limits.megabytes,
    note: 'most resident memory of the whole process',
  };
  yield {
    work: `event loop during that, ${engine}`,
    ours: loopMilliseconds,
    unit: 'ms',
    limit: limits.loopMilliseconds,
    note: `p99; longest ${longestLoopMilliseconds.toFixed(0)} ms`,
  };
}
