import type { ReadLimits } from '../limit.ts';
import { ReadingError } from '../reading-error.ts';
import { dateOfSerial } from '../serial-date.ts';
import { tablePlace, type TableNote } from '../table.ts';
import { Stretches } from './stretches.ts';
import { XmlScanner } from './xml-scan.ts';

/** What the sheets of a workbook share. */
export interface WorkbookParts {
  readonly file: string;
  readonly date1904: boolean;
  readonly strings: readonly string[];
  /** By cell style: whether numbers show as dates. */
  readonly dateStyles: readonly boolean[];
}

/** Collects the rows of one sheet while its XML is pushed through; `take` empties what is complete. */
export class SheetRows {
  private readonly scanner: XmlScanner;
  private readonly parts: WorkbookParts;
  private readonly sheet: string;
  private readonly limits: ReadLimits;
  private readonly onNote: (note: TableNote) => void;
  private done: { row: number; cells: string[] }[] = [];
  private row = 0;
  private cells: string[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private hasFormula = false;
  private inValue = false;
  private inPhonetic = false;
  private isHidden = false;
  /** Rows that nobody sees, and that are read all the same: a filter is a way to look and not to delete. */
  private readonly hidden = new Stretches(MOST_NAMED);

  constructor(parts: WorkbookParts, sheet: string, limits: ReadLimits, onNote: (note: TableNote) => void) {
    this.parts = parts;
    this.sheet = sheet;
    this.limits = limits;
    this.onNote = onNote;
    this.scanner = new XmlScanner({
      open: (name, attribute) => this.open(name, attribute),
      text: (text) => {
        if (this.inValue && !this.inPhonetic) this.value += text;
      },
      close: (name) => this.close(name),
    });
  }

  push(piece: string): void {
    this.scanner.push(piece);
  }

  take(): { row: number; cells: string[] }[] {
    const rows = this.done;
    this.done = [];
    return rows;
  }

  /** Says what can be said of the whole sheet. */
  end(): void {
    const { count, text } = this.hidden;
    if (count === 0) return;
    const place = tablePlace({ file: this.parts.file, sheet: this.sheet });
    this.onNote({ code: 'ROWS_HIDDEN', place, detail: { sheet: this.sheet, count, rows: text } });
  }

  private open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') {
      this.row = positive(attribute('r')) ?? this.row + 1;
      this.cells = [];
      this.column = -1;
      this.isHidden = isTrue(attribute('hidden'));
    } else if (name === 'c') {
      this.column = columnOf(attribute('r')) ?? this.column + 1;
      this.type = attribute('t') ?? 'n';
      this.style = positive(attribute('s')) ?? 0;
      this.value = '';
      this.hasFormula = false;
    } else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'v' || name === 't') this.inValue = true;
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
  }

  private closeRow(): void {
    if (this.isHidden && this.cells.length > 0) this.hidden.add(this.row);
    this.done.push({ row: this.row, cells: this.cells });
  }

  private closeCell(): void {
    if (this.hasFormula && this.value === '' && this.type !== 'str') {
      this.onNote({
        code: 'FORMULA_WITHOUT_VALUE',
        place: tablePlace({ file: this.parts.file, sheet: this.sheet }, this.row),
        detail: { column: this.column + 1 },
      });
    }
    const text = this.cellText();
    if (text === '') return; // formatted but empty cells far to the right do not count
    if (this.column >= this.limits.columns) {
      const place = tablePlace({ file: this.parts.file, sheet: this.sheet }, this.row);
      throw new ReadingError('COLUMNS_TOO_MANY', place, { columns: this.column + 1, limit: this.limits.columns });
    }
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private cellText(): string {
    if (this.value === '') return '';
    if (this.type === 's') return this.parts.strings[Number(this.value)] ?? '';
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE';
    if (this.type === 'n') return this.numberText();
    return this.value; // inlineStr, str, e (an error such as #N/A) and d (an ISO date) are text as they stand
  }

  private numberText(): string {
    if (this.parts.dateStyles[this.style]) return dateOfSerial(Number(this.value), this.parts.date1904) ?? this.value;
    const number = Number(this.value);
    return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : this.value; // Excel keeps 15 digits
  }
}

/** Stretches of rows that are named one by one. */
const MOST_NAMED = 10;

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

function positive(text: string | undefined): number | undefined {
  const number = Number(text);
  return text !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** Position from 0 of a cell such as `AB12`. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
