import { delayFamilies, type DelayFamily, delayCumulative, dayOf, type CalendarDate } from '@firebreak/epi';
import { type DelayFit, fitDelays } from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { choicesArgument } from '../argument.ts';
import { intervalHeading, intervalText, numberText } from '../analysis/number-text.ts';
import { dateOption, levelOption, parsedOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { axisFromZero } from '../plot/axis.ts';
import { colours } from '../plot/colour.ts';
import { type Figure } from '../plot/figure.ts';
import { type Delays, delaysOf } from '../table/delay.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { text, type TextName } from '../text.ts';

export interface DelayOptions extends OutputOptions {
  readonly start?: string;
  readonly startLatest?: string;
  readonly end?: string;
  readonly endLatest?: string;
  readonly days?: string;
  readonly exact?: true;
  readonly observedUntil?: CalendarDate;
  readonly families: readonly DelayFamily[];
  readonly level: number;
}

/** `firebreak measure delay`: incubation period, onset to report, serial interval. */
export function measureDelayCommand(): Command {
  const command = new Command('delay')
    .argument('<file>')
    .option('--start <column>')
    .option('--start-latest <column>')
    .option('--end <column>')
    .option('--end-latest <column>')
    .option('--days <column>')
    .option('--exact')
    .addOption(dateOption('--observed-until <date>'))
    .addOption(parsedOption('--families <names>', choicesArgument(delayFamilies), [...delayFamilies]))
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

async function analyse(file: string, options: DelayOptions): Promise<Analysis> {
  const { level, families, observedUntil } = options;
  const table = await readPlainTable(file);
  const delays = delaysOf(table, { ...options, ...(observedUntil === undefined ? {} : { observedUntilDay: dayOf(observedUntil) }) });
  const fits = fitDelays(delays.records, { level, families });
  const remarks = [
    ...(delays.leftOut === 0 ? [] : [text('delayLeftOut', { count: delays.leftOut })]),
    ...(observedUntil === undefined ? [] : [text('delayTruncated', { date: observedUntil })]),
    ...(delays.later === 0 ? [] : [text('delayLater', { count: delays.later, date: observedUntil ?? null })]),
  ];
  return {
    method: 'delayFit',
    input: { file: table.file, columns: delays.columns, records: delays.records.length, leftOut: delays.leftOut, later: delays.later },
    parameters: { level, families, observedUntil: observedUntil ?? null, exact: options.exact === true },
    result: fits,
    headline: [delays.title],
    tables: [familyTable(fits, level), ...fits.slice(0, 1).map((fit) => quantileTable(fit, level))],
    remarks,
    figure: () => delayFigure(fits, delays),
  };
}

const familyTable = (fits: readonly DelayFit[], level: number): ResultTable => ({
  headings: [text('family'), 'AIC', text('meanDays'), intervalHeading(level), text('sdDays'), intervalHeading(level)],
  rows: fits.map(({ distribution, aic, mean, sd }) => [
    text(familyNames[distribution.family]),
    numberText(aic, 5),
    numberText(mean.estimate),
    intervalText(mean),
    numberText(sd.estimate),
    intervalText(sd),
  ]),
});

const quantileTable = ({ distribution, quantiles }: DelayFit, level: number): ResultTable => ({
  title: text('quantilesOf', { family: text(familyNames[distribution.family]) }),
  headings: [text('shareOfPeople'), text('days'), intervalHeading(level)],
  rows: quantiles.map(({ share, estimate, lower, upper }) => [
    `${Number((share * 100).toPrecision(4))}%`,
    numberText(estimate),
    intervalText({ lower, upper }),
  ]),
});

const familyNames: Readonly<Record<DelayFamily, TextName>> = {
  gamma: 'familyGamma',
  lognormal: 'familyLognormal',
  weibull: 'familyWeibull',
};

/** Bars of the middles of the windows, a day each, and what every family expects for that day. */
function delayFigure(fits: readonly DelayFit[], { middles, firstMiddle, title }: Delays): Figure {
  const longest = Math.ceil(middles.reduce((most, value) => Math.max(most, value), 1)) + 1;
  const at = Array.from({ length: longest + 1 }, (_, day) => day + firstMiddle);
  const binOf = (value: number): number => Math.floor(value - firstMiddle + 0.5);
  const bars = at.map((_, bin) => middles.filter((value) => binOf(value) === bin).length / middles.length);
  const below = (distribution: DelayFit['distribution'], days: number): number => (days <= 0 ? 0 : delayCumulative(distribution, days));
  const curves = fits.map(({ distribution }) => at.map((middle) => below(distribution, middle + 0.5) - below(distribution, middle - 0.5)));
  const strokes = [colours.estimate, colours.expected, colours.alarm];
  return {
    title,
    subtitle: [text('delaySubtitle', { records: middles.length })],
    panels: [
      {
        x: { kind: 'number', title: text('days'), from: -0.5, to: longest + 1 },
        y: axisFromZero(text('density'), [...bars, ...curves.flat()]),
        height: 300,
        marks: [
          { kind: 'bars', at, high: bars, width: 0.94, fill: colours.cases, name: text('observedShare') },
          ...curves.map((values, index) => ({
            kind: 'line' as const,
            at,
            values,
            stroke: strokes[index] ?? colours.faint,
            ...(index === 0 ? {} : { dash: index === 1 ? [7, 4] : [2, 3] }),
            name: text(familyNames[fits[index]?.distribution.family ?? 'gamma']),
          })),
        ],
      },
    ],
    notes: [],
  };
}

const examples = ['examples/hagelloch-1861/linelist.csv --start date_of_prodrome --end date_of_rash --plot delay.svg'];
