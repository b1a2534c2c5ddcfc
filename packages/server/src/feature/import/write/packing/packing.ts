import { type DraftRecordKind } from '../../mapping/index.ts';
import { type Ask, type Placed } from '../placing.ts';
import { ahead } from '../../staging/draft-folder.ts';
import { lookupWith } from './lookup.ts';
import { type PackedBatch, type PackingDepth, type PackingTask } from './packed-batch.ts';
import { Packer } from './packer.ts';
import { PackingThread } from './packing-thread.ts';

/** Where the batches of an import come from, one of which is always made ready while another one is written. */
export interface Packing {
  /** Batches of a kind, behind its first `skip` drafts. One kind at a time: the next one may point at this one's records. */
  batches(ask: Ask, kind: DraftRecordKind, skip: number, depth: PackingDepth): AsyncIterable<PackedBatch>;
  /**
   * The rows of a batch that was given just now. Whoever asks is inside a transaction, and lookups go through it: the
   * embedded database has no second connection to wait for.
   */
  rowsOf(ask: Ask, batch: PackedBatch): Promise<Placed>;
  /** The ids under which records really are stored. */
  settle(kind: DraftRecordKind, ids: ReadonlyMap<string, string>): void;
  /** Records that were refused after all. */
  forget(kind: DraftRecordKind, keys: readonly string[]): void;
  /** Areas that will be in the tree by the time of writing. */
  expectAreas(places: ReadonlyMap<string, string>): void;
  forgetAreas(): void;
  close(): Promise<void>;
}

/** Starting a thread takes longer than packing this many drafts. */
const mostHere = 5000;

/** A packing in a thread of its own, or here where there is little to pack. */
export const startPacking = (task: PackingTask, drafts: number, now: () => string): Packing =>
  drafts > mostHere ? new PackingThread(task, now) : packingHere(task, now);

function packingHere(task: PackingTask, now: () => string): Packing {
  let ask: Ask = () => Promise.reject(new Error('No kind is open.'));
  const packer = new Packer(
    task,
    lookupWith(task.context, (query) => ask(query)),
  );
  return {
    batches(asking, kind, skip, depth) {
      ask = asking;
      return ahead(packer.batches(kind, skip, depth, now));
    },
    async rowsOf(asking, { number }) {
      const before = ask;
      ask = asking;
      try {
        return await packer.rowsOf(number);
      } finally {
        ask = before;
      }
    },
    settle: (kind, ids) => packer.placing.settle(kind, ids),
    forget: (kind, keys) => packer.placing.forget(kind, keys),
    expectAreas: (places) => packer.placing.expectAreas(places),
    forgetAreas: () => packer.placing.forgetAreas(),
    close: async () => undefined,
  };
}
