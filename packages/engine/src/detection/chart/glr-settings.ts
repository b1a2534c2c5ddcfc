import { ArgumentError, requireCount, requireFinite, requireNonNegative, requirePositive } from '@firebreak/epi/distribution/index';
import type { InControlModel } from './in-control.ts';

export interface GlrSettings {
  /**
   * Mean without an outbreak: a model fitted to the weeks before the first one judged (default: one harmonic), with
   * `refit` fitted again after each alarm; or one number; or one for each week judged.
   */
  mean?: (InControlModel & { refit?: boolean | undefined }) | number | ArrayLike<number> | undefined;
  /** 0 for Poisson counts, else variance mean + alpha mean^2. Estimated with the mean by default, 0 when that is given. */
  alpha?: number | undefined;
  /** The chart alarms when the log likelihood ratio reaches this; 5 by default. */
  threshold?: number | undefined;
  /** `intercept`: the mean becomes a multiple; `epidemic`: cases of the week before add to it. */
  change?: 'intercept' | 'epidemic' | undefined;
  /** Logarithm of the multiple to look for when it is known: then the chart is a likelihood ratio CUSUM. */
  logRatio?: number | undefined;
  direction?: 'increase' | 'decrease' | undefined;
  /** Changes up to so many weeks back are looked for; as far back as the last alarm without. */
  window?: number | undefined;
  /** A change is looked for with at least so many weeks of it (Mtilde); 1 by default. */
  leastWeeks?: number | undefined;
  /** Whether the count that would alarm is found for each week; costs several times the chart itself. */
  limits?: boolean | undefined;
}

export interface CheckedGlr {
  threshold: number;
  change: 'intercept' | 'epidemic';
  logRatio: number | undefined;
  sign: 1 | -1;
  window: number | undefined;
  leastWeeks: number;
  limits: boolean;
}

export function readGlr(settings: GlrSettings): CheckedGlr {
  const { threshold = 5, change = 'intercept', logRatio, direction = 'increase', window, leastWeeks = 1, limits = false } = settings;
  requirePositive('threshold', threshold);
  requireCount('leastWeeks', leastWeeks, 1);
  if (settings.alpha !== undefined) requireNonNegative('alpha', settings.alpha);
  if (window !== undefined) requireCount('window', window, leastWeeks);
  if (change !== 'intercept' && change !== 'epidemic')
    throw new ArgumentError('OUT_OF_RANGE', 'change', 'Give intercept or epidemic.', change);
  if (direction !== 'increase' && direction !== 'decrease') {
    throw new ArgumentError('OUT_OF_RANGE', 'direction', 'Give increase or decrease.', direction);
  }
  if (change === 'epidemic' && (direction === 'decrease' || logRatio !== undefined)) {
    throw new ArgumentError(
      'INCONSISTENT',
      'change',
      'An epidemic can only add cases, by a share that is estimated: leave out direction and logRatio.',
    );
  }
  if (logRatio !== undefined) {
    requireFinite('logRatio', logRatio);
    if (logRatio === 0)
      throw new ArgumentError('OUT_OF_RANGE', 'logRatio', 'A ratio of 1 is no change: give its logarithm above or below 0.', 0);
  }
  return { threshold, change, logRatio, sign: direction === 'increase' ? 1 : -1, window, leastWeeks, limits };
}

/** The comparison of every week with every earlier one has an end. */
export function requireAffordable(weeks: number, { window, logRatio, change }: CheckedGlr, alpha: number): void {
  const most = change === 'epidemic' || alpha > 0 ? MOST_WEEKS_ITERATED : MOST_WEEKS;
  if (logRatio !== undefined || (window ?? weeks) * weeks <= most * most) return;
  throw new ArgumentError('OUT_OF_RANGE', 'window', `Every week is compared with all before: for ${weeks} weeks give a window.`, window);
}

const MOST_WEEKS = 20_000;
const MOST_WEEKS_ITERATED = 1_000;
