import { expect } from 'vitest';
import { type Run } from './run.ts';

/** The result of a command that must have worked and had nothing to say beside it. */
export function resultOf<T>(run: Run): T {
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.json<{ result: T }>().result;
}
