import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { type Platform } from '../../src/platform/platform.ts';

/**
 * Processor time of a PostgreSQL on this machine so far, with all its processes, those that ended included: what a
 * statement cost whoever else was computing. Undefined for the embedded database, which computes in our own process.
 */
export async function databaseCpuSeconds({ db, engine }: Platform): Promise<number | undefined> {
  if (engine === 'pglite') return undefined;
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return clusterCpuSeconds(rows[0]?.pid ?? 0);
}

/** The same of the server to which a backend belongs; undefined where that runs on another machine. */
export async function clusterCpuSeconds(backendPid: number): Promise<number | undefined> {
  const backend = await statOf(String(backendPid));
  if (backend === undefined) return undefined;
  const processes = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf));
  const server = processes.filter((one) => one !== undefined && (one.pid === backend.parent || one.parent === backend.parent));
  return server.reduce((sum, one) => sum + (one?.seconds ?? 0), 0);
}

/** Linux counts in hundredths of a second. */
const ticksPerSecond = 100;

interface ProcessStat {
  readonly pid: string;
  readonly parent: string;
  /** Its own and that of children it has waited for. */
  readonly seconds: number;
}

/** Fields 4 (parent) and 14 to 17 (time) of /proc/PID/stat, counted behind the name, which may hold spaces. */
async function statOf(pid: string): Promise<ProcessStat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { pid, parent: fields[1] ?? '', seconds: fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond };
}
