/** A value of parsed JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * Flattens a nested record to named text cells in the way Go.Data names the columns of its flat exports: levels are
 * separated by a space and positions in lists come last, from 1: `addresses locationId [1]`, `age years`.
 * Null becomes an empty cell, true and false become TRUE and FALSE.
 */
export function flatten(record: { readonly [name: string]: Json }): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) put(cells, [name], [], value);
  return cells;
}

function put(cells: Map<string, string>, names: readonly string[], positions: readonly number[], value: Json): void {
  if (value === null || typeof value !== 'object') {
    cells.set([...names, ...positions.map((position) => `[${position}]`)].join(' '), textOfScalar(value));
  } else if (Array.isArray(value)) {
    for (const [index, item] of (value as Json[]).entries()) put(cells, names, [...positions, index + 1], item);
  } else {
    for (const [name, inner] of Object.entries(value)) put(cells, [...names, name], positions, inner);
  }
}

function textOfScalar(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}
