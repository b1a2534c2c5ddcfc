import {
  coPresence,
  type CoPresence,
  findSources,
  mergeStays,
  personCandidates,
  type RankedSource,
  type SourceCase,
  type SourceRanking,
  venueCandidates,
  visitIndex,
  type VisitIndex,
} from '@firebreak/engine/exposure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { type ExposureOptions, incubationOf, withExposure } from '../analysis/exposure-option.ts';
import { countText, numberText, percentText } from '../analysis/number-text.ts';
import { CodeBook } from '../table/code-book.ts';
import { MinuteReading } from '../table/minute.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { casesOf, type Naming, otherSources, visitsOf } from '../table/visits.ts';
import { text } from '../text.ts';

/** `firebreak exposure`: who was together with cases, and what the cases have in common. */
export function exposureCommand(): Command {
  const command = withExposure(new Command('exposure'));
  return analysing(command, { plot: false, examples }, analyse);
}

async function analyse(visitsFile: string, casesFile: string, options: ExposureOptions): Promise<Analysis> {
  const naming: Naming = { persons: new CodeBook(), places: new CodeBook(), times: new MinuteReading() };
  const [visitTable, caseTable] = [await readPlainTable(visitsFile), await readPlainTable(casesFile)];
  const visits = visitsOf(visitTable, options, naming);
  const index = visitIndex(options.overlaps === 'once' ? mergeStays(visits) : visits);
  const { cases, leftOut } = casesOf(caseTable, options, naming);
  const others = options.others === undefined ? [] : otherSources(await readPlainTable(options.others), options, naming);
  const { before, after, minutes, overlaps, most } = options;
  const windows = cases.map(({ person, onset }) => ({ person, from: onset - before * DAY, to: onset + after * DAY }));
  const found = coPresence(index, windows, { minimumMinutes: minutes });
  const population = options.population ?? naming.persons.names.length;
  const ranking = findSources(
    { candidates: [...candidatesOf(index, cases, naming), ...others], cases, population },
    { incubation: incubationOf(options) },
  );
  const files = { visits: visitTable.file, cases: caseTable.file };
  const size = { count: visitTable.rows.length, persons: naming.persons.names.length, places: naming.places.names.length };
  return {
    method: 'sourceFinding',
    input: {
      ...files,
      others: options.others ?? null,
      ...size,
      caseCount: cases.length,
      leftOut: index.leftOut,
      casesWithoutOnset: leftOut,
    },
    parameters: {
      before,
      after,
      minutes,
      overlaps,
      incubation: options.incubation ?? null,
      incubationFactor: options.incubation === undefined ? null : options.incubationFactor,
      population,
    },
    result: resultOf(found, ranking, cases, naming),
    headline: headlineOf({ ...files, ...size, caseCount: cases.length }, found, ranking, { naming, before, after, minutes }),
    tables: [sourceTable(ranking, naming, most), pairTable(found, cases, naming, most)].filter(({ rows }) => rows.length > 0),
    remarks: remarksOf(index, leftOut, ranking),
  };
}

const candidatesOf = (index: VisitIndex, cases: readonly SourceCase[], { persons, places }: Naming) => [
  ...venueCandidates(index, (place) => places.nameOf(place)),
  ...personCandidates(index, cases, { nameOf: (person) => persons.nameOf(person) }),
];

/** For programs: names and times as they stand in the files. */
function resultOf(
  found: CoPresence,
  { ranked, ruledOut, unlisted }: SourceRanking,
  cases: readonly SourceCase[],
  { persons, times }: Naming,
) {
  return {
    pairs: found.pairs,
    totalMinutes: found.totalMinutes,
    pairList: Array.from(found.person, (person, at) => ({
      case: persons.nameOf(cases[found.caseAt[at] ?? 0]?.person ?? 0),
      person: persons.nameOf(person),
      minutes: found.minutes[at],
      meetings: found.meetings[at],
      first: times.written(found.first[at] ?? NaN),
      last: times.written(found.last[at] ?? NaN),
    })),
    sources: ranked.map(({ window, ...source }) => ({
      ...source,
      from: times.written(window.from),
      to: times.written(window.to),
      windowProbability: window.probability,
      pointProbability: window.pointProbability,
    })),
    unlisted,
    ruledOut,
  };
}

interface Told {
  readonly naming: Naming;
  readonly before: number;
  readonly after: number;
  readonly minutes: number;
}

function headlineOf(
  files: Readonly<Record<string, string | number>>,
  { pairs, totalMinutes }: CoPresence,
  { ranked: [first], unlisted }: SourceRanking,
  { naming: { times }, before, after, minutes }: Told,
): string[] {
  const together = text('exposurePairs', { before, after, minutes, pairs, total: countText(totalMinutes) });
  if (first === undefined) return [text('exposureFiles', files), together, text('exposureNone')];
  const { id, probability, window, attack } = first;
  const source = text('exposureFirst', {
    kind: kindText(first),
    id,
    from: times.shown(window.from),
    to: times.shown(window.to),
    probability: percentText(probability),
    ill: countText(attack.exposedCases),
    exposed: attack.exposed,
  });
  return [text('exposureFiles', files), together, source, text('exposureUnlisted', { probability: percentText(unlisted) })];
}

function sourceTable({ ranked }: SourceRanking, { times }: Naming, most: number): ResultTable {
  return {
    title: text('sourcesTitle'),
    headings: [
      '#',
      text('sourceKind'),
      text('sourceId'),
      text('probabilityHeading'),
      text('windowHeading'),
      text('exposedHeading'),
      text('othersHeading'),
      text('relativeRisk'),
      text('explainedHeading'),
      text('caseMinutesHeading'),
      text('otherMinutesHeading'),
    ],
    rows: ranked.slice(0, most).map((source, at) => {
      const { window, attack } = source;
      return [
        String(at + 1),
        kindText(source),
        source.id,
        percentText(source.probability),
        `${times.shown(window.from)} – ${times.shown(window.to)}`,
        rateText(attack.exposedCases, attack.exposed, attack.rate),
        rateText(attack.otherCases, attack.others, attack.otherRate),
        numberText(attack.ratio),
        numberText(source.casesExplained, 2),
        numberText(attack.caseMinutes, 2),
        numberText(attack.otherMinutes, 2),
      ];
    }),
  };
}

/** Who was longest together with a case. */
function pairTable(found: CoPresence, cases: readonly SourceCase[], { persons, times }: Naming, most: number): ResultTable {
  const longest = Array.from(found.minutes.keys()).sort((one, other) => (found.minutes[other] ?? 0) - (found.minutes[one] ?? 0));
  return {
    title: text('pairsTitle'),
    headings: [
      text('caseHeading'),
      text('personHeading'),
      text('minutesHeading'),
      text('meetingsHeading'),
      text('firstHeading'),
      text('lastHeading'),
    ],
    rows: longest
      .slice(0, most)
      .map((at) => [
        persons.nameOf(cases[found.caseAt[at] ?? 0]?.person ?? 0),
        persons.nameOf(found.person[at] ?? 0),
        countText(found.minutes[at]),
        String(found.meetings[at]),
        times.shown(found.first[at] ?? NaN),
        times.shown(found.last[at] ?? NaN),
      ]),
  };
}

function remarksOf({ leftOut }: VisitIndex, casesLeftOut: number, { ruledOut }: SourceRanking): string[] {
  const reasons = { nobodyExposed: 0, noCaseExposed: 0, exposedAfterOnset: 0, worseThanChance: 0 };
  for (const { reason } of ruledOut) reasons[reason]++;
  return [
    ...(leftOut.unknownPlace + leftOut.withoutTime + leftOut.zeroLength > 0 ? [text('exposureLeftOut', { ...leftOut })] : []),
    ...(casesLeftOut > 0 ? [text('exposureNoOnset', { count: casesLeftOut })] : []),
    ...(ruledOut.length > 0 ? [text('exposureRuledOut', reasons)] : []),
  ];
}

const kindTexts = { venue: 'sourceVenue', event: 'sourceEvent', goods: 'sourceGoods', person: 'sourcePerson' } as const;
const kindText = ({ kind }: RankedSource): string => text(kindTexts[kind]);
const rateText = (ill: number, people: number, rate: number | null): string =>
  `${countText(ill)}/${people}${rate === null ? '' : ` (${percentText(rate)})`}`;
const DAY = 1440;

const examples = [
  'examples/exposure/visits.csv examples/exposure/cases.csv',
  'examples/demo-city/visits.csv examples/demo-city/cases.csv --minutes 60 --most 5',
];
