import type { DelaysAnswer } from '@firebreak/contract';

/**
 * The longest delay a nowcast tells apart unless another is asked for: so long that at most one case in fifty took
 * longer, and not so long that no day is old enough to show it.
 */
export function usualDelay({ elapsed, delay, count }: DelaysAnswer['pairs'][number]['cells']): number {
  const rows = count.map((cases, row) => ({ cases, delay: Math.max(0, delay[row] ?? 0) })).sort((a, b) => a.delay - b.delay);
  const all = rows.reduce((sum, { cases }) => sum + cases, 0);
  let below = 0;
  const within = rows.find(({ cases }) => (below += cases) >= 0.98 * all)?.delay ?? LEAST;
  const oldest = Math.max(0, ...elapsed);
  return Math.max(1, Math.min(Math.max(within + 1, LEAST), MOST, oldest));
}

const LEAST = 7;
const MOST = 60;
