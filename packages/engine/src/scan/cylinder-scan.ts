import { requireCount } from '@firebreak/epi/distribution/index';
import type { CaseGrid } from './case-grid.ts';
import { circlesOf } from './circle.ts';
import { bestCylinders } from './best-cylinder.ts';
import { relativeRisk, shapeOf, withoutOverlap, type BestWindow, type ScanCluster } from './cluster.ts';
import { sum } from './counts.ts';
import { largestCylinder, lengthBlocks, requireFewCylinders, sumsAlongTime, type Cylinders } from './cylinder.ts';
import type { DrawCases } from './draw-cases.ts';
import { probabilityOf, requireMonteCarlo, simulate, type MonteCarloSettings } from './monte-carlo.ts';
import { distancesOf, type ScanPlaces } from './place.ts';
import type { ScanResult } from './spatial-scan.ts';
import { stretchOf, type PeriodBounds } from './study-period.ts';
import { requireWindowSettings, type WindowSettings } from './window-settings.ts';

export interface SpaceTimeSettings extends WindowSettings, MonteCarloSettings {
  /** Only clusters that last to the end of the study: for surveillance day by day. False by default. */
  isProspective?: boolean;
  /** Longest stretch of time, in periods; half of the study by default. */
  longestPeriods?: number;
}

/** What a space-time scan looks at and compares with. */
export interface SpaceTimeModel {
  places: ScanPlaces;
  grid: CaseGrid;
  expected: Float64Array;
  /** What the largest share of a circle is measured in, by place. */
  weight: Float64Array;
  people: Float64Array | null;
  draw: DrawCases;
}

/** Finds the clusters of a space-time scan and how likely chance alone gives them. */
export function scanSpaceTime({ places, grid, expected, weight, people, draw }: SpaceTimeModel, settings: SpaceTimeSettings): ScanResult {
  const { largestShare, mostClusters, ...rule } = requireWindowSettings(settings);
  requireMonteCarlo(settings);
  const { bounds, periods, cases, all } = grid;
  const isProspective = settings.isProspective ?? false;
  const distance = distancesOf(places);
  const circles = circlesOf(distance, weight, largestShare);
  const sums = (): Float64Array => new Float64Array(places.length * (periods + 1));
  const longest = longestOf(settings, periods);
  const cylinders: Cylinders = {
    circles,
    periods,
    longest,
    blocks: lengthBlocks(longest),
    isProspective,
    expected: sumsAlongTime(expected, periods, sums()),
    all,
    rule,
  };
  requireFewCylinders(cylinders);
  const found = bestCylinders(cylinders, sumsAlongTime(cases, periods, sums()), mostClusters);
  const [drawn, along] = [new Int32Array(cases.length), sums()];
  const simulation = simulate(found.length === 0 ? { ...settings, replications: 0 } : settings, (largest, rng) => {
    draw(drawn, rng);
    largest[0] = largestCylinder(cylinders, sumsAlongTime(drawn, periods, along));
  });
  const clusters = withoutOverlap(found, circles, places, mostClusters).map((window): ScanCluster => {
    const shape = shapeOf(window, circles, places, distance);
    const probability = probabilityOf(window.statistic, simulation, settings.pValue);
    return {
      ...shape,
      ...numbersOf(window, bounds),
      relativeRisk: people === null ? null : relativeRisk(window.observed, window.expected, all),
      population: people === null ? null : peopleIn(shape.members, places, people),
      recurrence: isProspective && probability.p !== null ? 1 / probability.p : null,
      ...probability,
    };
  });
  return { cases: all, population: people === null ? null : sum(people), clusters, simulation };
}

function numbersOf(
  { from, to, observed, expected, statistic }: BestWindow,
  bounds: PeriodBounds,
): Pick<ScanCluster, 'from' | 'to' | 'rate' | 'observed' | 'expected' | 'ratio' | 'statistic'> {
  const rate = observed > expected ? 'high' : 'low';
  return { ...stretchOf(bounds, from, to), rate, observed, expected, ratio: observed / expected, statistic };
}

function peopleIn(members: readonly string[], places: ScanPlaces, people: Float64Array): number {
  const inside = new Set(members);
  return places.reduce((total, { id }, place) => total + (inside.has(id) ? people[place]! : 0), 0);
}

function longestOf({ longestPeriods }: SpaceTimeSettings, periods: number): number {
  if (longestPeriods === undefined) return Math.max(1, Math.floor(periods / 2));
  requireCount('longestPeriods', longestPeriods, 1);
  return Math.min(periods, longestPeriods);
}
