import { type Locale, problemText } from '@firebreak/contract';
import { type CellCode, describeCellError } from '@firebreak/server/feature/import/mapping/index';
import { type ProblemCode, problemTexts } from './problem-text.ts';

/** One thing wrong with a cell, a row or a column of a plain file, or with an option about it. */
export interface TableProblem {
  readonly code: ProblemCode | CellCode;
  readonly file: string;
  /** As a spreadsheet shows it: the first line is 1. */
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  /** Fills the blanks of the text. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** A plain file that cannot be used as it is: every problem of one column at once, so that one run shows them all. */
export class TableError extends Error {
  readonly problems: readonly TableProblem[];

  constructor(...problems: readonly TableProblem[]) {
    super(problems.map((problem) => describeProblem(problem, 'en')).join('\n'));
    this.name = 'TableError';
    this.problems = problems;
  }
}

/** Where, what and what to do, in one line. */
export function describeProblem(problem: TableProblem, locale: Locale): string {
  const { code, file, row, column, value } = problem;
  const { why, remedy } = isOwn(code) ? ownWords(code, problem, locale) : describeCellError(code, wordsOf(problem), locale);
  const words = locale === 'en' ? `${why} ${remedy}` : `${why}${remedy}`;
  const place = [file, row === undefined ? undefined : rowText[locale].replace('{row}', String(row)), column].filter(
    (part) => part !== undefined,
  );
  const shown = value === undefined || words.includes(cut(value)) ? '' : ` ${quoted(cut(value), locale)}`;
  return `${place.join(' · ')}${shown}: ${words}`;
}

function ownWords(code: ProblemCode, problem: TableProblem, locale: Locale): { why: string; remedy: string } {
  const fill = (text: string): string =>
    text
      .replace('{problem}', () => problemText(problem.detail?.['problem'], locale))
      .replace(/\{(\w+)\}/g, (_, name: string) => String(wordsOf(problem)[name] ?? '—'));
  const [why, remedy] = problemTexts[code][locale];
  return { why: fill(why), remedy: fill(remedy) };
}

const wordsOf = ({ value = '', column = '', detail = {} }: TableProblem): Record<string, string | number> => ({
  value: cut(value),
  column,
  ...detail,
});

const rowText: Readonly<Record<Locale, string>> = { 'zh-Hans': '第 {row} 行', 'zh-Hant': '第 {row} 列', en: 'row {row}' };

const quoted = (value: string, locale: Locale): string => (locale === 'zh-Hant' ? `「${value}」` : `“${value}”`);

const isOwn = (code: TableProblem['code']): code is ProblemCode => code in problemTexts;

const cut = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
const LONGEST = 60;
