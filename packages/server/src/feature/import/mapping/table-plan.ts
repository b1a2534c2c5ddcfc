import type { DraftKind } from './draft.ts';
import type { ColumnGuess } from './guess-mapping.ts';

/** How one table is turned into drafts: what each column means and what a row stands for. */
export interface TablePlan {
  /** What a row is, by its most telling kind; rows are counted under it and unmapped columns are kept with it. */
  readonly primary: DraftKind;
  readonly columns: readonly ColumnGuess[];
  /** Values every row gets where its own cell is empty, by target. */
  readonly constants: Readonly<Record<string, string>>;
  /** Name of the reading rules, for the report: `godata.case`, `linelist.exposure`, … */
  readonly role: string;
}
