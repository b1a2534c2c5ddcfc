import { type FieldProblem, problemOfIssue } from '@firebreak/contract';
import { type z } from 'zod';
import { TableError, type TableProblem } from './table-problem.ts';

/**
 * What a JSON file holds; a byte order mark is no part of it.
 *
 * @param file its name, for people
 * @throws TableError JSON_WRONG with the line at which reading stopped, where it can be told
 */
export function jsonOf(text: string, file: string): unknown {
  const content = text.replace(/^\uFEFF/u, '');
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    const row = lineOf(content, error as Error);
    throw new TableError({ code: 'JSON_WRONG', file, ...(row === undefined ? {} : { row }) });
  }
}

/**
 * What a JSON file holds, by its schema: every field that is wrong is told with its path.
 *
 * @throws TableError FIELD_WRONG
 */
export function parsedJson<T extends z.ZodType>(schema: T, input: unknown, file: string): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new TableError(...parsed.error.issues.map((issue) => fieldWrong(problemOfIssue(issue, '/', input), file)));
}

export const fieldWrong = ({ field, ...detail }: FieldProblem, file: string): TableProblem => ({
  code: 'FIELD_WRONG',
  file,
  column: field,
  detail: detail as NonNullable<TableProblem['detail']>,
});

/** Engines say at which letter they stopped, or that it was the end. */
function lineOf(content: string, { message }: Error): number | undefined {
  const at = /end of JSON/.test(message) ? content.length : /position (\d+)/.exec(message)?.[1];
  return at === undefined ? undefined : content.slice(0, Number(at)).split('\n').length;
}
