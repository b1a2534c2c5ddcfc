import { type ThreadFailure } from '../../../../platform/fault/index.ts';
import { type DraftKind, type DraftRecordKind } from '../../mapping/index.ts';
import { type DraftGrowth } from '../../staging/draft-folder.ts';
import { type PackingTask } from '../packing/packed-batch.ts';

/** What a preparing thread works on. */
export interface PreparingTask extends PackingTask {
  /** Instant under which batches are prepared; another takes its place when they are written. */
  readonly now: string;
}

/** Where a batch stands in the file of prepared batches. */
export interface PreparedPlace {
  readonly kind: DraftRecordKind;
  readonly drafts: number;
  readonly start: number;
  readonly length: number;
}

/** What the server tells a preparing thread. */
export type PreparingCall =
  | { readonly type: 'grown'; readonly growth: DraftGrowth }
  /** Nothing more will come. */
  | { readonly type: 'finish' }
  | { readonly type: 'answer'; readonly found: readonly { readonly code: string; readonly path: string }[] };

/** What it says to the server. */
export type PreparingMessage =
  | { readonly type: 'prepared'; readonly place: PreparedPlace }
  | { readonly type: 'askAreas'; readonly codes: readonly string[] }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly failure: ThreadFailure };

/** Bytes of the drafts of each kind. */
export type Bytes = Map<DraftKind, number>;
