import { setImmediate as othersTurn } from 'node:timers/promises';
import { AppError } from '@firebreak/contract';
import { type DraftRecordKind } from '../../mapping/index.ts';
import { nouns } from '../../../nouns.ts';
import { type BatchContext, prepareNew, type PreparedBatch } from '../../../registry/index.ts';
import { ahead, draftBatches } from '../../staging/draft-folder.ts';
import { type StagedDraft } from '../../staging/staged-draft.ts';
import { type Lookup, type Placed, Placing } from '../placing.ts';
import { type PackedBatch, type PackingDepth, type PackingTask, type Stretch } from './packed-batch.ts';

/** Drafts written in one transaction. */
export const batchSize = 1000;
/** Rows prepared in one go, and inserted with one statement: the thread answers others in between. */
const sliceSize = 1000;

/** Makes batches of drafts. It knows the ids of everything it packed, so the batches of one import come from one packer. */
export class Packer {
  private readonly task: PackingTask;
  readonly placing: Placing;

  constructor(task: PackingTask, lookup: Lookup) {
    this.task = task;
    this.placing = new Placing(task.context, lookup);
  }

  /** @param now the instant of writing, ISO text with `Z` */
  async *batches(kind: DraftRecordKind, skip: number, depth: PackingDepth, now: () => string): AsyncGenerator<PackedBatch> {
    let at = skip;
    for await (const drafts of ahead(draftBatches(this.task.folder, kind, batchSize, skip))) {
      yield await this.pack({ kind, skip: at, drafts: drafts.length }, drafts, depth, now());
      at += drafts.length;
    }
  }

  /**
   * The rows of a batch, placed anew: they get other ids, under which they are known from now on. Holding on to those of
   * every batch would keep megabytes alive for the rare refusal.
   */
  async rowsOf({ kind, drafts: size, skip }: Stretch): Promise<Placed> {
    for await (const drafts of draftBatches(this.task.folder, kind, size, skip)) return this.placing.place(kind, drafts);
    return { rows: [], problems: [] };
  }

  private async pack(stretch: Stretch, drafts: readonly StagedDraft[], depth: PackingDepth, now: string): Promise<PackedBatch> {
    const placed = await this.placing.place(stretch.kind, drafts);
    const counted = {
      ...stretch,
      rows: placed.rows.length,
      standing: placed.rows.filter(({ row }) => row.withdrawn !== true).length,
      problems: placed.problems,
    };
    if (depth === 'count') return counted;
    if (depth === 'rows') return { ...counted, placed };
    const prepared = await this.prepared(stretch.kind, placed, now);
    return prepared === undefined ? counted : { ...counted, prepared };
  }

  private async prepared(kind: DraftRecordKind, { rows }: Placed, now: string): Promise<PreparedBatch[] | undefined> {
    const slices: PreparedBatch[] = [];
    const context = batchContextOf(this.task, now);
    for (let at = 0; at < rows.length; at += sliceSize) {
      await othersTurn();
      try {
        const slice = rows.slice(at, at + sliceSize).map(({ row }) => row);
        slices.push(prepareNew(context, nouns[kind], slice));
      } catch (error) {
        if (error instanceof AppError) return undefined; // the careful way finds out which row it is
        throw error;
      }
    }
    return slices;
  }
}

/** Under which name and with which note in the journal the batches of an import are written. */
export const batchContextOf = ({ context, importId }: Omit<PackingTask, 'folder'>, now: string): BatchContext => ({
  actor: context.actor,
  now,
  outbreak: context.outbreak,
  sourceSystem: context.system,
  note: { import: importId },
});
