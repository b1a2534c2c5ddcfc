import { type DraftRecordKind } from '../../mapping/index.ts';
import { type PreparedBatch } from '../../../registry/index.ts';
import { type Problem } from '../../problem.ts';
import { type Placed, type PlacingContext } from '../placing.ts';

/** What a packing works on: the drafts of one import, on behalf of whoever asked for it. */
export interface PackingTask {
  readonly folder: string;
  readonly context: PlacingContext;
  readonly importId: string;
}

/**
 * How far batches are worked out. `count`: as far as a dry run needs it where everything is new. `packed`: up to what
 * the database takes, all records being new. `rows`: as rows, to be compared with what is there.
 */
export type PackingDepth = 'count' | 'packed' | 'rows';

/** Drafts of a kind that follow each other: so many of them, behind the first `skip`. */
export interface Stretch {
  readonly kind: DraftRecordKind;
  readonly skip: number;
  readonly drafts: number;
}

/** Drafts of one kind on their way to the database. Plain data, which may come from another thread. */
export interface PackedBatch extends Stretch {
  /** How many drafts became rows, and how many rows are no withdrawals. */
  readonly rows: number;
  readonly standing: number;
  readonly problems: readonly Problem[];
  /** With `packed`; undefined where a row is such that no database takes it. */
  readonly prepared?: readonly PreparedBatch[];
  /** With `rows`. */
  readonly placed?: Placed;
}
