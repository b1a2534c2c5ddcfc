import type { CalendarDate } from '@firebreak/epi';
import { membersOf, type Circles } from './circle.ts';
import type { Distance, ScanPlaces } from './place.ts';
import type { ScanProbability } from './monte-carlo.ts';

/** A cluster: a circle, and in space-time a stretch of time, whose rate is not that of the rest. */
export interface ScanCluster extends ScanProbability {
  /** Place in the middle. */
  centre: string;
  /** From the middle to the farthest member: kilometres on the globe, the map's unit on a flat map; 0 for one place. */
  radius: number;
  /** Places inside, nearest to the middle first. */
  members: string[];
  /** First and last day; null in a purely spatial scan. */
  from: CalendarDate | null;
  to: CalendarDate | null;
  rate: 'high' | 'low';
  observed: number;
  expected: number;
  /** Observed over expected. */
  ratio: number;
  /** Rate inside over rate outside; Infinity when no case is outside, null where no people are known. */
  relativeRisk: number | null;
  /** People inside (cases and controls in the Bernoulli model); null where the method knows none. */
  population: number | null;
  statistic: number;
  /** Units of time until chance alone gives such a cluster once, in a prospective scan: 1 / p. */
  recurrence: number | null;
}

/** The window with the largest statistic about one centre. `end` is its last position in `Circles.order`. */
export interface BestWindow {
  centre: number;
  end: number;
  /** First and last period; both 0 in a purely spatial scan. */
  from: number;
  to: number;
  statistic: number;
  observed: number;
  expected: number;
}

/** Ids of the places of a window, nearest first, and its radius. */
export function shapeOf(
  { centre, end }: BestWindow,
  circles: Circles,
  places: ScanPlaces,
  distance: Distance,
): Pick<ScanCluster, 'centre' | 'radius' | 'members'> {
  const members = membersOf(circles, centre, end);
  return {
    centre: places[centre]!.id,
    radius: members.reduce((most, place) => Math.max(most, place === centre ? 0 : distance(centre, place)), 0),
    members: members.map((place) => places[place]!.id),
  };
}

/**
 * Windows from the largest statistic down that do not overlap one before: that share no place with it, or no time.
 * Purely spatial windows all share the time. Of equal statistics the window with fewer places comes first, then the
 * one whose centre's id does.
 */
export function withoutOverlap(windows: readonly BestWindow[], circles: Circles, places: ScanPlaces, most: number): BestWindow[] {
  const chosen: { window: BestWindow; members: Set<number> }[] = [];
  for (const window of ranked(windows, circles, places)) {
    if (chosen.length >= most) break;
    const members = membersOf(circles, window.centre, window.end);
    const overlaps = chosen.some((other) => shareTime(window, other.window) && members.some((place) => other.members.has(place)));
    if (!overlaps) chosen.push({ window, members: new Set(members) });
  }
  return chosen.map(({ window }) => window);
}

function ranked(windows: readonly BestWindow[], { start }: Circles, places: ScanPlaces): BestWindow[] {
  const size = ({ centre, end }: BestWindow): number => end - start[centre]!;
  const idOf = ({ centre }: BestWindow): string => places[centre]!.id;
  const bySize = (a: BestWindow, b: BestWindow): number => size(a) - size(b) || (idOf(a) < idOf(b) ? -1 : 1);
  const falling = windows.toSorted((a, b) => b.statistic - a.statistic);
  const result: BestWindow[] = [];
  for (let from = 0; from < falling.length;) {
    let to = from + 1;
    // The same numbers added up in another order differ in their last digits.
    while (to < falling.length && falling[to]!.statistic >= falling[from]!.statistic * (1 - SAME)) to++;
    result.push(...falling.slice(from, to).sort(bySize));
    from = to;
  }
  return result;
}

/** Whether two windows have a period in common. */
export function shareTime(a: BestWindow, b: BestWindow): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Rate inside over rate outside when the expected numbers add up to all cases. */
export function relativeRisk(observed: number, expected: number, all: number): number {
  const outside = (all - observed) / (all - expected);
  return outside > 0 ? observed / expected / outside : Infinity;
}

const SAME = 1e-10;
