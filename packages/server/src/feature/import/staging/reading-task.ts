import { type ThreadFailure } from '../../../platform/fault/index.ts';
import { type CellError } from '../mapping/index.ts';
import { type ImportInspection, type ImportOptions, type ImportSummary } from '../preset/index.ts';
import { type DraftGrowth, type DraftOutline } from './draft-folder.ts';

/** A file or folder on this machine, by the name people gave it. */
export interface PathSource {
  readonly name: string;
  readonly path: string;
}

/** What a reading thread is asked to do: only look, or read everything into a folder of drafts. */
export type ReadingTask =
  | { readonly kind: 'inspect'; readonly sources: readonly PathSource[]; readonly options: ImportOptions }
  | {
      readonly kind: 'read';
      readonly sources: readonly PathSource[];
      readonly options: ImportOptions;
      readonly folder: string;
      /** Errors told cell by cell; the others are counted. */
      readonly mostErrors: number;
    };

export type ReadingMessage =
  | { readonly type: 'inspected'; readonly inspection: ImportInspection }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  /** What is told lies in the folder of drafts. */
  | { readonly type: 'grown'; readonly growth: DraftGrowth }
  | { readonly type: 'errors'; readonly errors: readonly CellError[] }
  | { readonly type: 'read'; readonly summary: ImportSummary; readonly outline: DraftOutline }
  | { readonly type: 'failed'; readonly failure: ThreadFailure };
