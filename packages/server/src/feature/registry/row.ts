import { type RecordRow } from '../../platform/database/index.ts';

/** A stored row of any noun: the frame, and the noun's own columns by name. */
export type Row = RecordRow;

/** Columns of the frame that are shown. What a record is found and recognised by is long, and stays in the database. */
export const frameColumns = [
  'id',
  'outbreak',
  'area',
  'version',
  'created_at',
  'updated_at',
  'withdrawn_at',
  'source_system',
  'source_id',
  'extra',
] as const satisfies readonly (keyof Row)[];

/** What is shown of a row, with what stands beside it. Display facts are named `display.<fact>`. */
export type DescribedRow = Pick<Row, (typeof frameColumns)[number]> & {
  readonly area_code: string;
  readonly area_name: string;
  readonly [column: string]: unknown;
};
