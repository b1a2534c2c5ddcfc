import { type SourceInput, type SourceRanking, type SourceSettings } from '@firebreak/engine/exposure/index';
import { type ThreadFailure } from '../../../platform/fault/index.ts';

/** What the thread is given, and what it says. */
export interface FindTask {
  readonly input: SourceInput;
  readonly settings: SourceSettings;
}
export type FindMessage =
  | { readonly type: 'done'; readonly ranking: SourceRanking }
  | { readonly type: 'failed'; readonly failure: ThreadFailure };
