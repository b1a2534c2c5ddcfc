import { ArgumentError } from '@firebreak/epi';
import type { InferenceGroup } from '../input/inference-input.ts';

/** Who shares groups with whom. Kinds of groups are bits of a mask. */
export interface GroupTable {
  types: readonly string[];
  /** Mates of case i: `mate[offset[i]]` up to, but not with, `mate[offset[i + 1]]`, in order, and the kinds of groups shared. */
  offset: Int32Array;
  mate: Int32Array;
  mask: Uint8Array;
  /** Members who are no cases, of kind g of case i at `i * types.length + g`. */
  healthy: Float64Array;
}

/** @throws ArgumentError for a member who is not in the list, a size below the members, or more kinds than `MOST_TYPES` */
export function groupTable(groups: readonly InferenceGroup[], caseNumber: ReadonlyMap<string, number>): GroupTable {
  const types = [...new Set(groups.map(({ type }) => type))].sort();
  if (types.length > MOST_TYPES)
    throw new ArgumentError('OUT_OF_RANGE', 'groups', `Use at most ${MOST_TYPES} kinds of groups.`, types.length);
  const shared = Array.from({ length: caseNumber.size }, () => new Map<number, number>());
  const healthy = new Float64Array(caseNumber.size * types.length);
  groups.forEach((group, at) => {
    const type = types.indexOf(group.type);
    const members = membersOf(group, caseNumber, at);
    const others = othersOf(group, members.length, at);
    for (const one of members) {
      healthy[one * types.length + type]! += others;
      for (const mate of members) if (mate !== one) shared[one]!.set(mate, (shared[one]!.get(mate) ?? 0) | (1 << type));
    }
  });
  const rows = shared.map((row) => [...row].sort(([a], [b]) => a - b));
  const offset = new Int32Array(rows.length + 1);
  rows.forEach((row, one) => (offset[one + 1] = offset[one]! + row.length));
  return {
    types,
    offset,
    mate: Int32Array.from(rows.flatMap((row) => row.map(([mate]) => mate))),
    mask: Uint8Array.from(rows.flatMap((row) => row.map(([, mask]) => mask))),
    healthy,
  };
}

/** Kinds of groups two cases share, as a mask: 0 for none. */
export function sharedGroups({ offset, mate, mask }: GroupTable, a: number, b: number): number {
  let low = offset[a]!;
  let high = offset[a + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = mate[middle]!;
    if (found === b) return mask[middle]!;
    if (found < b) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Rate of each set of kinds of groups, on the scale of R_j: n times the sum of h over the kinds in the mask. */
export function ratesOfMasks({ types }: GroupTable, cases: number, groupRate: Float64Array): Float64Array {
  const rates = new Float64Array(2 ** types.length);
  for (let mask = 1; mask < rates.length; mask++) {
    let sum = 0;
    for (let type = 0; type < types.length; type++) if ((mask >> type) & 1) sum += groupRate[type]!;
    rates[mask] = cases * sum;
  }
  return rates;
}

function membersOf({ members }: InferenceGroup, caseNumber: ReadonlyMap<string, number>, at: number): number[] {
  const numbers = members.map((id, place) => {
    const found = caseNumber.get(id);
    if (found === undefined)
      throw new ArgumentError('INCONSISTENT', `groups[${at}].members[${place}]`, 'Name a case; count others in the size.', id);
    return found;
  });
  return [...new Set(numbers)];
}

function othersOf({ size }: InferenceGroup, listed: number, at: number): number {
  if (size === undefined) return 0;
  if (Number.isSafeInteger(size) && size >= listed) return size - listed;
  throw new ArgumentError(
    'OUT_OF_RANGE',
    `groups[${at}].size`,
    `Give a whole number of at least the ${listed} cases among the members.`,
    size,
  );
}

const MOST_TYPES = 8;
