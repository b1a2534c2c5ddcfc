import { type RecordRow } from '../../platform/database/index.ts';

/** A stored row of any noun: the frame, and the noun's own columns by name. */
export type Row = RecordRow;

type Frame =
  | 'id'
  | 'outbreak'
  | 'area'
  | 'version'
  | 'created_at'
  | 'updated_at'
  | 'withdrawn_at'
  | 'source_system'
  | 'source_id'
  | 'extra';
/** What is shown of a row, with what stands beside it. Display facts are named `display.<fact>`. */
export type DescribedRow = Pick<Row, Frame> & {
  readonly area_code: string;
  readonly area_name: string;
  readonly [column: string]: unknown;
};
