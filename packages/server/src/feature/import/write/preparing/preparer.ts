import { openSync, readSync } from 'node:fs';
import { nouns } from '../../../nouns.ts';
import { type BatchRow, prepareNew } from '../../../registry/index.ts';
import { draftKinds, type DraftKind, type DraftRecordKind } from '../../mapping/index.ts';
import { type DraftGrowth, fileOf } from '../../staging/draft-folder.ts';
import { type StagedDraft } from '../../staging/staged-draft.ts';
import { type PackedBatch } from '../packing/packed-batch.ts';
import { batchContextOf, batchSize } from '../packing/packer.ts';
import { type Lookup, Placing } from '../placing.ts';
import { type Bytes, type PreparingTask } from './preparing-message.ts';

/**
 * Makes batches of drafts while the files are still being read, for an outbreak in which all of them are new. Drafts are
 * placed in the order in which they come, each behind those it points at, and packed when a batch of their kind is full.
 */
export class Preparer {
  private readonly task: PreparingTask;
  private readonly placing: Placing;
  private readonly put: (batch: PackedBatch) => void;
  private readonly rows = new Map<DraftRecordKind, BatchRow[]>();
  private readonly packed = new Map<DraftRecordKind, number>();
  private readonly files = new Map<DraftKind, number>();
  private readonly taken: Bytes = new Map();

  constructor(task: PreparingTask, areas: Lookup['areas'], put: (batch: PackedBatch) => void) {
    this.task = task;
    this.put = put;
    const records = (): never => {
      throw new Error('A draft points at a record that is not among the drafts.');
    };
    this.placing = new Placing(task.context, { records, areas });
  }

  /**
   * Takes what a folder of drafts has grown by.
   *
   * @throws where a draft cannot be a new record as it stands: nothing that was prepared may then be used
   */
  async take(growth: DraftGrowth): Promise<void> {
    for (const kind of draftKinds) {
      const bytes = growth.get(kind) ?? 0;
      if (bytes === 0) continue;
      if (kind === 'area') throw new Error('Areas are compared with the tree.');
      await this.place(kind, this.draftsIn(kind, bytes));
      while (this.rowsOf(kind).length >= batchSize) this.pack(kind);
    }
  }

  /** Packs what is left of a kind of which no more will come. */
  end(kind: DraftRecordKind): void {
    if (this.rowsOf(kind).length > 0) this.pack(kind);
  }

  private async place(kind: DraftRecordKind, drafts: readonly StagedDraft[]): Promise<void> {
    const { rows, problems } = await this.placing.place(kind, drafts);
    const [problem] = problems;
    if (problem !== undefined) throw new Error(`${problem.code} at ${problem.place.file}, row ${problem.place.row ?? '?'}`);
    const waiting = this.rowsOf(kind);
    for (const { row } of rows) waiting.push(row);
  }

  private pack(kind: DraftRecordKind): void {
    const rows = this.rowsOf(kind).splice(0, batchSize);
    const skip = this.packed.get(kind) ?? 0;
    this.packed.set(kind, skip + rows.length);
    this.put({
      kind,
      skip,
      drafts: rows.length,
      rows: rows.length,
      standing: rows.filter(({ withdrawn }) => withdrawn !== true).length,
      problems: [],
      prepared: [prepareNew(batchContextOf(this.task, this.task.now), nouns[kind], rows)],
    });
  }

  private rowsOf(kind: DraftRecordKind): BatchRow[] {
    const known = this.rows.get(kind) ?? [];
    this.rows.set(kind, known);
    return known;
  }

  private draftsIn(kind: DraftKind, length: number): StagedDraft[] {
    const file = this.files.get(kind) ?? openSync(fileOf(this.task.folder, kind), 'r');
    this.files.set(kind, file);
    const start = this.taken.get(kind) ?? 0;
    this.taken.set(kind, start + length);
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length;) {
      const read = readSync(file, bytes, at, length - at, start + at);
      if (read === 0) throw new Error('A file of drafts is shorter than was told.');
      at += read;
    }
    return bytes
      .toString('utf8', 0, length - 1) // without the last line end
      .split('\n')
      .map((line) => JSON.parse(line) as StagedDraft);
  }
}
