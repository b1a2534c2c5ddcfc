export { expandSources } from './expand-sources.ts';
export { defaultLimits, limitsWith, type ReadLimits } from './limit.ts';
export { ReadingError, readingCodes, type Place, type ReadingCode } from './reading-error.ts';
export { readTable, readTables, tablesOfFile } from './read-tables.ts';
export { dateOfSerial } from './serial-date.ts';
export {
  encodings,
  rowsOf,
  tableFormats,
  tableNoteCodes,
  tablePlace,
  type Encoding,
  type Row,
  type Source,
  type Table,
  type TableFormat,
  type TableNote,
  type TableNoteCode,
} from './table.ts';
