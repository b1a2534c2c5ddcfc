import { DateColumn, suggestPlausible } from '../mapping/cell/date-column.ts';
import {
  cellError,
  cellErrorOfNote,
  cellErrorOfReading,
  draftField,
  parseTarget,
  type CellError,
  type DateOrder,
  type ImportLocale,
  type TablePlan,
} from '../mapping/index.ts';
import { expandSources, limitsWith, ReadingError, rowsOf, tablePlace, tablesOfFile, type Source, type Table } from '../reader/index.ts';
import type { ImportInspection, ImportOptions, TableInspection } from './import-plan.ts';
import { planTable, suggestPreset } from './plan-table.ts';

/** Tables with what was found of each, for the second walk. */
export interface Looked {
  readonly inspection: ImportInspection;
  readonly tables: readonly { readonly table: Table; readonly found: TableInspection }[];
}

/**
 * Looks through all files once: what each table is, how its columns would be read, the order of its dates, which range
 * of dates is plausible, and the first ten rows. Nothing is thrown for bad files; they are among the errors.
 */
export async function inspectImport(sources: readonly Source[], options: ImportOptions): Promise<ImportInspection> {
  return (await lookThrough(sources, options)).inspection;
}

export async function lookThrough(sources: readonly Source[], options: ImportOptions): Promise<Looked> {
  const locale = options.locale ?? 'en';
  const errors: CellError[] = [];
  const tables: { table: Table; found: TableInspection }[] = [];
  const columns: DateColumn[] = [];
  for (const table of await openAll(sources, options, errors)) {
    try {
      const { found, dates } = await lookAt(table, options);
      tables.push({ table, found });
      columns.push(...dates);
      errors.push(...table.notes.map((note) => cellErrorOfNote(note, locale)));
      if (found.rows === 0) errors.push(cellError({ code: 'TABLE_WITHOUT_ROWS', severity: 'warning', place: tablePlace(table) }, locale));
      if (!found.plan) errors.push(cellError({ code: 'TABLE_NOT_RECOGNISED', place: tablePlace(table), detail: {} }, locale));
    } catch (error) {
      errors.push(readingErrorOf(error, locale));
    }
  }
  const found = tables.map((item) => item.found);
  return {
    tables,
    inspection: {
      tables: found,
      plausible: options.plausible ?? suggestPlausible(columns),
      suggestedPreset: suggestPreset(found),
      errors,
      rows: found.reduce((sum, table) => sum + table.rows, 0),
    },
  };
}

async function openAll(sources: readonly Source[], options: ImportOptions, errors: CellError[]): Promise<Table[]> {
  const limits = limitsWith(options.limits);
  const tables: Table[] = [];
  const attempt = async <T>(work: () => Promise<T[]>): Promise<T[]> => {
    try {
      return await work();
    } catch (error) {
      errors.push(readingErrorOf(error, options.locale ?? 'en'));
      return [];
    }
  };
  for (const source of sources) {
    for (const file of await attempt(() => expandSources([source], limits)))
      tables.push(...(await attempt(() => tablesOfFile(file, limits))));
  }
  return tables;
}

/** A reading error as a cell error; anything else is a fault of ours and goes on. */
export function readingErrorOf(error: unknown, locale: ImportLocale): CellError {
  if (error instanceof ReadingError) return cellErrorOfReading(error, locale);
  throw error;
}

async function lookAt(table: Table, options: ImportOptions): Promise<{ found: TableInspection; dates: DateColumn[] }> {
  const sample = await sampleOf(table, options.signal);
  const plan = planTable(table, sample, options);
  const dates = (plan ? dateColumns(plan) : []).map((index) => ({ index, column: new DateColumn() }));
  let rows = 0;
  for await (const pack of table.packs()) {
    options.signal?.throwIfAborted();
    rows += pack.length;
    for (const { cells } of pack) {
      for (const { index, column } of dates) {
        const text = cells[index];
        if (text) column.add(text);
      }
    }
  }
  return {
    found: {
      ...describe(table, rows, sample, plan),
      dates: dates.map(({ index, column }) => reportOf(table.headers[index] ?? '', column, options)),
    },
    dates: dates.map(({ column }) => column),
  };
}

function describe(
  table: Table,
  rows: number,
  sample: readonly (readonly string[])[],
  plan: TablePlan | undefined,
): Omit<TableInspection, 'dates'> {
  const { file, format, headers } = table;
  return {
    file,
    sheet: table.sheet ?? null,
    format,
    encoding: table.encoding ?? null,
    delimiter: table.delimiter ?? null,
    headers,
    rows,
    sample,
    plan,
  };
}

function reportOf(column: string, dates: DateColumn, options: ImportOptions): TableInspection['dates'][number] {
  const asked: DateOrder | undefined = options.dateOrder === 'auto' ? undefined : options.dateOrder;
  const order = dates.finding === 'decided' ? dates.order : (asked ?? dates.order);
  return { column, finding: dates.finding, order, first: dates.span?.first ?? null, last: dates.span?.last ?? null };
}

async function sampleOf(table: Table, signal: AbortSignal | undefined): Promise<(readonly string[])[]> {
  const sample: (readonly string[])[] = [];
  for await (const { cells } of rowsOf(table)) {
    sample.push(cells);
    if (sample.length === SAMPLE_ROWS) break;
  }
  signal?.throwIfAborted();
  return sample;
}

function dateColumns(plan: TablePlan): number[] {
  return plan.columns.flatMap((column, index) => {
    const parsed = column.target === null ? undefined : parseTarget(column.target);
    const form = parsed && parsed.kind !== 'row' ? draftField(parsed.kind, parsed.field)?.form : undefined;
    return form === 'date' || form === 'instant' ? [index] : [];
  });
}

const SAMPLE_ROWS = 10;
