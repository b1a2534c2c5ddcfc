import { transact, type Trx } from '../../platform/access/index.ts';
import { AppError } from '@firebreak/contract';
import { type JobContext } from '../../platform/job/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { type ResolvedPack } from '@firebreak/protocol';
import { outbreakInForce } from '../outbreak/service.ts';
import { rulesAt, shelfOf } from '../reaction/index.ts';
import { type BatchContext } from '../registry/index.ts';
import { draftFolder } from './folder.ts';
import { findImport, type ImportRow } from './store.ts';
import { batchContextOf } from './write/packing/packer.ts';
import { type PackingTask } from './write/packing/packed-batch.ts';
import { type Packing } from './write/packing/packing.ts';
import { startPacking } from './write/packing/start-packing.ts';
import { type PlacingContext } from './write/placing.ts';

/** What a job of an import works on. */
export interface WorkBench {
  readonly platform: Platform;
  readonly importId: string;
  readonly placingContext: PlacingContext;
  readonly packingTask: PackingTask;
  /** Days of one infection lie at most this far apart, by the pack in force; undefined: it knows no reinfection. */
  readonly sameWithinDays: number | undefined;
  batchContext(): BatchContext;
  /** Batches of this import's drafts, of which there are so many. */
  packing(drafts: number): Packing;
  /** Runs one transaction in the name of whoever asked. */
  transact<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** The same, with the import as it is now. */
  inside<T>(work: (trx: Trx, row: ImportRow) => Promise<T>): Promise<T>;
}

/** @throws AppError OUTBREAK_NOT_FOUND, RECORD_NOT_FOUND when the outbreak or the import is not open to the actor any more */
export async function workBench(platform: Platform, { actor, job }: Pick<JobContext, 'actor' | 'job'>): Promise<WorkBench> {
  const importId = String(job.input['import']);
  const outbreak = job.outbreak ?? '';
  const within: WorkBench['transact'] = (work) => transact(platform.db, { actor, outbreak }, work);
  const inside: WorkBench['inside'] = (work) => within(async (trx) => work(trx, await importInForce(trx, importId)));
  const { home, area, system, sameWithinDays } = await inside(async (trx, row) => {
    const found = await outbreakInForce(trx, outbreak);
    const rules = await rulesAt({ trx, outbreak: found, now: platform.now() }, shelfOf(platform.directory), found.area);
    return { ...found, system: row.source_system, sameWithinDays: daysWithin(rules?.pack.reinfection.interval) };
  });
  const placingContext = { actor, outbreak: { home, id: outbreak, area }, system };
  const packingTask = { folder: draftFolder(platform, importId), context: placingContext, importId };
  return {
    platform,
    importId,
    placingContext,
    transact: within,
    inside,
    batchContext: () => batchContextOf({ context: placingContext, importId }, platform.now()),
    packingTask,
    sameWithinDays,
    packing: (drafts) => startPacking(packingTask, drafts, platform.now),
  };
}

/** Whole days from the first to the last day of an interval. */
function daysWithin(interval: ResolvedPack['pack']['reinfection']['interval']): number | undefined {
  if (interval === undefined) return undefined;
  if (interval.unit === 'days') return interval.start === 'day1' ? interval.value - 1 : interval.value;
  return Math.ceil(interval.value / (interval.unit === 'hours' ? 24 : 24 * 60));
}

/** @throws AppError RECORD_NOT_FOUND */
export async function importInForce(trx: Trx, id: string): Promise<ImportRow> {
  const row = await findImport(trx, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}
