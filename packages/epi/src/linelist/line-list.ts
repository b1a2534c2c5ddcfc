import { caseClasses, origins, outcomes, type CaseClass, type Origin, type Outcome } from '../record/case.ts';
import { sexes, type Sex } from '../record/person.ts';
import { dayOf, type CalendarDate } from '../time/calendar-date.ts';
import { NO_DAY } from '../time/civil-day.ts';

/**
 * A line list (病例一览表), one row per case, stored by column: what the engine counts over.
 * Row i of every column is the same case. Days are since 1970-01-01, `NO_DAY` where there is none.
 */
export interface LineList {
  /** Number of rows. */
  length: number;
  ids: readonly string[];
  onsetDay: Int32Array;
  reportDay: Int32Array;
  outcomeDay: Int32Array;
  /** Index into `caseClasses`. */
  classIndex: Uint8Array;
  /** Index into `outcomes`. */
  outcomeIndex: Uint8Array;
  /** Index into `origins`. */
  originIndex: Uint8Array;
  /** Index into `sexes`. */
  sexIndex: Uint8Array;
  /** Age in years, with a fraction for infants; NaN when unknown. */
  ageYears: Float32Array;
  /** Index into `areas`, `NO_AREA` when unknown. */
  areaIndex: Int32Array;
  /** Paths of areas from the nation down, joined by dots, each once. */
  areas: readonly string[];
}

/** "No area" in the column `areaIndex`. */
export const NO_AREA = -1;

/** One case as records have it; what is missing is null or left out. */
export interface LineListRow {
  id: string;
  caseClass: CaseClass;
  onset?: CalendarDate | null;
  report?: CalendarDate | null;
  outcome?: Outcome | null;
  outcomeDate?: CalendarDate | null;
  origin?: Origin | null;
  sex?: Sex | null;
  /** Years; fractions allowed. Kept as given, also when impossible. */
  ageYears?: number | null;
  /** Path of the area, nation first: `cn.440000.440100`. */
  area?: string | null;
}

/** Builds the columns of a line list, in the order of the rows. */
export function lineListOf(rows: readonly LineListRow[]): LineList {
  const areas = new AreaTable();
  return {
    length: rows.length,
    ids: rows.map((row) => row.id),
    onsetDay: Int32Array.from(rows, (row) => dayOrNone(row.onset)),
    reportDay: Int32Array.from(rows, (row) => dayOrNone(row.report)),
    outcomeDay: Int32Array.from(rows, (row) => dayOrNone(row.outcomeDate)),
    classIndex: Uint8Array.from(rows, (row) => caseClasses.indexOf(row.caseClass)),
    outcomeIndex: Uint8Array.from(rows, (row) => outcomes.indexOf(row.outcome ?? 'unknown')),
    originIndex: Uint8Array.from(rows, (row) => origins.indexOf(row.origin ?? 'unknown')),
    sexIndex: Uint8Array.from(rows, (row) => sexes.indexOf(row.sex ?? 'unknown')),
    ageYears: Float32Array.from(rows, (row) => row.ageYears ?? NaN),
    areaIndex: Int32Array.from(rows, (row) => areas.indexOf(row.area)),
    areas: areas.paths,
  };
}

/** Day of a date, `NO_DAY` for none. */
export function dayOrNone(date: CalendarDate | null | undefined): number {
  return date === null || date === undefined ? NO_DAY : dayOf(date);
}

/** Numbers each path at its first mention. */
class AreaTable {
  readonly paths: string[] = [];
  readonly #index = new Map<string, number>();

  indexOf(path: string | null | undefined): number {
    if (path === null || path === undefined || path === '') return NO_AREA;
    const known = this.#index.get(path);
    if (known !== undefined) return known;
    this.#index.set(path, this.paths.length);
    return this.paths.push(path) - 1;
  }
}
