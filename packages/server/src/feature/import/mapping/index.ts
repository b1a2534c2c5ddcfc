export { defaultPlausible, dateOrders, type DateOrder, type Plausible } from './cell/date.ts';
export { orderFindings, type OrderFinding } from './cell/date-column.ts';
export {
  cellCodes,
  cellError,
  cellErrorOfNote,
  cellErrorOfReading,
  describeCellError,
  importLocales,
  type CellCode,
  type CellError,
  type ImportErrorCode,
  type ImportLocale,
  type Severity,
} from './cell-error.ts';
export { draftKinds, draftField, type Draft, type DraftKind, type DraftValue, type NodeKey } from './draft.ts';
export { errorCsv, guardedCell } from './error-csv.ts';
export { guessMapping, guessReasons, type ColumnGuess, type GuessReason } from './guess-mapping.ts';
export type { KindCount } from './resolve.ts';
export { allTargets, parseTarget, IGNORE, type Target } from './target.ts';
export type { TablePlan } from './table-plan.ts';
