import { compareWithReference, type Comparison } from './compare.ts';
import type { ReferenceCase, ReferenceFile } from './reference-file.ts';
import type { ReferenceMethod } from './reference-method.ts';
import type { ValueDecision } from './value-decision.ts';

export interface DecidedMethod extends ReferenceMethod {
  decisions: readonly ValueDecision[];
}

/** An answer that follows the reference in its faults, with the values in which ours is another: counted and told, and compared too. */
export class FaultyAnswer {
  readonly answer: unknown;
  readonly departures: readonly { at: string; reason: string }[];

  constructor(answer: unknown, departures: readonly { at: string; reason: string }[]) {
    this.answer = answer;
    this.departures = departures;
  }
}

export interface DecidedResult extends Comparison {
  /** Path and reason of every value that differs by decision. */
  decided: { at: string; reason: string }[];
}

/** Compares one case value by value, heeding the decisions of its method. */
export function compareWithDecisions(
  method: ReferenceMethod & { decisions?: readonly ValueDecision[] },
  file: ReferenceFile,
  item: ReferenceCase,
): DecidedResult {
  const ours = method.run({ ...file.input, ...item.input }, item, file);
  const result: DecidedResult = { worst: 0, at: '', compared: 0, decided: [] };
  for (const { at, value, own } of leavesOf(item.expected, ours)) {
    const decision = method.decisions?.find(
      (candidate) => candidate.at.test(at) && (candidate.in?.test(item.name) ?? true) && (candidate.when?.(value, item, at) ?? true),
    );
    if (decision?.kind === 'differs by decision') {
      result.decided.push({ at, reason: decision.reason });
      continue;
    }
    const tolerance = decision?.allows && typeof value === 'number' ? decision.allows(value, item) : file.tolerance;
    const one = compareWithReference(own, value, tolerance, at);
    result.compared += one.compared;
    if (one.worst > result.worst) Object.assign(result, { worst: one.worst, at });
  }
  if (ours instanceof FaultyAnswer) result.decided.push(...ours.departures);
  return result;
}

interface Leaf {
  at: string;
  value: unknown;
  own: unknown;
}

/** Every number, text or truth value the reference expects, beside ours; lists of unequal length stay whole, to fail whole. */
function leavesOf(value: unknown, own: unknown, at = ''): Leaf[] {
  if (own instanceof FaultyAnswer) return leavesOf(value, own.answer, at);
  if (Array.isArray(value)) {
    const list = Array.isArray(own) || ArrayBuffer.isView(own) ? (own as unknown as ArrayLike<unknown>) : value.length === 1 ? [own] : [];
    if (list.length !== value.length) return [{ at, value, own }];
    return value.flatMap((part, index) => leavesOf(part, list[index], `${at}[${index}]`));
  }
  if (typeof value === 'object' && value !== null) {
    const fields = typeof own === 'object' && own !== null ? (own as Record<string, unknown>) : {};
    return Object.entries(value).flatMap(([name, part]) => leavesOf(part, fields[name], at === '' ? name : `${at}.${name}`));
  }
  return [{ at, value, own }];
}
