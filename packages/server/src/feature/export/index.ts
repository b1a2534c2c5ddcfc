export { byteOrderMark, csvLines, csvOf } from './csv.ts';
export { approvedList, askApproval } from './request.ts';
export { type CellValue, markColumns, type SheetColumn } from './sheet-column.ts';
