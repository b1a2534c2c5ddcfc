import { type MethodName } from '@firebreak/contract';
import { createRng } from '@firebreak/epi';
import { type ScanResult, spaceTimePermutation, spaceTimeScan, spatialScan } from '@firebreak/engine/scan/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { numberText, pText } from '../analysis/number-text.ts';
import { type ScanOptions, withScan } from '../analysis/scan-option.ts';
import { scanFigure } from '../plot/scan-figure.ts';
import { countsIn, numbersIn } from '../table/cell.ts';
import { columnFor, columnNamed } from '../table/column.ts';
import { type PlainTable, readPlainTable } from '../table/plain-table.ts';
import { casesByPlace, casesInTime } from '../table/scan-cases.ts';
import { placesOf, type ReadPlaces } from '../table/scan-places.ts';
import { populationNames } from '../table/usual-name.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

/** `firebreak scan`: places (and times) with more cases than chance. */
export function scanCommand(): Command {
  const command = withScan(new Command('scan'));
  return analysing(command, { examples }, analyse);
}

const methodNames = {
  poisson: 'spatialScan',
  bernoulli: 'spatialScan',
  'space-time': 'spaceTimeScan',
  permutation: 'spaceTimePermutation',
} as const satisfies Readonly<Record<ScanOptions['model'], MethodName>>;

/** A scan that was run, with what it rests on. */
interface Scanned {
  readonly result: ScanResult;
  readonly line: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly remarks: readonly string[];
}

async function analyse(file: string, options: ScanOptions): Promise<Analysis> {
  const inTime = options.model === 'space-time' || options.model === 'permutation';
  if (inTime && options.places === undefined) throw new UsageError('PLACES_MISSING', { at: '--places' });
  const table = await readPlainTable(file);
  const placeTable = options.places === undefined ? table : await readPlainTable(options.places);
  const places = placesOf(placeTable, options);
  const { result, line, input, remarks } = inTime
    ? scannedInTime(table, placeTable, places, options)
    : scannedInSpace(table, placeTable, places, options);
  const answer = answerOf(result, places);
  const { largestShare, rates, leastCases, replications, gumbel, prospective, unit, unitLength, longest } = options;
  return {
    method: methodNames[options.model],
    input: { file: table.file, places: placeTable.file, ...input },
    parameters: {
      model: options.model,
      largestShare,
      rates,
      leastCases,
      replications,
      pValue: gumbel === true ? 'gumbel' : 'rank',
      ...(inTime ? { prospective: prospective === true, unit, unitLength, longest: longest ?? null } : {}),
    },
    seed: options.seed,
    result: { cases: result.cases, population: result.population, clusters: result.clusters, replications: result.simulation.replications },
    headline: [answer, line],
    tables: result.clusters.length === 0 ? [] : [clusterTable(result, places, options)],
    remarks: [
      ...remarks,
      text(gumbel === true ? 'scanGumbel' : 'scanReplications', {
        count: result.simulation.replications,
        least: numberText(1 / (result.simulation.replications + 1), 2),
      }),
    ],
    figure: () =>
      scanFigure({ title: text('scanTitle', { file: table.file }), subtitle: [line, answer], places, clusters: result.clusters }),
  };
}

function scannedInSpace(table: PlainTable, placeTable: PlainTable, places: ReadPlaces, options: ScanOptions): Scanned {
  const cases = casesByPlace(table, places.places, options);
  const all = sum(cases);
  const base = { input: { numberOfPlaces: cases.length, cases: all }, remarks: [] };
  const lineAmong = (people: number): string => text('scanLine', { file: table.file, places: cases.length, cases: all, people });
  if (options.model === 'bernoulli') {
    if (options.controls === undefined) throw new UsageError('CONTROLS_MISSING', { at: '--controls' });
    const controls = countsIn(columnNamed(placeTable, options.controls, '--controls'));
    const result = spatialScan({ model: 'bernoulli', places: places.places, cases, controls }, settingsOf(options));
    return { ...base, line: lineAmong(all + sum(controls)), result };
  }
  const expected = options.expected === undefined ? {} : { expected: numbersIn(columnNamed(placeTable, options.expected, '--expected')) };
  const population = populationOf(placeTable, options);
  const result = spatialScan({ model: 'poisson', places: places.places, cases, population, ...expected }, settingsOf(options));
  return { ...base, line: lineAmong(sum(population)), result };
}

function scannedInTime(table: PlainTable, placeTable: PlainTable, places: ReadPlaces, options: ScanOptions): Scanned {
  const { cases, leftOut, first, last } = casesInTime(table, places.places, options);
  const input = { places: places.places, study: { first, last, unit: options.unit, length: options.unitLength }, cases };
  const { prospective, longest } = options;
  const settings = {
    ...settingsOf(options),
    isProspective: prospective === true,
    ...(longest === undefined ? {} : { longestPeriods: longest }),
  };
  const result =
    options.model === 'permutation'
      ? spaceTimePermutation(input, settings)
      : spaceTimeScan({ ...input, population: populationOf(placeTable, options) }, settings);
  return {
    result,
    line: text('scanTimeLine', { file: table.file, places: places.places.length, cases: result.cases, from: first, to: last }),
    input: { numberOfPlaces: places.places.length, cases: result.cases, from: first, to: last, leftOut },
    remarks: leftOut === 0 ? [] : [text('scanLeftOut', { count: leftOut })],
  };
}

const sum = (values: Iterable<number>): number => Array.from(values).reduce((so, value) => so + value, 0);

const settingsOf = ({ largestShare, rates, leastCases, most, replications, gumbel, seed }: ScanOptions) => ({
  rng: createRng(seed),
  largestShare,
  rates,
  leastCases,
  mostClusters: most,
  replications,
  pValue: gumbel === true ? ('gumbel' as const) : ('rank' as const),
});

const populationOf = (table: PlainTable, { population }: ScanOptions): number[] =>
  numbersIn(columnFor(table, population, { what: 'wantedPopulation', option: '--population', names: populationNames }));

/** The most likely cluster in words. */
function answerOf({ clusters }: ScanResult, { isGlobe }: ReadPlaces): string {
  const [first] = clusters;
  if (first === undefined) return text('scanNone');
  const { centre, radius, members, observed, expected, p, from, to } = first;
  const values = {
    centre,
    radius: isGlobe ? `${numberText(radius)} km` : text('coordinateUnits', { radius: numberText(radius) }),
    places: members.length,
    observed,
    expected: numberText(expected),
    p: pText(p),
    from,
    to,
  };
  return text(from === null ? 'scanCluster' : 'scanTimeCluster', values);
}

function clusterTable({ clusters }: ScanResult, { isGlobe }: ReadPlaces, { model }: ScanOptions): ResultTable {
  const recurs = clusters.some(({ recurrence }) => recurrence !== null);
  const hasTime = clusters.some(({ from }) => from !== null);
  return {
    headings: [
      '#',
      text('centreHeading'),
      text(isGlobe ? 'radiusKm' : 'radiusHeading'),
      text('placesHeading'),
      ...(hasTime ? [text('periodHeading')] : []),
      text('casesWord'),
      text('expectedHeading'),
      text(model === 'permutation' ? 'observedExpected' : 'relativeRisk'),
      text('logLikelihoodRatio'),
      text('pValue'),
      ...(recurs ? [text('recurrence')] : []),
    ],
    rows: clusters.map((cluster, at) => [
      String(at + 1),
      cluster.centre,
      numberText(cluster.radius),
      String(cluster.members.length),
      ...(hasTime ? [`${cluster.from} – ${cluster.to}`] : []),
      String(cluster.observed),
      numberText(cluster.expected),
      numberText(cluster.relativeRisk ?? cluster.ratio),
      numberText(cluster.statistic),
      pText(cluster.p),
      ...(recurs ? [numberText(cluster.recurrence)] : []),
    ]),
  };
}

const examples = [
  'examples/scan/places.csv --plot clusters.svg',
  'examples/scan/cases.csv --places examples/scan/places.csv --model permutation --prospective',
];
