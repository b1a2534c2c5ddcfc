/** What others may use of an import: how bytes become tables. */
export { headOf, bytesOf } from './reader/open-source.ts';
export { detectDelimiter } from './reader/delimiter.ts';
export { kindOf } from './reader/expand-sources.ts';
export { describeCellError } from './mapping/index.ts';
export {
  dateOfSerial,
  limitsWith,
  readingCodes,
  type ReadingCode,
  readTable,
  readTables,
  ReadingError,
  type ReadLimits,
  type Source,
  type Table,
} from './reader/index.ts';
export { receiveFiles } from './upload.ts';
export { removeImportFolder } from './folder.ts';
