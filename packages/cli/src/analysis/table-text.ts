import { widthOf } from '../output.ts';
import { type ResultTable } from './analysis.ts';

/** A table for a terminal: words to the left, numbers to the right, Chinese counted as two columns. */
export function alignedText({ title, headings, rows }: ResultTable): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  const isNumeric = headings.map((_, column) => rows.length > 0 && rows.every((row) => NUMERIC.test(row[column] ?? '')));
  const body = lines.map((line) =>
    headings
      .map((_, column) => {
        const cell = line[column] ?? '';
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return isNumeric[column] === true ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
  return [...(title === undefined ? [] : [title]), ...body].join('\n');
}

/** Numbers, percentages, intervals, and what stands for a number that is not there. */
const NUMERIC = /^(|—|[<>]?[−+]?[\d.,∞]+(e[+−]?\d+)?%?( – [−+<>]?[\d.,∞—]+(e[+−]?\d+)?%?)?|\d+\/\d+( \([\d.]+%\))?)$/u;
