import { createRng } from '@firebreak/epi';
import { circlesOf, membersOf } from '../src/scan/circle.ts';
import type { ScanCluster } from '../src/scan/cluster.ts';
import { quantileOf } from '../src/scan/monte-carlo.ts';
import { distancesOf, type Distance, type FlatPlace } from '../src/scan/place.ts';
import { bernoulliModel, poissonModel, type BernoulliInput, type PoissonInput } from '../src/scan/spatial-model.ts';
import { spatialScan } from '../src/scan/spatial-scan.ts';
import { bestWindows, spatialWindows } from '../src/scan/spatial-window.ts';
import type { DecidedMethod } from './measure-decision.ts';
import { given, numberIn, numbersIn, type ReferenceInput } from './measure-input.ts';
import type { ReferenceCase } from './reference-file.ts';
import { satscanCase } from './scan-satscan.ts';
import { satscanDecisions, spatialEpiDecisions } from './scan-decision.ts';

/** In the shape of SpatialEpi and smerc; places are called by their number from 1. */
function spatialEpiCase(input: ReferenceInput, item: ReferenceCase): unknown {
  const scanned = scanInput(input, item);
  const rng = createRng(numberIn(input, 'seed'));
  const largestShare = numberIn(input, 'pop_upper_bound');
  const common = { rng, largestShare, shareOf: 'population', mostClusters: 100 } as const;
  const result = spatialScan(scanned, { ...common, leastCases: 1, secondary: 'everyCircle' });
  const [first, ...others] = result.clusters;
  const likeliest = given(first);
  return {
    total_cases: result.cases,
    total_population: result.population,
    most_likely: {
      ...numbersOf(likeliest),
      population: likeliest.population,
      smr: likeliest.ratio,
      relative_risk_in_out: likeliest.relativeRisk,
    },
    significant_secondary: others.filter(({ p }) => p !== null && p < 0.05).map(numbersOf),
    smerc_most_likely: smerc(likeliest.observed >= 2 ? likeliest : given(spatialScan(scanned, common).clusters[0]), scanned),
    per_centre: perCentre(scanned, largestShare),
    own_exhaustive_max_llr: likeliest.statistic,
    simulated_llr_quantiles: [0.5, 0.9, 0.95, 0.99].map((share) => quantileOf(result.simulation, share)),
  };
}

function numbersOf({ members, observed, expected, statistic, p }: ScanCluster): Record<string, unknown> {
  return { members: inOrder(members), observed, expected, llr: statistic, llr_as_returned_by_spatialepi: statistic, p_monte_carlo: p };
}

/** smerc asks for two cases, calls the largest distance of two members radius, and compares crude rates whatever is expected. */
function smerc({ members, statistic, p, observed, population }: ScanCluster, scanned: PoissonInput | BernoulliInput): unknown {
  const model = scanned.model === 'poisson' ? poissonModel(scanned) : bernoulliModel(scanned);
  const distance = distancesOf(scanned.places);
  const inside = given(population);
  const indices = members.map((id) => Number(id) - 1);
  return {
    members: inOrder(members),
    llr: statistic,
    radius: Math.max(...indices.flatMap((from) => indices.map((to) => distance(from, to)))),
    rr: observed / inside / ((model.all - observed) / (model.everybody - inside)),
    p_monte_carlo: p,
  };
}

/** The best circle of every centre; the centre alone where none has more cases than expected. */
function perCentre(scanned: PoissonInput | BernoulliInput, largestShare: number): unknown {
  const model = scanned.model === 'poisson' ? poissonModel(scanned) : bernoulliModel(scanned);
  const distance: Distance = distancesOf(scanned.places);
  const circles = circlesOf(distance, model.people, largestShare);
  const best = bestWindows(spatialWindows(circles, model.expected, model), model.cases, { rates: 'high', leastCases: 1 });
  const of = new Map(best.map((window) => [window.centre, window]));
  const rows = scanned.places.map((_, centre) => {
    const window = of.get(centre);
    if (window === undefined) return { llr: 0, size: 1, radius: 0 };
    const members = membersOf(circles, centre, window.end);
    return { llr: window.statistic, size: members.length, radius: Math.max(...members.map((place) => distance(centre, place))) };
  });
  return {
    max_llr: rows.map(({ llr }) => llr),
    locations_in_window: rows.map(({ size }) => size),
    radius: rows.map(({ radius }) => radius),
  };
}

function scanInput(input: ReferenceInput, { name }: ReferenceCase): PoissonInput | BernoulliInput {
  const [x, y] = [numbersIn(input, 'x_km' in input ? 'x_km' : 'x'), numbersIn(input, 'y_km' in input ? 'y_km' : 'y')];
  const places = x.map((value, index): FlatPlace => ({ id: `${index + 1}`, x: value, y: given(y[index]) }));
  const [cases, population] = [numbersIn(input, 'cases'), numbersIn(input, 'population')];
  if (input['model'] === 'bernoulli') {
    const trials = population.map((people, index) => trialsOf(people, given(cases[index]), name));
    return { model: 'bernoulli', places, cases, controls: trials.map((count, index) => count - given(cases[index])) };
  }
  const expected = 'expected' in input && !name.includes('crude') ? { expected: numbersIn(input, 'expected') } : {};
  return { model: 'poisson', places, cases, population, ...expected };
}

/** "(population / 20 as trials)" in the name of a case: rounded as R does, halves to the even number, and not below the cases. */
function trialsOf(people: number, cases: number, name: string): number {
  const trials = people / Number(/population \/ (\d+) as trials/.exec(name)?.[1] ?? 1);
  const isHalf = trials - Math.floor(trials) === 0.5;
  return Math.max(cases, isHalf ? 2 * Math.round(trials / 2) : Math.round(trials));
}

function inOrder(members: readonly string[]): number[] {
  return members.map(Number).sort((a, b) => a - b);
}

/** The methods that answer `scan/`. */
export const scanReferenceMethods: readonly DecidedMethod[] = [
  {
    name: 'spatial-scan',
    answers: (file, item) => file.id.startsWith('scan/') && item.input?.['pop_upper_bound'] !== undefined,
    run: spatialEpiCase,
    decisions: spatialEpiDecisions,
  },
  {
    name: 'space-time-scan',
    answers: (file, item) => file.id.startsWith('scan/') && item.input?.['AnalysisType'] !== undefined,
    run: satscanCase,
    decisions: satscanDecisions,
  },
];
