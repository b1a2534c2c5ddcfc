import { ArgumentError, requireCount, requireFinite } from '@firebreak/epi/distribution/index';
import { DEFAULT_LEVEL } from './estimate.ts';
import { proportion, type Proportion } from './proportion.ts';

export interface SecondaryAttackRateSettings {
  /** Fewest and most days from the primary case's onset to a secondary case's: a pack's serial interval window. */
  minDays: number;
  maxDays: number;
  level?: number;
}

export interface SecondaryAttackRate {
  /** Households with a case. */
  households: number;
  primaryAndCoPrimary: number;
  /** Members who are neither primary nor co-primary. */
  contacts: number;
  /** Contacts who fell ill sooner than `minDays` after the primary case: infected elsewhere, or with it. */
  excludedEarly: number;
  /** Contacts who fell ill later than `maxDays`: counted as contacts who did not become secondary cases. */
  late: number;
  secondary: number;
  denominator: number;
  /** Null when no contact is left. */
  wilson: Proportion | null;
  exact: Proportion | null;
  /** Standard error that heeds that members of one household share their luck; null with fewer than two households. */
  householdStandardError: number | null;
}

/**
 * Secondary attack rate in households: the share of a primary case's housemates who fall ill within a window.
 *
 * The earliest onset of a household is its primary case; who fell ill on the same day is co-primary and leaves the
 * denominator. Households without a case tell nothing and are left out.
 *
 * @param households onset day of every member (any day numbers), null for members who did not fall ill
 * @throws ArgumentError for an onset that is not a number, or a window that is empty
 * @see Cochran 1977, Sampling Techniques, §6.4 (variance of a ratio)
 */
export function secondaryAttackRate(
  households: readonly (readonly (number | null)[])[],
  { minDays, maxDays, level = DEFAULT_LEVEL }: SecondaryAttackRateSettings,
): SecondaryAttackRate {
  requireWindow(minDays, maxDays);
  const counts = households.map((members, index) => countHousehold(members, index, minDays, maxDays)).filter((count) => count !== null);
  const sum = (field: keyof HouseholdCount): number => counts.reduce((total, count) => total + count[field], 0);
  const [secondary, denominator] = [sum('secondary'), sum('contacts') - sum('early')];
  const share = (limits: 'wilson' | 'exact'): Proportion | null =>
    denominator === 0 ? null : proportion(secondary, denominator, { level, limits });
  return {
    households: counts.length,
    primaryAndCoPrimary: sum('primary'),
    contacts: sum('contacts'),
    excludedEarly: sum('early'),
    late: sum('late'),
    secondary,
    denominator,
    wilson: share('wilson'),
    exact: share('exact'),
    householdStandardError: clusterError(counts, secondary, denominator),
  };
}

interface HouseholdCount {
  primary: number;
  contacts: number;
  early: number;
  late: number;
  secondary: number;
}

function countHousehold(members: readonly (number | null)[], household: number, minDays: number, maxDays: number): HouseholdCount | null {
  const onsets = members.filter((onset) => onset !== null);
  onsets.forEach((onset) => requireFinite(`households[${household}]`, onset));
  if (onsets.length === 0) return null;
  const first = Math.min(...onsets);
  const days = onsets.map((onset) => onset - first).filter((day) => day > 0);
  const primary = onsets.length - days.length;
  return {
    primary,
    contacts: members.length - primary,
    early: days.filter((day) => day < minDays).length,
    late: days.filter((day) => day > maxDays).length,
    secondary: days.filter((day) => day >= minDays && day <= maxDays).length,
  };
}

/** Linearised standard error of a ratio of two sums over households. */
function clusterError(counts: readonly HouseholdCount[], secondary: number, denominator: number): number | null {
  const clusters = counts.length;
  if (clusters < 2 || denominator === 0) return null;
  const ratio = secondary / denominator;
  const squares = counts.reduce((total, count) => total + (count.secondary - ratio * (count.contacts - count.early)) ** 2, 0);
  return Math.sqrt((clusters / (clusters - 1)) * squares) / denominator;
}

function requireWindow(minDays: number, maxDays: number): void {
  requireCount('minDays', minDays);
  requireCount('maxDays', maxDays);
  if (maxDays < minDays) throw new ArgumentError('INCONSISTENT', 'maxDays', `Give at least minDays = ${minDays}.`, maxDays);
}
