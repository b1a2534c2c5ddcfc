import { type RecordRow } from '../../platform/database/index.ts';

/** A stored row of any noun: the frame, and the noun's own columns by name. */
export type Row = RecordRow;

/** A row with what stands beside it. Display facts are named `display.<fact>`. */
export type DescribedRow = Row & { readonly area_code: string; readonly area_name: string };
