import { placeAt } from './circle.ts';
import { shareTime, type BestWindow } from './cluster.ts';
import { addRow, type Cylinders } from './cylinder.ts';
import { poissonRatio } from './likelihood.ts';
import { counts } from './spatial-window.ts';

/**
 * The best cylinders about each centre: the one with the largest statistic, then the best of those that share no
 * time with one before, and so on. A place may be in a cluster in spring and in another one in autumn.
 *
 * @param cases sums along time, as `Cylinders.expected`
 */
export function bestCylinders(cylinders: Cylinders, cases: Float64Array): BestWindow[] {
  const stretches = stretchesOf(cylinders);
  const found: BestWindow[] = [];
  for (let centre = 0; centre < cylinders.circles.places; centre++) {
    found.push(...apartInTime(bestOfStretches(cylinders, cases, centre, stretches)));
  }
  return found;
}

interface Stretch {
  from: number;
  to: number;
}

function stretchesOf({ periods, longest, isProspective }: Cylinders): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = 0; from < periods; from++) {
    const last = Math.min(periods, from + longest) - 1;
    for (let to = isProspective ? periods - 1 : from; to <= last; to++) stretches.push({ from, to });
  }
  return stretches;
}

/** For each stretch of time the circle about a centre with the largest statistic. */
function bestOfStretches(cylinders: Cylinders, cases: Float64Array, centre: number, stretches: readonly Stretch[]): BestWindow[] {
  const { circles, periods, expected, all, rule } = cylinders;
  const [within, expect] = [new Float64Array(periods + 1), new Float64Array(periods + 1)];
  const best = new Map<Stretch, BestWindow>();
  for (let end = circles.start[centre]!; end < circles.start[centre + 1]!; end++) {
    const row = placeAt(circles.order[end]!) * (periods + 1);
    addRow(within, cases, row);
    addRow(expect, expected, row);
    if (circles.order[end]! < 0) continue;
    for (const stretch of stretches) {
      const { from, to } = stretch;
      const observed = within[to + 1]! - within[from]!;
      const expects = expect[to + 1]! - expect[from]!;
      if (!counts(rule, observed, expects)) continue;
      const statistic = poissonRatio(observed, expects, all);
      if (statistic <= (best.get(stretch)?.statistic ?? 0)) continue;
      best.set(stretch, { centre, end, from, to, statistic, observed, expected: expects });
    }
  }
  return [...best.values()];
}

function apartInTime(windows: readonly BestWindow[]): BestWindow[] {
  const chosen: BestWindow[] = [];
  for (const window of windows.toSorted((a, b) => b.statistic - a.statistic)) {
    if (!chosen.some((other) => shareTime(window, other))) chosen.push(window);
  }
  return chosen;
}
