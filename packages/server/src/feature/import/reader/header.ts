import type { TableNote } from './table.ts';
import type { Place } from './reading-error.ts';

/** Where the header stands in the first rows of a table, or that there is none. */
export interface HeaderFound {
  /** Position among the rows given, or -1 where the first row already is data. */
  readonly at: number;
  readonly headers: readonly string[];
  readonly notes: readonly TableNote[];
}

/**
 * Finds the header among the first rows: the first row about as full as the fullest, so that a title line above the
 * table is passed over. A row holding numbers or dates is data: then columns are called `column 1`, `column 2`, …
 */
export function findHeader(rows: readonly (readonly string[])[], place: Place): HeaderFound {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const fullest = Math.max(0, ...filled);
  const at = filled.findIndex((count) => count >= Math.max(1, Math.ceil(fullest / 2)));
  const row = rows[at] ?? [];
  if (looksLikeData(row)) {
    const width = Math.max(0, ...rows.map(trimmedLength));
    const headers = Array.from({ length: width }, (_, index) => blankName(index));
    return { at: -1, headers, notes: [{ code: 'HEADER_ABSENT', place, detail: { columns: width } }] };
  }
  return { at, ...nameHeaders(row.slice(0, trimmedLength(row)), place) };
}

/** Trims headers and makes each of them non-blank and unique. */
export function nameHeaders(raw: readonly string[], place: Place): { headers: string[]; notes: TableNote[] } {
  const notes: TableNote[] = [];
  const seen = new Map<string, number>();
  const headers = raw.map((cell, index) => {
    const name = cell.replace(/\s+/gu, ' ').trim();
    if (name === '') {
      notes.push({ code: 'HEADER_BLANK', place, detail: { column: index + 1 } });
      return unique(blankName(index), seen);
    }
    if (seen.has(name)) notes.push({ code: 'HEADER_REPEATED', place: { ...place, column: name }, detail: { column: index + 1 } });
    return unique(name, seen);
  });
  return { headers, notes };
}

function unique(name: string, seen: Map<string, number>): string {
  const times = (seen.get(name) ?? 0) + 1;
  seen.set(name, times);
  if (times === 1) return name;
  const candidate = `${name} (${times})`;
  return seen.has(candidate) ? unique(candidate, seen) : (seen.set(candidate, 1), candidate);
}

function looksLikeData(row: readonly string[]): boolean {
  return row.some((cell) => /^\s*[-+]?\d+([.,]\d+)?\s*$/u.test(cell) || /^\s*\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}/u.test(cell));
}

export function trimmedLength(row: readonly string[]): number {
  let length = row.length;
  while (length > 0 && (row[length - 1] ?? '').trim() === '') length--;
  return length;
}

const blankName = (index: number): string => `column ${index + 1}`;

/** Rows looked at to find the header. */
export const HEADER_ROWS = 10;
