import type { DateOrder, ImportLocale, OrderFinding, OutsideKeys, Plausible, CellError, TablePlan } from '../mapping/index.ts';
import type { Encoding, ReadLimits, TableFormat } from '../reader/index.ts';

export const presets = ['linelist', 'godata', 'firebreak', 'mapping'] as const;
export type Preset = (typeof presets)[number];

/** Meanings a person gave to columns, by file and header, as the mapping screen sends and saves them. */
export interface GivenMapping {
  readonly columns: readonly { readonly file: string; readonly column: string; readonly target: string | null }[];
}

export interface ImportOptions {
  readonly preset: Preset;
  /** Meanings that go before those of the preset; needed for `mapping` where nothing can be guessed. */
  readonly mapping?: GivenMapping;
  /** Order of dates such as 3/4/2026 for all columns that do not decide it themselves; `auto` asks by an error. */
  readonly dateOrder?: DateOrder | 'auto';
  /** Dates outside are errors. Without it, the range the dates themselves suggest (`ImportInspection.plausible`). */
  readonly plausible?: Plausible;
  /** Language of `why` and `remedy`; English by default. */
  readonly locale?: ImportLocale;
  /** IANA zone of times without a zone, and of instants in date columns; UTC by default. */
  readonly zone?: string;
  /** Values for every row whose own cell is empty, by target: `{ 'case.caseClass': 'confirmed' }`. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Calendar date of day 0, where date columns hold day numbers. */
  readonly dayZero?: string;
  /** Records of the same source that are in the database: rows of this import may point at them. */
  readonly outside?: OutsideKeys;
  /** Days of one infection lie at most this far apart, by the pack in force; without it a person is one case. */
  readonly sameWithinDays?: number;
  readonly limits?: Partial<ReadLimits>;
  readonly signal?: AbortSignal;
}

export interface DateColumnReport {
  readonly column: string;
  readonly finding: OrderFinding;
  /** The order that will be used; undefined where a person must choose. */
  readonly order: DateOrder | undefined;
  readonly first: string | null;
  readonly last: string | null;
}

/** One table as the dry run and the mapping screen see it. */
export interface TableInspection {
  readonly file: string;
  readonly sheet: string | null;
  readonly format: TableFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly headers: readonly string[];
  readonly rows: number;
  /** The first ten rows. */
  readonly sample: readonly (readonly string[])[];
  /** Undefined where the preset does not know the table. */
  readonly plan: TablePlan | undefined;
  readonly dates: readonly DateColumnReport[];
}

/** What a look at all files found, before any draft is made. */
export interface ImportInspection {
  readonly tables: readonly TableInspection[];
  readonly plausible: Plausible;
  readonly suggestedPreset: Preset;
  /** Files that cannot be read, tables nobody recognises, oddities of headers. */
  readonly errors: readonly CellError[];
  readonly rows: number;
}
