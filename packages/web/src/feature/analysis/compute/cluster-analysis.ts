import { calendarDate, createRng } from '@firebreak/epi';
import { spaceTimePermutation, spaceTimeScan, spatialScan, type ScanCluster, type ScanResult } from '@firebreak/engine/scan/index';

/** What chance means: cases among residents, cases among cases and contacts, or cases among the days and places of cases. */
export const clusterModels = ['poisson', 'spaceTimePoisson', 'bernoulli', 'permutation'] as const;
export type ClusterModel = (typeof clusterModels)[number];

export interface ClusterPlace {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number | null;
  /** Contacts that are no cases. */
  readonly contacts: number;
}

export interface ClusterQuestion {
  readonly model: ClusterModel;
  readonly places: readonly ClusterPlace[];
  /** Cases of each place by day, from `first` on. */
  readonly cases: readonly (readonly number[])[];
  /** Day of the first count, as number. */
  readonly first: number;
  readonly largestShare: number;
  readonly replications: number;
  /** Only clusters that last to the end of the period. */
  readonly prospective: boolean;
}

export interface ClusterAnalysis {
  readonly clusters: readonly ScanCluster[];
  readonly cases: number;
  readonly replications: number;
}

/** Clusters of cases in space, or in space and time, with how likely chance alone gives them. See docs/method/spatial-scan.md. */
export function clusterAnalysis(asked: ClusterQuestion): ClusterAnalysis {
  const { clusters, cases, simulation } = scan(asked);
  return { clusters, cases, replications: simulation.replications };
}

function scan({ model, places, cases, first, largestShare, replications, prospective }: ClusterQuestion): ScanResult {
  const rng = createRng(SEED);
  const settings = { rng, replications, largestShare, mostClusters: MOST_CLUSTERS };
  const at = places.map(({ id, latitude, longitude }) => ({ id, latitude, longitude }));
  const totals = cases.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  if (model === 'poisson')
    return spatialScan({ model, places: at, cases: totals, population: places.map(({ population }) => population ?? 0) }, settings);
  if (model === 'bernoulli')
    return spatialScan({ model, places: at, cases: totals, controls: places.map(({ contacts }) => contacts) }, settings);
  const days = cases[0]?.length ?? 0;
  const input = {
    places: at,
    study: { first: calendarDate(first), last: calendarDate(first + Math.max(0, days - 1)) },
    cases: cases.flatMap((counts, place) =>
      counts.flatMap((count, day) => (count === 0 ? [] : [{ place: at[place]?.id ?? '', date: calendarDate(first + day), count }])),
    ),
  };
  const inTime = { ...settings, isProspective: prospective };
  return model === 'permutation'
    ? spaceTimePermutation(input, inTime)
    : spaceTimeScan({ ...input, population: places.map(({ population }) => population ?? 0) }, inTime);
}

/** The same data give the same clusters and p-values, on every screen. */
const SEED = 'firebreak scan';
const MOST_CLUSTERS = 6;
