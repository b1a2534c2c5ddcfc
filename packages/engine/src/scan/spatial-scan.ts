import type { Rng } from '@firebreak/epi';
import { circlesOf } from './circle.ts';
import { shapeOf, withoutOverlap, type ScanCluster } from './cluster.ts';
import type { DrawCases } from './draw-cases.ts';
import { LANES, largestFinder } from './largest-statistic.ts';
import { probabilityOf, requireMonteCarlo, simulate, type MonteCarloSettings, type Simulation } from './monte-carlo.ts';
import { distancesOf } from './place.ts';
import { bernoulliModel, poissonModel, type BernoulliInput, type PoissonInput } from './spatial-model.ts';
import { bestWindows, cumulative, spatialWindows } from './spatial-window.ts';
import { requireWindowSettings, type WindowSettings } from './window-settings.ts';

export interface SpatialScanSettings extends WindowSettings, MonteCarloSettings {
  /**
   * Where clusters after the first come from: the best circle of each centre (default, as SaTScan does), or every
   * circle (as SpatialEpi does), which finds more and smaller ones.
   */
  secondary?: 'bestOfCentre' | 'everyCircle';
  /**
   * What the largest share of a circle is of: the cases expected (default, as SaTScan does), or the population (as
   * SpatialEpi does). Only with `expected` are they different.
   */
  shareOf?: 'expected' | 'population';
}

export interface ScanResult {
  cases: number;
  /** People (cases and controls); null where the method knows none. */
  population: number | null;
  /** Clusters that share no place, most likely first. Empty when no window has a rate of the kind looked for. */
  clusters: ScanCluster[];
  simulation: Simulation;
}

/**
 * Circular spatial scan: is there a place about which more people fall ill than elsewhere, beyond chance and beyond
 * having looked everywhere?
 *
 * Circles about every place hold up to the largest share of the population. The p-value compares the largest
 * statistic of all circles with that of replications in which the same cases fall by chance.
 *
 * @throws ArgumentError naming the place for counts that are no counts, cases without people, coordinates that are
 * no numbers; for more than 5,000 places; for fewer than 2 cases
 * @see Kulldorff 1997, Commun Statist Theory Meth 26:1481, doi:10.1080/03610929708831995
 */
export function spatialScan(input: PoissonInput | BernoulliInput, settings: SpatialScanSettings): ScanResult {
  const { rates, leastCases, largestShare, mostClusters } = requireWindowSettings(settings);
  requireMonteCarlo(settings);
  const distance = distancesOf(input.places);
  const model = input.model === 'poisson' ? poissonModel(input) : bernoulliModel(input);
  const circles = circlesOf(distance, settings.shareOf === 'population' ? model.people : model.expected, largestShare);
  const windows = spatialWindows(circles, model.expected, model);
  const rule = { rates, leastCases };
  const found = bestWindows(windows, model.cases, rule, settings.secondary === 'everyCircle');
  const simulation = simulate(
    found.length === 0 ? { ...settings, replications: 0 } : settings,
    replicator(model.draw, circles.places, largestFinder(windows, rule)),
    LANES,
  );
  const people = cumulative(circles, model.people);
  const clusters = withoutOverlap(found, circles, input.places, mostClusters).map((window): ScanCluster => {
    const { observed, expected, statistic, end } = window;
    return {
      ...shapeOf(window, circles, input.places, distance),
      from: null,
      to: null,
      rate: observed > expected ? 'high' : 'low',
      observed,
      expected,
      ratio: observed / expected,
      relativeRisk: model.risk(observed, expected),
      population: people[end]!,
      statistic,
      recurrence: null,
      ...probabilityOf(statistic, simulation, settings.pValue),
    };
  });
  return { cases: model.all, population: model.everybody, clusters, simulation };
}

/** Draws as many data sets as are gone through side by side, and finds their largest statistics. */
function replicator(draw: DrawCases, places: number, find: ReturnType<typeof largestFinder>): (largest: Float64Array, rng: Rng) => void {
  const one = new Int32Array(places);
  const cases = new Int32Array(LANES * places);
  return (largest, rng) => {
    for (let lane = 0; lane < LANES; lane++) {
      draw(one, rng);
      for (let place = 0; place < places; place++) cases[LANES * place + lane] = one[place]!;
    }
    find(cases, largest);
  };
}
