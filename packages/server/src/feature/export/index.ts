export { byteOrderMark, csvLines, csvOf } from './csv.ts';
export { type CellValue, type SheetColumn } from './sheet-column.ts';
