import { type InferenceInput, type UntestedContact } from '@firebreak/engine/chains/infer/index';
import { type ThreadFailure } from '../../../../platform/fault/index.ts';
import { type StoredResult } from './stored-result.ts';

/** What the thread is given, and what it says. */
export interface InferTask {
  readonly input: InferenceInput;
  readonly untested: readonly UntestedContact[];
  readonly seed: string;
}
export type InferMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly result: StoredResult }
  | { readonly type: 'failed'; readonly failure: ThreadFailure };
