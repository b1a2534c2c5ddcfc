import { AppError, problemOfIssue } from '@firebreak/contract';
import { type z } from 'zod';

const mostIssues = 50;

/** Turns what a schema found in an input into an error that names the first field and lists them all, each by a code that is worded where it is read. */
export function invalidRequest(error: z.ZodError, place: 'address' | 'query' | 'body', input: unknown): AppError {
  const issues = error.issues.slice(0, mostIssues).map((issue) => problemOfIssue(issue, place, input));
  const [first = { field: place, problem: 'unfit' as const }] = issues;
  return new AppError('REQUEST_INVALID', { ...first, place, issues });
}
