export { csvOf } from './csv.ts';
export { type SheetColumn } from './sheet-column.ts';
