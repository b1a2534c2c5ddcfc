import { compareWithReference } from './compare.ts';
import type { ReferenceCase, ReferenceFile } from './reference-file.ts';
import type { ReferenceMethod } from './registry.ts';

export interface ReferenceResult {
  id: string;
  cases: number;
  /** Largest deviation over all cases in units of what is allowed; Infinity when a case gave no answer to compare. */
  worst: number;
  passed: boolean;
  /** Why it failed, for the first case that did; empty when it passed. */
  reason: string;
}

/** Runs every case of a file. A case without a method, or whose method throws, fails the file. */
export function checkReferenceFile(file: ReferenceFile, methods: readonly ReferenceMethod[]): ReferenceResult {
  const result: ReferenceResult = { id: file.id, cases: file.cases.length, worst: 0, passed: true, reason: '' };
  for (const item of file.cases) {
    const { worst, reason } = checkCase(file, item, methods);
    result.worst = Math.max(result.worst, worst);
    if (reason !== '' && result.passed) Object.assign(result, { passed: false, reason });
  }
  if (file.cases.length === 0) return { ...result, passed: false, reason: 'no cases' };
  return result;
}

function checkCase(file: ReferenceFile, item: ReferenceCase, methods: readonly ReferenceMethod[]): { worst: number; reason: string } {
  const method = methods.find((candidate) => candidate.answers(file, item));
  if (method === undefined) return { worst: Infinity, reason: 'not implemented' };
  try {
    const ours = method.run({ ...file.input, ...item.input }, item);
    const { worst, at } = compareWithReference(ours, item.expected, file.tolerance);
    return { worst, reason: worst <= 1 ? '' : `${item.name}: ${at}` };
  } catch (error) {
    return { worst: Infinity, reason: `${item.name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
