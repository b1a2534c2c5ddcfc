import { type RecordKind, records } from '@firebreak/contract';
import { canonicalJson } from '../../platform/journal/canonical.ts';
import { type Values } from './noun.ts';

/** The fields a change touched, as they were and as they became. */
export interface Changes {
  readonly before: Values;
  readonly after: Values;
}

/** Facts that are not fields of a noun and still change, and can be undone. */
const frameFacts = ['withdrawnAt'];

/** The fields in which two states of a record differ. */
export function changesBetween(kind: RecordKind, before: Values, after: Values): Changes {
  const fields = [...Object.keys(records[kind].fields), ...frameFacts].filter((field) => !isSame(before[field], after[field]));
  return { before: pick(before, fields), after: pick(after, fields) };
}

export const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);

const pick = (values: Values, fields: readonly string[]): Values =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
