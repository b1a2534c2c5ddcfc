import { ctOf, targetOf } from '../ct-value.ts';
import { type LabDraft, type LabEntry, type LabRow } from '../lab-row.ts';
import { type LabProblem, leftOut, refused } from '../lab-problem.ts';
import { controlOf, outcomeOf } from '../outcome.ts';
import { type ReadTime } from '../result-time.ts';
import { tubeNumber } from '../tube-number.ts';
import { type LabColumns } from './columns.ts';

/** Turns the cells of a table into rows, by its columns. */
export class TableRows {
  private readonly columns: LabColumns;
  private readonly headers: readonly string[];
  private readonly timeOf: (text: string) => ReadTime;

  constructor(columns: LabColumns, headers: readonly string[], timeOf: (text: string) => ReadTime) {
    this.columns = columns;
    this.headers = headers;
    this.timeOf = timeOf;
  }

  /** The row, and what was left out of it; or why the row stayed out. A blank line is nothing. */
  read(line: number, cells: readonly string[]): LabEntry[] {
    if (cells.every((cell) => cell === '')) return [];
    const { columns } = this;
    const kind = this.cell(cells, columns.kind);
    const named = this.cell(cells, columns.tube);
    const tube = tubeNumber(named);
    if ('code' in tube) return [{ problem: refused(tube.code, { line, field: this.header(columns.tube), value: named }) }];
    const said = this.cell(cells, columns.outcome);
    const outcome = outcomeOf(said);
    const control = controlOf(tube.tube, kind);
    if (outcome === undefined) {
      const code = said === '' ? 'OUTCOME_MISSING' : pending.test(said) ? 'RESULT_PENDING' : 'OUTCOME_UNCLEAR';
      return [{ problem: refused(code, { line, field: this.header(columns.outcome), value: said || tube.tube }) }];
    }
    const problems: LabProblem[] = [];
    const draft: LabDraft = { line, tube: tube.tube, outcome, ...(control === undefined ? {} : { control }) };
    this.addTexts(draft, cells);
    this.addTimes(draft, cells, problems);
    this.addCt(draft, cells, problems);
    return [{ row: draft as LabRow }, ...problems.map((problem) => ({ problem }))];
  }

  private addTexts(draft: LabDraft, cells: readonly string[]): void {
    for (const name of ['test', 'instrument', 'well', 'note'] as const) {
      const text = this.cell(cells, this.columns[name]);
      if (text !== '') draft[name] = text.slice(0, LONGEST_TEXT);
    }
  }

  private addTimes(draft: LabDraft, cells: readonly string[], problems: LabProblem[]): void {
    for (const name of ['testedAt', 'resultAt'] as const) {
      const text = this.cell(cells, this.columns[name]);
      const time = this.timeOf(text);
      if (time.is === 'time') draft[name] = time.at;
      else if (time.is !== 'none') {
        const code = time.is === 'dateOnly' ? 'TIME_WITHOUT_HOUR' : 'TIME_NOT_READABLE';
        problems.push(leftOut(code, { line: draft.line, field: this.header(this.columns[name]), value: text }));
      }
    }
  }

  private addCt(draft: LabDraft, cells: readonly string[], problems: LabProblem[]): void {
    const values: number[] = [];
    const targets: Record<string, number> = {};
    for (const { target, at } of this.columns.ct) {
      const text = this.cell(cells, at);
      const ct = ctOf(text);
      if (typeof ct === 'number') {
        const name = target === 'ct' ? this.targetIn(cells) : target;
        if (name !== 'internalControl') values.push(ct);
        if (name !== undefined) targets[name] = ct;
      } else if (ct === undefined && outcomeOf(text) === undefined)
        problems.push(leftOut('CT_NOT_A_NUMBER', { line: draft.line, field: this.header(at), value: text }));
    }
    if (values.length > 0) draft.ct = values;
    if (Object.keys(targets).length > 0) draft.targets = targets;
  }

  /** With a line for each target, the one of this line. */
  private targetIn(cells: readonly string[]): string | undefined {
    const named = this.cell(cells, this.columns.target);
    return named === '' ? undefined : (targetOf(named) ?? named.slice(0, LONGEST_TEXT));
  }

  private cell(cells: readonly string[], at: number | undefined): string {
    return at === undefined ? '' : (cells[at] ?? '').replaceAll('\0', '').trim();
  }

  private header(at: number | undefined): string {
    return at === undefined ? '' : (this.headers[at] ?? '');
  }
}

const pending = /^(检测中|檢測中|待检|待檢|待检测|未出|未出结果|pending|in progress|registered)$/iu;
const LONGEST_TEXT = 500;
