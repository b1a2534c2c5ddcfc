import { type ThreadFailure } from '../../../../platform/fault/index.ts';
import { type DraftRecordKind } from '../../mapping/index.ts';
import { type Lookup, type Placed } from '../placing.ts';
import { type PackedBatch, type PackingDepth, type Stretch } from './packed-batch.ts';

/** What the server tells a packing thread. */
export type PackingCall =
  | { readonly type: 'open'; readonly kind: DraftRecordKind; readonly skip: number; readonly depth: PackingDepth; readonly now: string }
  /** A batch was taken: one more may be made. */
  | { readonly type: 'taken'; readonly now: string }
  | { readonly type: 'rows'; readonly stretch: Stretch }
  | { readonly type: 'settle'; readonly kind: DraftRecordKind; readonly ids: ReadonlyMap<string, string> }
  | { readonly type: 'forget'; readonly kind: DraftRecordKind; readonly keys: readonly string[] }
  | { readonly type: 'expectAreas'; readonly places: ReadonlyMap<string, string> }
  | { readonly type: 'forgetAreas' }
  | { readonly type: 'answer'; readonly id: number; readonly found: unknown };

/** What it says to the server. */
export type PackingMessage =
  | { readonly type: 'batch'; readonly batch: PackedBatch }
  /** There is no further batch of the kind. */
  | { readonly type: 'end' }
  | { readonly type: 'rows'; readonly placed: Placed }
  | { readonly type: 'ask'; readonly id: number; readonly what: keyof Lookup; readonly given: readonly unknown[] }
  | { readonly type: 'failed'; readonly failure: ThreadFailure };
