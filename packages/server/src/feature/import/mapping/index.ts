export { defaultPlausible, dateOrders, type DateOrder, type Plausible } from './cell/date.ts';
export { orderFindings, type OrderFinding } from './cell/date-column.ts';
export { cellCodes, importLocales, type CellCode, type ImportErrorCode, type ImportLocale } from './cell-code.ts';
export { cellError, cellErrorOfNote, cellErrorOfReading, describeCellError, type CellError, type Severity } from './cell-error.ts';
export {
  contentDigest,
  draftKinds,
  draftField,
  type Draft,
  type DraftKind,
  type DraftRecordKind,
  type DraftValue,
  type NodeKey,
  textOfDraft,
} from './draft.ts';
export { errorCsv, guardedCell } from './error-csv.ts';
export { guessMapping, guessReasons, type ColumnGuess, type GuessReason } from './guess-mapping.ts';
export { dayOfCase, daysBetween } from './infection-keys.ts';
export type { KindCount, OutsideKeys } from './resolve.ts';
export { allTargets, parseTarget, IGNORE, type Target } from './target.ts';
export type { TablePlan } from './table-plan.ts';
