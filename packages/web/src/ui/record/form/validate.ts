import { type Field } from '@firebreak/contract';
import { parseCalendarDate } from '@firebreak/epi';
import { fieldsOf, plainText } from '../any-record.ts';
import { type Noun } from '../noun.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Why a value cannot be true; `limit` is what it broke. */
export interface FieldProblem {
  readonly code: 'required' | 'tooLong' | 'tooSmall' | 'tooLarge' | 'notADate' | 'notANumber' | 'invalid' | 'future' | 'before';
  readonly limit?: string | number;
  /** The other field, where two dates do not fit. */
  readonly other?: string;
}

/** What is wrong with one field, gently: an empty field is wrong only when it must be known. */
export function fieldProblem(noun: Noun, name: string, values: Values, today: string): FieldProblem | undefined {
  const field = fieldsOf(noun.kind)[name];
  const value = values[name];
  if (field === undefined) return undefined;
  if (isUnknown(value)) return field.required ? { code: 'required' } : undefined;
  return valueProblem(field, value) ?? (field.form === 'date' ? dateProblem(noun, name, values, today) : undefined);
}

/** Everything that is wrong with a form, by field. */
export function formProblems(noun: Noun, values: Values, today: string, names: readonly string[]): Readonly<Record<string, FieldProblem>> {
  const found = names.map((name) => [name, fieldProblem(noun, name, values, today)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, FieldProblem] => entry[1] !== undefined));
}

/** Nothing known. */
export const isUnknown = (value: unknown): boolean => value === undefined || value === null || value === '';

function valueProblem(field: Field, value: unknown): FieldProblem | undefined {
  const result = field.type.safeParse(value);
  if (result.success) return undefined;
  if (field.form === 'date') return { code: 'notADate' };
  const issue = result.error.issues[0];
  if (issue?.code === 'too_big') return { code: issue.origin === 'string' ? 'tooLong' : 'tooLarge', limit: Number(issue.maximum) };
  if (issue?.code === 'too_small')
    return issue.origin === 'string' ? { code: 'required' } : { code: 'tooSmall', limit: Number(issue.minimum) };
  return { code: field.form === 'whole' || field.form === 'number' ? 'notANumber' : 'invalid' };
}

/** A date that is written but cannot be: in the future of a thing that has happened, or on the wrong side of another. */
function dateProblem(noun: Noun, name: string, values: Values, today: string): FieldProblem | undefined {
  const date = plainText(values[name]);
  if (noun.past?.includes(name) === true && date > today) return { code: 'future', limit: today };
  for (const [earlier, later] of noun.order ?? []) {
    if (name !== earlier && name !== later) continue;
    const other = name === earlier ? later : earlier;
    const otherDate = parseCalendarDate(plainText(values[other]));
    if (otherDate === undefined) continue;
    if (name === later && date < otherDate) return { code: 'before', other: earlier, limit: otherDate };
    // Once is enough: the later of two dates carries the problem.
  }
  return undefined;
}
