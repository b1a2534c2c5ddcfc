import { startOfWeek, type Day, type WeekSystem } from '@firebreak/epi';

/** Counts by days or whole weeks. */
export interface Bins {
  readonly starts: readonly Day[];
  readonly counts: readonly number[];
  /** Bins at the end some of whose days are not complete. */
  readonly incomplete: number;
}

/**
 * Counts by day put together to weeks, or left as they are. A week that has begun but not ended counts as incomplete;
 * the first week begins before the series where the series begins inside of it.
 *
 * @param first day of the first count
 * @param incompleteDays days at the end that reports have not fully reached
 */
export function binsOf(first: Day, counts: readonly number[], unit: 'day' | 'week', incompleteDays: number, system: WeekSystem): Bins {
  if (unit === 'day') return { starts: counts.map((_, day) => first + day), counts, incomplete: Math.min(counts.length, incompleteDays) };
  const start = startOfWeek(first, system);
  const weeks = Math.ceil((first - start + counts.length) / 7);
  const sums = Array.from({ length: weeks }, () => 0);
  counts.forEach((count, day) => {
    const week = Math.floor((first + day - start) / 7);
    sums[week] = (sums[week] ?? 0) + count;
  });
  const lastComplete = first + counts.length - 1 - incompleteDays;
  const starts = sums.map((_, week) => start + 7 * week);
  return { starts, counts: sums, incomplete: starts.filter((week) => week + 6 > lastComplete).length };
}
