import { AppError } from '@firebreak/contract';
import { type z } from 'zod';

/** Turns what a schema found into an error that names the first field and lists them all. */
export function invalidRequest(error: z.ZodError, place: 'address' | 'query' | 'body'): AppError {
  const issues = error.issues.slice(0, 50).map((issue) => ({
    field: issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 5).join(', ') : issue.path.join('.') || place,
    problem: issue.message,
    code: issue.code,
  }));
  const [first] = issues;
  return new AppError('REQUEST_INVALID', { field: first?.field ?? place, problem: first?.problem ?? '', place, issues });
}
