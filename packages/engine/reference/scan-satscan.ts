import { addDays, civilOfDay, createRng, dayOf, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import type { ScanCase } from '../src/scan/case-grid.ts';
import type { ScanCluster } from '../src/scan/cluster.ts';
import type { CensusCount } from '../src/scan/expected-grid.ts';
import { quantileOf } from '../src/scan/monte-carlo.ts';
import type { ScanPlaces } from '../src/scan/place.ts';
import {
  overWholeStudy,
  spaceTimePermutation,
  spaceTimeScan,
  temporalScan,
  type SpaceTimePoissonInput,
} from '../src/scan/space-time-scan.ts';
import type { SpaceTimeSettings } from '../src/scan/cylinder-scan.ts';
import { spatialScan, type ScanResult } from '../src/scan/spatial-scan.ts';
import { periodBounds, type StudyPeriod } from '../src/scan/study-period.ts';
import { given, numberIn, numbersIn, type ReferenceInput } from './measure-input.ts';
import type { ReferenceCase } from './reference-file.ts';

/** A run of SaTScan by its parameters, in the shape of its output. */
export function satscanCase(input: ReferenceInput, { expected }: ReferenceCase): unknown {
  const result = run(input);
  const asked = (expected as { clusters?: unknown[] }).clusters?.length ?? 0;
  const study = studyOf(input);
  return {
    clusters: result.clusters.slice(0, asked).map((cluster) => clusterIn(cluster, study, numberIn(input, 'AnalysisType'))),
    total_clusters_reported: result.clusters.length,
    simulated_max_quantiles_50_90_95_99: [0.5, 0.9, 0.95, 0.99].map((share) => quantileOf(result.simulation, share)),
    replications: result.simulation.replications,
  };
}

const analyses = { spatial: 1, temporal: 2, retrospective: 3, prospective: 4 } as const;
const models = { poisson: 0, bernoulli: 1, permutation: 2 } as const;

function run(input: ReferenceInput): ScanResult {
  const [analysis, model] = [numberIn(input, 'AnalysisType'), numberIn(input, 'ModelType')];
  const [places, settings] = [placesIn(input), settingsIn(input)];
  if (model === models.bernoulli) {
    const [cases, controls] = [numbersIn(input, 'cases'), numbersIn(input, 'controls')];
    return spatialScan({ model: 'bernoulli', places, cases, controls }, settings);
  }
  if (model === models.poisson && analysis === analyses.spatial && Array.isArray(input['cases'])) {
    const [cases, population] = [numbersIn(input, 'cases'), numbersIn(input, 'population')];
    return spatialScan({ model: 'poisson', places, cases, population }, settings);
  }
  const base = { places, study: studyOf(input), cases: casesIn(input, places) };
  if (model === models.permutation) return spaceTimePermutation(base, settings);
  const census = censusIn(input, places);
  const poisson: SpaceTimePoissonInput = census.length > 0 ? { ...base, census } : { ...base, population: numbersIn(input, 'population') };
  if (analysis === analyses.spatial) return spatialScan(overWholeStudy(poisson), settings);
  return analysis === analyses.temporal ? temporalScan(poisson, settings) : spaceTimeScan(poisson, settings);
}

function clusterIn(cluster: ScanCluster, study: StudyPeriod, analysis: number): unknown {
  const isTemporal = analysis === analyses.temporal;
  const dateOf = (date: CalendarDate): string => (isTemporal && study.unit === 'year' ? date.slice(0, 4) : slashed(date));
  return {
    // A purely temporal cluster is of all places; the program names none of them.
    centre: isTemporal ? 'All' : cluster.centre,
    radius: isTemporal ? -1 : cluster.radius,
    members: isTemporal ? 'all' : cluster.members,
    start: dateOf(cluster.from ?? study.first),
    end: dateOf(cluster.to ?? study.last),
    statistic: cluster.statistic,
    p_monte_carlo: cluster.p,
    observed: cluster.observed,
    expected_2dp: cluster.expected,
    relative_risk_2dp: cluster.relativeRisk,
    population: cluster.population,
    recurrence_interval: cluster.recurrence,
  };
}

function placesIn(input: ReferenceInput): ScanPlaces {
  const ids = (input['location'] as unknown[]).map(String);
  if (!('lat' in input)) {
    const [x, y] = [numbersIn(input, 'x'), numbersIn(input, 'y')];
    return ids.map((id, index) => ({ id, x: given(x[index]), y: given(y[index]) }));
  }
  const [latitude, longitude] = [numbersIn(input, 'lat'), numbersIn(input, 'lon')];
  return ids.map((id, index) => ({ id, latitude: given(latitude[index]), longitude: given(longitude[index]) }));
}

function settingsIn(input: ReferenceInput): SpaceTimeSettings {
  return {
    rng: createRng('satscan'),
    replications: numberOr(999, input['MonteCarloReps'] ?? input['n_simulations']),
    largestShare: numberOr(50, input['MaxSpatialSizeInPopulationAtRisk']) / 100,
    rates: input['ScanAreas'] === 3 ? 'both' : input['ScanAreas'] === 2 ? 'low' : 'high',
    isProspective: input['AnalysisType'] === analyses.prospective,
    ...longestIn(input),
  };
}

/** The longest stretch is given in periods (interpretation 1) or in percent of the study, cut to whole periods. */
function longestIn(input: ReferenceInput): { longestPeriods?: number } {
  const size = input['MaxTemporalSize'];
  if (typeof size !== 'number') return {};
  if (input['MaxTemporalSizeInterpretation'] === 1) return { longestPeriods: size };
  const periods = periodBounds(studyOf(input)).length - 1;
  return { longestPeriods: Math.max(1, Math.floor((periods * size) / 100)) };
}

function studyOf(input: ReferenceInput): StudyPeriod {
  const unit = (['year', 'month', 'day'] as const)[numberIn(input, 'TimeAggregationUnits') - 1] ?? 'day';
  const length = numberOr(1, input['TimeAggregationLength']);
  return { first: dateIn(input['StartDate']), last: dateIn(input['EndDate']), unit, length };
}

/** Cases by day of the study, by date or by year, with age and sex where they are given. */
function casesIn(input: ReferenceInput, places: ScanPlaces): ScanCase[] {
  const counts = numbersIn(input, 'case_count');
  const first = dateIn(input['StartDate']);
  const [days, years] = [input['case_day'], input['case_year']] as (number[] | undefined)[];
  const dates = input['case_date'] as string[] | undefined;
  const date = (index: number): CalendarDate => {
    if (days !== undefined) return addDays(first, given(days[index]) - 1);
    return years === undefined ? dateIn(dates?.[index]) : dateIn(`${given(years[index])}/7/1`);
  };
  const rows = input['case_location_index'] as number[] | undefined;
  const ids = input['case_location'] as unknown[] | undefined;
  const place = (index: number): string => (rows === undefined ? String(ids?.[index]) : given(places[given(rows[index]) - 1]).id);
  const [ages, sexes] = [input['case_age_group'], input['case_sex']] as (number[] | undefined)[];
  const stratum = (index: number): { stratum?: string } =>
    ages === undefined || sexes === undefined ? {} : { stratum: stratumOf(given(ages[index]), given(sexes[index])) };
  return counts.map((count, index) => ({ place: place(index), date: date(index), count, ...stratum(index) }));
}

/** Population by place, census year, 18 age groups and sex, one behind the other; a count is of the middle of its year. */
function censusIn(input: ReferenceInput, places: ScanPlaces): CensusCount[] {
  const years = /census year ([\d,]+)/.exec(String(input['population_note']))?.[1]?.split(',') ?? [];
  const people = years.length === 0 ? [] : numbersIn(input, 'population');
  return people.map((count, cell) => {
    const [sex, age] = [(cell % 2) + 1, (Math.floor(cell / 2) % 18) + 1];
    const year = given(years[Math.floor(cell / 36) % years.length]);
    const place = given(places[Math.floor(cell / (36 * years.length))]).id;
    return { place, date: dateIn(`${year}/7/1`), people: count, stratum: stratumOf(age, sex) };
  });
}

function numberOr(otherwise: number, value: unknown): number {
  return typeof value === 'number' ? value : otherwise;
}

function stratumOf(age: number, sex: number): string {
  return `${age}/${sex}`;
}

function dateIn(text: unknown): CalendarDate {
  const [year = '', month = '', day = ''] = String(text).split(/[/-]/);
  return given(parseCalendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`));
}

/** As SaTScan writes dates: without leading zeros. */
function slashed(date: CalendarDate): string {
  const { year, month, dayOfMonth } = civilOfDay(dayOf(date));
  return `${year}/${month}/${dayOfMonth}`;
}
