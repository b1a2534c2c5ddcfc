export { byteOrderMark, csvLines } from './csv.ts';
export { type CellValue } from './sheet-column.ts';
