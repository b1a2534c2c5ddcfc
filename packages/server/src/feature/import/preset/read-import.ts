import { assemble } from '../mapping/assemble.ts';
import {
  cellError,
  cellErrorOfNote,
  draftKinds,
  type CellError,
  type Draft,
  type DraftKind,
  type ImportLocale,
  type KindCount,
} from '../mapping/index.ts';
import type { CellErrorInput } from '../mapping/cell-error.ts';
import { rowReader } from '../mapping/read-row.ts';
import { Resolver, type Resolved } from '../mapping/resolve.ts';
import type { TablePlan } from '../mapping/table-plan.ts';
import type { Row, Source, Table, TableNote } from '../reader/index.ts';
import type { ImportInspection, ImportOptions, TableInspection } from './import-plan.ts';
import { lookThrough, readingErrorOf } from './inspect-import.ts';

/** What became of an import, given as its last item. */
export interface ImportSummary {
  readonly counts: Readonly<Partial<Record<DraftKind, Readonly<KindCount>>>>;
  readonly rows: number;
  readonly errors: number;
  readonly warnings: number;
  /** Cells that were anonymised (`***`) and so are missing. */
  readonly masked: number;
}

/** Items come in this order: one `inspection`, then drafts, errors and progress as they are found, one `summary`. */
export type ImportItem =
  | { readonly type: 'inspection'; readonly inspection: ImportInspection }
  | { readonly type: 'draft'; readonly draft: Draft }
  | { readonly type: 'error'; readonly error: CellError }
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly file: string; readonly sheet: string | null }
  | { readonly type: 'summary'; readonly summary: ImportSummary };

/**
 * Reads the files of one import into drafts. Every draft comes after all drafts it points at, so they can be written
 * as they come; a row with an error gives no draft. The files are walked twice (once to look, once to read); memory
 * grows with the number of records by their own text only.
 *
 * Bad input is told by `error` items. What is thrown is the reason of `options.signal` or a fault of ours.
 */
export async function* readImport(sources: readonly Source[], options: ImportOptions): AsyncGenerator<ImportItem> {
  for await (const items of readImportPacks(sources, options)) yield* items;
}

/** The same items in the same order, many at a time. */
export async function* readImportPacks(sources: readonly Source[], options: ImportOptions): AsyncGenerator<readonly ImportItem[]> {
  const { inspection, tables } = await lookThrough(sources, options);
  const reading = new ImportReading(options, inspection);
  yield [{ type: 'inspection', inspection }, ...inspection.errors.map((error) => reading.told(error))];
  const known = tables.flatMap(({ table, found }) => (found.plan ? [{ table, found, plan: found.plan }] : []));
  known.sort((a, b) => rank(a.plan) - rank(b.plan));
  let previous: DraftKind | undefined;
  for (const item of known) {
    if (previous !== undefined && previous !== item.plan.primary) yield reading.items(reading.resolver.flush());
    previous = item.plan.primary;
    yield* reading.table(item.table, item.found, item.plan);
  }
  yield reading.items(reading.resolver.flush());
  yield reading.items(reading.resolver.finish());
  yield [
    { type: 'progress', done: inspection.rows, total: inspection.rows, file: '', sheet: null },
    { type: 'summary', summary: reading.summary() },
  ];
}

class ImportReading {
  readonly resolver: Resolver;
  private readonly options: ImportOptions;
  private readonly inspection: ImportInspection;
  private readonly locale: ImportLocale;
  private rows = 0;
  private errors = 0;
  private warnings = 0;
  private masked = 0;
  private readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(options: ImportOptions, inspection: ImportInspection) {
    this.columns = new Map(
      inspection.tables.map((table) => [
        `${table.file}\n${table.sheet ?? ''}`,
        new Map((table.plan?.columns ?? []).map((column) => [column.target ?? '', column.column])),
      ]),
    );
    this.options = options;
    this.resolver = new Resolver(options.outside, options.sameWithinDays);
    this.inspection = inspection;
    this.locale = options.locale ?? 'en';
  }

  async *table(table: Table, found: TableInspection, plan: TablePlan): AsyncGenerator<readonly ImportItem[]> {
    const orders = new Map(found.dates.map((date) => [date.column, date.order]));
    const { zone = 'UTC', dayZero } = this.options;
    const read = rowReader({
      table,
      plan,
      orders,
      plausible: this.inspection.plausible,
      zone,
      ...(dayZero === undefined ? {} : { dayZero }),
    });
    const notes: TableNote[] = [];
    try {
      for await (const rows of table.packs((note) => notes.push(note))) {
        this.options.signal?.throwIfAborted();
        const items = rows.flatMap((row) => this.row(row, read, plan));
        yield [...items, ...this.noted(notes), this.progress(table)];
      }
    } catch (error) {
      if (this.options.signal?.aborted) throw error;
      yield [this.told(readingErrorOf(error, this.locale))];
    }
    yield this.noted(notes);
  }

  private noted(notes: TableNote[]): ImportItem[] {
    return notes.splice(0).map((note) => this.told(cellErrorOfNote(note, this.locale)));
  }

  private progress({ file, sheet }: Table): ImportItem {
    return { type: 'progress', done: this.rows, total: this.inspection.rows, file, sheet: sheet ?? null };
  }

  private row(row: Row, read: ReturnType<typeof rowReader>, plan: TablePlan): ImportItem[] {
    this.rows++;
    const reading = read(row);
    this.masked += reading.masked;
    const drafts = assemble(reading, plan);
    const withdrawn = drafts.drafts.some((draft) => draft.withdrawn);
    const told = withdrawn ? [] : reading.problems.map((problem) => this.told(this.errorOf(problem)));
    const hasErrors = !withdrawn && reading.problems.some((problem) => (problem.severity ?? 'error') === 'error');
    return [...told, ...this.items(this.resolver.add(drafts, plan.primary, hasErrors))];
  }

  items({ problems, drafts }: Resolved): ImportItem[] {
    return [
      ...problems.map((problem) => this.told(this.errorOf(problem))),
      ...drafts.map((draft): ImportItem => ({ type: 'draft', draft })),
    ];
  }

  told(error: CellError): ImportItem {
    if (error.severity === 'error') this.errors++;
    else this.warnings++;
    return { type: 'error', error };
  }

  summary(): ImportSummary {
    return {
      counts: Object.fromEntries(this.resolver.counts),
      rows: this.rows,
      errors: this.errors,
      warnings: this.warnings,
      masked: this.masked,
    };
  }

  /** Errors of references name the column that holds the reference. */
  private errorOf(problem: CellErrorInput): CellError {
    const { kind = '', field = '' } = problem.detail ?? {};
    const column = problem.place.column ?? this.columns.get(`${problem.place.file}\n${problem.place.sheet ?? ''}`)?.get(`${kind}.${field}`);
    return cellError(column === undefined ? problem : { ...problem, place: { ...problem.place, column } }, this.locale);
  }
}

/** Tables are read in the order in which their records are needed. */
function rank(plan: TablePlan): number {
  return draftKinds.indexOf(plan.primary);
}
