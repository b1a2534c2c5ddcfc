import { infectionOfNode } from '@firebreak/epi';
import { type InferenceGroup } from '@firebreak/engine/chains/infer/index';
import { type CaseFacts, type HouseholdFacts } from './rows.ts';

/** Members of one household at most: above it is a hostel, not a household. */
const mostInHousehold = 30;

/**
 * Households with cases of two people or more, as groups: everybody who lives there is exposed, and who stayed well counts too. Whoever
 * was infected twice could be infected as often, and counts as one more.
 */
export function householdsOf(
  cases: readonly CaseFacts[],
  households: readonly HouseholdFacts[],
  known: ReadonlySet<string>,
): InferenceGroup[] {
  const sizes = new Map(households.map(({ household, size }) => [household, size]));
  const members = new Map<string, string[]>();
  for (const { household, person } of cases)
    if (household !== null && known.has(person)) members.set(household, [...(members.get(household) ?? []), person]);
  return [...members]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([household, ids]) => ({ household, ids, people: new Set(ids.map((id) => infectionOfNode(id).person)).size }))
    .filter(({ people }) => people > 1)
    .map(({ household, ids, people }) => ({
      type: 'household',
      members: ids.toSorted(),
      size: ids.length - people + Math.max(people, sizes.get(household) ?? 0),
    }))
    .filter(({ size }) => size <= mostInHousehold);
}
