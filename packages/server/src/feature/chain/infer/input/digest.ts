import { createHash } from 'node:crypto';
import { inferenceEdition, type InferenceInput, type UntestedContact } from '@firebreak/engine/chains/infer/index';

const shortDigest = 12;
const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Name of an input: the same records, delays, version of the engine and edition of the method give the same. */
export const inputHashOf = (input: InferenceInput, untested: readonly UntestedContact[], engine: string): string =>
  digestOf([engine, inferenceEdition, input, untested]);

/** Digest of everything known of each case: own facts, contacts, decisions. Shows which cases changed between two inputs. */
export function digestsOf({ cases, contacts, decisions = [] }: InferenceInput): Record<string, string> {
  const known = new Map<string, unknown[]>(cases.map((one) => [one.id, [one]]));
  for (const contact of contacts) for (const end of [contact.a, contact.b]) known.get(end)?.push(contact);
  for (const decision of decisions) known.get(decision.infectee)?.push(decision);
  return Object.fromEntries([...known].map(([id, facts]) => [id, digestOf(facts).slice(0, shortDigest)]));
}

/** Persons who came, went or changed between two inputs. */
export function changedBetween(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((id) => before[id] !== now[id]).toSorted();
}
