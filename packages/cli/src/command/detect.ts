import { type UnjudgedReason, type Verdict } from '@firebreak/engine/detection/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { type DetectOptions, withDetection } from '../analysis/detect-option.ts';
import { detected } from '../analysis/detect-run.ts';
import { countText, numberText } from '../analysis/number-text.ts';
import { seriesInput, seriesLine, withSeries } from '../analysis/series-option.ts';
import { spaceTimeAnalysis } from '../analysis/space-time-analysis.ts';
import { detectFigure } from '../plot/detect-figure.ts';
import { type PlainTable, readPlainTable } from '../table/plain-table.ts';
import { dayAt, pointText, type Series, seriesOf } from '../table/series.ts';
import { text, type TextName } from '../text.ts';
import { calendarDate } from '@firebreak/epi';

/** `firebreak detect`: counts that stand out. */
export function detectCommand(): Command {
  const command = withDetection(withSeries(new Command('detect')));
  return analysing(command, { examples }, analyse);
}

async function analyse(file: string, options: DetectOptions): Promise<Analysis> {
  const table = await readPlainTable(file);
  return options.method === 'stcd' ? spaceTimeAnalysis(table, options) : seriesAnalysis(table, options.method, options);
}

function seriesAnalysis(table: PlainTable, method: Exclude<DetectOptions['method'], 'stcd'>, options: DetectOptions): Analysis {
  const { population } = options;
  const series = seriesOf(
    table,
    options,
    population === undefined ? {} : { population: { name: population, option: '--population', kind: 'level' } },
  );
  const found = detected(series, method, options);
  const line = seriesLine(table.file, series, options.incomplete);
  const alarms = found.verdicts.filter(({ alarm }) => alarm);
  const latest = latestLine(found.verdicts, series, options.incomplete);
  return {
    method: found.method,
    input: { ...seriesInput(table.file, series, options), population: population ?? null },
    parameters: found.parameters,
    result: {
      alarms: alarms.length,
      verdicts: found.verdicts.map((verdict) => ({ date: calendarDate(dayAt(series, verdict.at)), ...verdict })),
    },
    headline: [
      latest,
      text('detectAlarms', { count: alarms.length, judged: found.verdicts.filter(({ unjudged }) => unjudged === null).length }),
      line,
    ],
    tables: [verdictTable(shown(found.verdicts, options), series, options.incomplete)],
    remarks: [...series.remarks, ...unjudgedRemarks(found.verdicts)],
    figure: () =>
      detectFigure({
        title: text('detectTitle', { file: table.file, method }),
        subtitle: [line, latest],
        series,
        verdicts: found.verdicts,
        incomplete: options.incomplete,
      }),
  };
}

/** The verdict on the last complete count. */
function latestLine(verdicts: readonly Verdict[], series: Series, incomplete: number): string {
  const last = series.counts.length - 1 - incomplete;
  const verdict = verdicts.findLast(({ at }) => at <= last);
  if (verdict === undefined) return text('detectNone');
  const values = { when: pointText(series, verdict.at), observed: countText(verdict.observed), upper: countText(verdict.upper) };
  if (verdict.unjudged !== null) return text('detectUnjudged', { ...values, reason: text(reasonNames[verdict.unjudged]) });
  if (verdict.upper === null) return text(verdict.alarm ? 'detectAlarmByStatistic' : 'detectQuietByStatistic', values);
  return text(verdict.alarm ? 'detectAlarm' : 'detectQuiet', values);
}

/** Alarms and the last eight, or all. */
function shown(verdicts: readonly Verdict[], { all }: DetectOptions): Verdict[] {
  return verdicts.filter((verdict, at) => all === true || verdict.alarm || at >= verdicts.length - LAST_SHOWN);
}

const verdictTable = (verdicts: readonly Verdict[], series: Series, incomplete: number): ResultTable => ({
  headings: [
    text(series.step === 'day' ? 'dayHeading' : 'weekHeading'),
    text('casesWord'),
    text('expectedHeading'),
    text('limitHeading'),
    text('verdictHeading'),
  ],
  rows: verdicts.map(({ at, observed, expected, upper, alarm, unjudged }) => [
    pointText(series, at),
    countText(observed),
    numberText(expected),
    countText(upper),
    [
      ...(alarm ? [text('alarmWord')] : unjudged === null ? [] : [text(reasonNames[unjudged])]),
      ...(at >= series.counts.length - incomplete ? [text('notFullyReported')] : []),
    ].join(', '),
  ]),
});

function unjudgedRemarks(verdicts: readonly Verdict[]): string[] {
  const counts = new Map<UnjudgedReason, number>();
  for (const { unjudged } of verdicts) if (unjudged !== null) counts.set(unjudged, (counts.get(unjudged) ?? 0) + 1);
  return [...counts].map(([reason, count]) => text('detectNotJudged', { count, reason: text(reasonNames[reason]) }));
}

const reasonNames: Readonly<Record<UnjudgedReason, TextName>> = {
  missingCount: 'reasonMissingCount',
  shortHistory: 'reasonShortHistory',
  missingBaseline: 'reasonMissingBaseline',
  noVariation: 'reasonNoVariation',
  fewCases: 'reasonFewCases',
  noBaselineCases: 'reasonNoBaselineCases',
  noConvergence: 'reasonNoConvergence',
  noUpperBound: 'reasonNoUpperBound',
  cancelled: 'reasonCancelled',
};
const LAST_SHOWN = 8;

const examples = [
  'examples/series/salmonella-agona-1990-1995.csv --years 3 --plot alarms.svg',
  'examples/series/salmonella-agona-1990-1995.csv --method ears-c2 --min-sigma 1',
  'examples/series/places-of-cases.csv --method stcd --x east --y north --radius 1 --epsilon 0.5 --threshold 100',
];
