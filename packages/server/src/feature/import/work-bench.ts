import { transact, type Trx } from '../../platform/access/index.ts';
import { AppError } from '@firebreak/contract';
import { type JobContext } from '../../platform/job/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInForce } from '../outbreak/service.ts';
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
  const { home, area, system } = await inside(async (trx, row) => ({
    ...(await outbreakInForce(trx, outbreak)),
    system: row.source_system,
  }));
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
    packing: (drafts) => startPacking(packingTask, drafts, platform.now),
  };
}

/** @throws AppError RECORD_NOT_FOUND */
export async function importInForce(trx: Trx, id: string): Promise<ImportRow> {
  const row = await findImport(trx, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}
