import type pg from 'pg';
import { startSiblingWorker } from '../../src/platform/sibling-worker.ts';
import { type City } from './fill.ts';
import { type Shift, type ShiftResult } from './registrars.ts';
import { type ServerProcess } from './server-process.ts';

/** What every part of the bench works with. */
export interface Stage {
  readonly city: City;
  readonly server: ServerProcess;
  readonly url: string;
  /** Straight to the database: for counting, and for what other programs would do. */
  readonly database: pg.Client;
  /** Seconds of the shift that is measured. */
  readonly seconds: number;
  /** People each registrar has sampled so far. */
  sampled: number;
}

/** Lets all registrars work for a while, in a thread of their own: they must not wait for what measures them. */
export async function work(stage: Stage, shift: Pick<Shift, 'name' | 'seconds' | 'warmUp'>): Promise<ShiftResult> {
  const task: Shift = { ...stage.city, ...shift, port: stage.server.port, from: stage.sampled };
  const worker = startSiblingWorker(import.meta.url, './registrars', { workerData: task });
  try {
    const result = await new Promise<ShiftResult>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    stage.sampled = result.until;
    return result;
  } finally {
    void worker.terminate();
  }
}

/** Value below which a share of the numbers lies. */
export function share(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;
}

/** One number of the database. */
export async function numberOf({ database }: Stage, sql: string, parameters: readonly unknown[] = []): Promise<number> {
  const { rows } = await database.query<{ n: string }>(sql, [...parameters]);
  return Number(rows[0]?.n);
}

/** Leaf areas in which the kept counts differ from the targets: none, always. */
export const ledgerFaults = (stage: Stage): Promise<number> =>
  numberOf(
    stage,
    `select count(*) as n from round_tally y full join (
      select area, sum(due) as due, sum(done) as done, count(household) as households, count(household) filter (where done = due) as complete,
        count(household) filter (where done = 0) as untouched
      from (select area, household, count(*) as due, count(done_at) as done from round_target where round = $1 and removed_in is null group by 1, 2) h
      group by area) c on c.area = y.area
    where y.round = $1
      and (y.due, y.done, y.households, y.households_complete, y.households_untouched) is distinct from (c.due, c.done, c.households, c.complete, c.untouched)`,
    [stage.city.round],
  );
