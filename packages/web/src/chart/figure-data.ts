import { csvText } from '@firebreak/engine/chains/csv-text';

/** The numbers behind a figure: what the picture shows, for those who cannot or do not want to look at it. */
export interface FigureData {
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The numbers as CSV that spreadsheets open in the right script; the caption stands in the first line. */
export function figureCsv(caption: string, data: FigureData): string {
  return BYTE_ORDER_MARK + csvText([[caption], data.columns.map(({ name }) => name), ...data.rows]);
}

/** Excel reads UTF-8 only when the file says so. */
export const BYTE_ORDER_MARK = '\ufeff';
