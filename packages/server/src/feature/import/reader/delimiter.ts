/**
 * The character that separates cells, found by counting outside quotes in the first records: the one that appears
 * equally often in most lines, the commonest first. A table of one column has none; comma is returned.
 */
export function detectDelimiter(sample: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = agreement(countsByLine(sample, delimiter));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Appearances of a delimiter in each of the first complete lines, outside double quotes. */
function countsByLine(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  for (const char of sample) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === delimiter) count++;
    else if (!quoted && char === '\n') {
      counts.push(count);
      count = 0;
      if (counts.length === LINES) return counts;
    }
  }
  if (counts.length === 0) counts.push(count);
  return counts;
}

/** Lines that agree with the commonest non-zero count, times that count's weight. */
function agreement(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, times] of lines) best = Math.max(best, times * times * Math.log2(1 + count));
  return best;
}

const DELIMITERS = [',', ';', '\t', '|', '，'] as const;
const LINES = 20;
