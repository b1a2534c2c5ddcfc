export { ageAt } from './age.ts';
export {
  type BatchContext,
  type BatchCounts,
  type BatchOutcome,
  type BatchRow,
  compareBatch,
  idsBySource,
  memoryOfBatch,
  prepareBatch,
  prepareNew,
  type PreparedBatch,
  stamped,
  writeBatch,
  writePrepared,
  writePreparedInTurn,
} from './batch.ts';
export { fromColumns } from './column.ts';
export { appendConversion } from './conversion.ts';
export { countRecords } from './count.ts';
export { inHouse, recordDoors } from './door.ts';
export { type ListCut, type PageQuery, pageViews, told } from './list.ts';
export { fieldsHidden, revealedSightAt, sightAt } from './mask.ts';
export { type DisplayFact, type Noun, type Nouns, type NounStore, type SearchKeys, type Values, type WrittenRows } from './noun.ts';
export { checkVersion, oneView, rowInSight } from './record.ts';
export { findRow, findRows, rowOfPerson } from './record-store.ts';
export { isBetween, joinCaseOfDay } from './infection-day.ts';
export { areaFor } from './rule.ts';
export { revealFields } from './reveal.ts';
export { foundBy } from './search-text.ts';
export { type Row } from './row.ts';
export { append, type House, inOutbreak, listAct, recordAct, refuseClosed, type Standing } from './standing.ts';
export { dayOf } from './today.ts';
export { documentDigest, lettersOf, nameSound, phoneDigest, searchWords } from './search-text.ts';
export { type SightOf } from './view.ts';
export { changeRecord, changeRecords, insertPlaced, insertRecord, type Written } from './write.ts';
export { maskName } from './mask.ts';
