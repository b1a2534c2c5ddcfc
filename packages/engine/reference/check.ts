import { compareWithDecisions } from './measure-decision.ts';
import type { ReferenceCase, ReferenceFile } from './reference-file.ts';
import type { ReferenceMethod } from './reference-method.ts';

export interface ReferenceResult {
  id: string;
  cases: number;
  /** Largest deviation over all cases in units of what is allowed; Infinity when a case gave no answer to compare. */
  worst: number;
  passed: boolean;
  /** Why it failed, for the first case that did; empty when it passed. */
  reason: string;
  /** Values that differ by decision, with the reason: not compared and never silent. */
  decided: { at: string; reason: string }[];
}

/** Runs every case of a file. A case without a method, or whose method throws, fails the file. */
export function checkReferenceFile(file: ReferenceFile, methods: readonly ReferenceMethod[]): ReferenceResult {
  const result: ReferenceResult = { id: file.id, cases: file.cases.length, worst: 0, passed: true, reason: '', decided: [] };
  for (const item of file.cases) {
    const { worst, reason, decided } = checkCase(file, item, methods);
    result.decided.push(...decided);
    result.worst = Math.max(result.worst, worst);
    if (reason !== '' && result.passed) Object.assign(result, { passed: false, reason });
  }
  if (file.cases.length === 0) return { ...result, passed: false, reason: 'no cases' };
  return result;
}

interface CheckedCase {
  worst: number;
  reason: string;
  decided: { at: string; reason: string }[];
}

function checkCase(file: ReferenceFile, item: ReferenceCase, methods: readonly ReferenceMethod[]): CheckedCase {
  const method = methods.find((candidate) => candidate.answers(file, item));
  if (method === undefined) return { worst: Infinity, reason: 'not implemented', decided: [] };
  try {
    const { worst, at, decided } = compareWithDecisions(method, file, item);
    return { worst, decided, reason: worst <= 1 ? '' : `${item.name}: ${at}` };
  } catch (error) {
    return { worst: Infinity, reason: `${item.name}: ${error instanceof Error ? error.message : String(error)}`, decided: [] };
  }
}
