import { type DraftRecordKind } from '../../mapping/index.ts';
import { type Ask, type Placed } from '../placing.ts';
import { type PackedBatch, type PackingDepth, type Stretch } from './packed-batch.ts';

/** Where the batches of an import come from, one of which is always made ready while another one is written. */
export interface Packing {
  /** Batches of a kind, behind its first `skip` drafts. One kind at a time: the next one may point at this one's records. */
  batches(ask: Ask, kind: DraftRecordKind, skip: number, depth: PackingDepth): AsyncIterable<PackedBatch>;
  /**
   * The rows of a batch that was given just now. Whoever asks is inside a transaction, and lookups go through it: the
   * embedded database has no second connection to wait for.
   */
  rowsOf(ask: Ask, batch: Stretch): Promise<Placed>;
  /** The ids under which records really are stored. */
  settle(kind: DraftRecordKind, ids: ReadonlyMap<string, string>): void;
  /** Records that were refused after all. */
  forget(kind: DraftRecordKind, keys: readonly string[]): void;
  /** Areas that will be in the tree by the time of writing. */
  expectAreas(places: ReadonlyMap<string, string>): void;
  forgetAreas(): void;
  close(): Promise<void>;
}
