/**
 * Rows as CSV (RFC 4180: commas, quotes doubled, lines ended by CR LF).
 *
 * Text that a spreadsheet would run as a formula, beginning with = + - @ tab or CR, gets an apostrophe in front.
 * Numbers stay numbers, also negative ones.
 */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
