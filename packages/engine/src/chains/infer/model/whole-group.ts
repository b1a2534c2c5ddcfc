import { DEFAULT_TYPE } from './contact-table.ts';
import type { InferenceContact, InferenceGroup } from '../input/inference-input.ts';

/**
 * Tells lists of whole groups from reports of contacts. Pairs of one type that fall apart into groups in which everybody is
 * paired with everybody, at least half of the pairs in groups of three or more, are a list of who belongs together (families,
 * classes) and not what somebody remembered: reports leave gaps and run across. They are read as groups; all else stays.
 */
export function wholeGroups(contacts: readonly InferenceContact[]): { groups: InferenceGroup[]; reports: InferenceContact[] } {
  const byType = new Map<string | undefined, InferenceContact[]>();
  for (const contact of contacts) (byType.get(contact.type) ?? byType.set(contact.type, []).get(contact.type)!).push(contact);
  const groups: InferenceGroup[] = [];
  const reports: InferenceContact[] = [];
  for (const [type, rows] of byType) {
    const found = membersOfWholeGroups(rows);
    if (found === undefined) reports.push(...rows);
    else groups.push(...found.map((members) => ({ type: type ?? DEFAULT_TYPE, members })));
  }
  return { groups, reports };
}

function membersOfWholeGroups(rows: readonly InferenceContact[]): string[][] | undefined {
  if (rows.length < LEAST_PAIRS || rows.some(({ minutes }) => minutes !== undefined && minutes !== null)) return undefined;
  const neighbours = new Map<string, Set<string>>();
  const add = (one: string, other: string): unknown => (neighbours.get(one) ?? neighbours.set(one, new Set([one])).get(one)!).add(other);
  for (const { a, b } of rows) {
    add(a, b);
    add(b, a);
  }
  const groups: string[][] = [];
  const seen = new Set<string>();
  for (const [one, members] of neighbours) {
    if (seen.has(one)) continue;
    for (const member of members) if (seen.has(member) || !isSameSet(neighbours.get(member)!, members)) return undefined;
    for (const member of members) seen.add(member);
    groups.push([...members]);
  }
  const pairs = (size: number): number => (size * (size - 1)) / 2;
  const inLarger = groups.reduce((sum, { length }) => sum + (length >= 3 ? pairs(length) : 0), 0);
  const all = groups.reduce((sum, { length }) => sum + pairs(length), 0);
  return 2 * inLarger >= all ? groups : undefined;
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size !== other.size) return false;
  for (const each of one) if (!other.has(each)) return false;
  return true;
}

/** Fewer pairs can look complete by chance. */
const LEAST_PAIRS = 10;
