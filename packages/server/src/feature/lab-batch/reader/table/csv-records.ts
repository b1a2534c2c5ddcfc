import { type LabEntry } from '../lab-row.ts';
import { refused } from '../lab-problem.ts';
import { type TextLine } from '../text-lines.ts';

export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Records of separated values, one line each. A cell in quotes may go over a few lines; where its quote is never closed, or something
 * follows the closing one, its first line is broken and the next is read as a new record: one stray quote costs one line.
 */
export class CsvRecords {
  private readonly delimiter: string;
  private open: TextLine[] = [];

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  take(line: TextLine): (CsvRecord | LabEntry)[] {
    if (typeof line.text !== 'string') return [...this.flush(), { problem: refused(lineCode(line), { line: line.line }) }];
    this.open.push(line);
    return this.settle(false);
  }

  /** What is still open at the end of the file is broken. */
  flush(): (CsvRecord | LabEntry)[] {
    return this.settle(true);
  }

  private settle(atEnd: boolean): (CsvRecord | LabEntry)[] {
    const found: (CsvRecord | LabEntry)[] = [];
    for (let [first] = this.open; first !== undefined; [first] = this.open) {
      const cells = cellsOf(this.joined(), this.delimiter);
      if (Array.isArray(cells)) {
        found.push({ line: first.line, cells });
        this.open = [];
        break;
      }
      if (cells === 'open' && !atEnd && this.open.length < MOST_LINES) break;
      found.push({ problem: refused('QUOTE_NOT_CLOSED', { line: first.line, value: first.text ?? '' }) });
      const rest = this.open.slice(1);
      this.open = [];
      for (const line of rest) found.push(...this.take(line));
    }
    return found;
  }

  private joined(): string {
    return this.open.map(({ text }) => text ?? '').join('\n');
  }
}

const lineCode = ({ text }: TextLine) => (text === null ? ('LINE_TOO_LONG' as const) : ('LINE_NOT_DECODABLE' as const));

/** Cells of a record; `open` while a quote is not closed, `damaged` where something follows a closing quote. */
function cellsOf(text: string, delimiter: string): string[] | 'open' | 'damaged' {
  const cells: string[] = [];
  for (let from = 0; ;) {
    if (text[from] !== '"') {
      const end = text.indexOf(delimiter, from);
      cells.push((end < 0 ? text.slice(from) : text.slice(from, end)).trim());
      if (end < 0) return cells;
      from = end + 1;
      continue;
    }
    const end = closingQuote(text, from + 1);
    if (end < 0) return 'open';
    cells.push(
      text
        .slice(from + 1, end)
        .replaceAll('""', '"')
        .trim(),
    );
    const after = /^[ \t]*/u.exec(delimiter === '\t' ? '' : text.slice(end + 1))?.[0].length ?? 0;
    if (end + 1 + after >= text.length) return cells;
    if (text[end + 1 + after] !== delimiter) return 'damaged';
    from = end + 2 + after;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

/** A note of a result goes over a few lines at most. */
const MOST_LINES = 5;
