/** A count for each of so many things, none yet. */
export const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** Adds to a count where it has a place. */
export function addAt(counts: number[], index: number | undefined, by = 1): void {
  if (index !== undefined && index >= 0 && index < counts.length) counts[index] = (counts[index] ?? 0) + by;
}

/** Counts of equal rows of three whole numbers, given back as columns in a stable order. */
export class RowTally {
  private readonly counts = new Map<string, { row: readonly [number, number, number]; count: number }>();

  add(...row: [number, number, number]): void {
    const key = row.join(' ');
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { row, count: 1 });
    else known.count += 1;
  }

  columns(): [first: number[], second: number[], third: number[], count: number[]] {
    const rows = [...this.counts.values()].sort(({ row: a }, { row: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return [rows.map(({ row }) => row[0]), rows.map(({ row }) => row[1]), rows.map(({ row }) => row[2]), rows.map(({ count }) => count)];
  }
}
