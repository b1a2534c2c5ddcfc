export { ReadingError, readTable, type Source, type Table } from './reader/index.ts';
export { receiveFiles } from './upload.ts';
