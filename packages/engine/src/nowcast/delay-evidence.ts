import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';
import type { ReportingTriangle } from './reporting-triangle.ts';

/** Which days of event a delay is learnt from. */
export interface DelayWindow {
  /** m: whole days before `now`; all days by default. */
  windowDays?: number;
  /**
   * `event`: the days of event from now - m (Höhle & an der Heiden 2014); needs m >= maxDelay. `report`: for each
   * delay x the days from now - m - x, so that the reports of the last m days are used (Lawless 1994).
   */
  windowBy?: 'event' | 'report';
}

/** What a triangle says about delays, by delay 0 … maxDelay. */
export interface DelayEvidence {
  /** n_x: cases with a delay of exactly x days, on days of event at least x days ago. */
  exactly: Float64Array;
  /** N_x: cases with a delay of at most x days on the same days; n_x / N_x is the reverse-time hazard. */
  upTo: Float64Array;
}

/**
 * Counts behind the reverse-time hazard g(x) = P(delay = x | delay <= x): only days that are old enough for a
 * delay of x to be known say anything about it, which is what makes it free of right truncation.
 *
 * @see Kalbfleisch & Lawless 1991, Statistica Sinica 1:19; Lawless 1994, Can J Stat 22:15, doi:10.2307/3315820
 */
export function delayEvidence(triangle: ReportingTriangle, { windowDays, windowBy = 'event' }: DelayWindow = {}): DelayEvidence {
  const { days, maxDelay, counts } = triangle;
  if (windowDays !== undefined) requireWindow(windowDays, windowBy, maxDelay);
  const exactly = new Float64Array(maxDelay + 1);
  const upTo = new Float64Array(maxDelay + 1);
  const last = days - 1;
  const oldestDay = (delay: number): number => (windowDays === undefined ? 0 : last - windowDays - (windowBy === 'report' ? delay : 0));
  for (let day = 0; day <= last; day++) {
    let known = 0;
    for (let delay = 0; delay <= Math.min(maxDelay, last - day); delay++) {
      const cases = counts[day * (maxDelay + 1) + delay]!;
      known += cases;
      if (day < oldestDay(delay)) continue;
      exactly[delay]! += cases;
      upTo[delay]! += known;
    }
  }
  return { exactly, upTo };
}

function requireWindow(windowDays: number, windowBy: 'event' | 'report', maxDelay: number): void {
  requireCount('windowDays', windowDays, 1);
  if (windowBy === 'report' || windowDays >= maxDelay) return;
  throw new ArgumentError(
    'INCONSISTENT',
    'windowDays',
    `Days of event that young say nothing of delays up to ${maxDelay} days: give at least ${maxDelay}, fewer maxDelay, or windowBy "report".`,
    windowDays,
  );
}
