import { proportion, type Proportion, proportionLimits, type ProportionLimits, truePrevalence } from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { intervalHeading, intervalText, percentOf, percentText, percentTick } from '../analysis/number-text.ts';
import { probabilityOption, choiceOption, levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { axisFromZero } from '../plot/axis.ts';
import { colours } from '../plot/colour.ts';
import { type Figure } from '../plot/figure.ts';
import { countsIn, labelsIn, problemAt } from '../table/cell.ts';
import { columnNamed } from '../table/column.ts';
import { flagsNamed } from '../table/flag-column.ts';
import { type PlainTable, readPlainTable } from '../table/plain-table.ts';
import { TableError } from '../table/table-problem.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

interface ProportionOptions extends OutputOptions {
  readonly numerator?: string;
  readonly denominator?: string;
  readonly outcome?: string;
  readonly by?: string;
  readonly limits: ProportionLimits;
  readonly sensitivity?: number;
  readonly specificity?: number;
  readonly level: number;
}

/** `firebreak measure proportion`: attack rate, positivity, case fatality, coverage. */
export function measureProportionCommand(): Command {
  const command = new Command('proportion')
    .argument('[file]')
    .option('--numerator <number-or-column>')
    .option('--denominator <number-or-column>')
    .option('--outcome <column>')
    .option('--by <column>')
    .addOption(choiceOption('--limits <method>', proportionLimits, 'wilson'))
    .addOption(probabilityOption('--sensitivity <share>'))
    .addOption(probabilityOption('--specificity <share>'))
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

interface Share {
  readonly group: string;
  readonly numerator: number;
  readonly denominator: number;
}

async function analyse(file: string | undefined, options: ProportionOptions): Promise<Analysis> {
  const { level, limits } = options;
  const { what, shares, source } = await sharesOf(file, options);
  const rows = shares.map((share) => resultOf(share, options));
  const headline = text('proportionHeadline', { what, file: source });
  return {
    method: 'proportion',
    input: { file: file ?? null, outcome: options.outcome ?? null, by: options.by ?? null },
    parameters: { level, limits, sensitivity: options.sensitivity ?? null, specificity: options.specificity ?? null },
    result: rows,
    headline: [headline],
    tables: [shareTable(rows, level)],
    remarks: [],
    figure: () => shareFigure(rows, headline, level),
  };
}

async function sharesOf(file: string | undefined, options: ProportionOptions): Promise<{ what: string; shares: Share[]; source: string }> {
  const { numerator, denominator, outcome } = options;
  if (file === undefined) {
    if (numerator === undefined || denominator === undefined)
      throw new UsageError('PROPORTION_COUNTS_MISSING', { at: '--numerator, --denominator' });
    const share = { group: text('total'), numerator: Number(numerator), denominator: Number(denominator) };
    return { what: text('share'), shares: [share], source: text('given') };
  }
  const table = await readPlainTable(file);
  if (outcome !== undefined)
    return { what: flagsNamed(table, outcome, '--outcome').name, shares: ofLineList(table, outcome, options.by), source: table.file };
  if (numerator === undefined || denominator === undefined)
    throw new UsageError('PROPORTION_COUNTS_MISSING', { at: '--numerator, --denominator' });
  return { what: `${numerator} / ${denominator}`, shares: ofGroups(table, numerator, denominator, options.by), source: table.file };
}

/** People whose answer is missing are in no denominator. */
function ofLineList(table: PlainTable, outcome: string, by: string | undefined): Share[] {
  const { values } = flagsNamed(table, outcome, '--outcome');
  const groups = by === undefined ? undefined : labelsIn(columnNamed(table, by, '--by'));
  const names = groups === undefined ? [] : [...new Set(groups)].toSorted();
  const count = (group: string, isIn: (at: number) => boolean): Share => {
    const inside = values.filter((value, at) => value !== null && isIn(at));
    return { group, numerator: inside.filter((value) => value === true).length, denominator: inside.length };
  };
  const shares = [
    ...names.map((name) => count(name === '' ? text('missing') : name, (at) => groups?.[at] === name)),
    count(text('total'), () => true),
  ];
  return shares.filter(({ denominator }) => denominator > 0);
}

function ofGroups(table: PlainTable, numerator: string, denominator: string, by: string | undefined): Share[] {
  const [top, bottom] = [columnNamed(table, numerator, '--numerator'), columnNamed(table, denominator, '--denominator')];
  const [parts, wholes] = [countsIn(top), countsIn(bottom)];
  const tooLarge = parts.flatMap((part, at) => {
    const whole = wholes[at] ?? 0;
    return part > whole ? [problemAt(top, at, String(part), { code: 'COUNT_ABOVE', detail: { other: bottom.name, value2: whole } })] : [];
  });
  if (tooLarge.length > 0) throw new TableError(...tooLarge);
  const names = by === undefined ? table.rows.map(({ row }) => text('rowNumber', { row })) : labelsIn(columnNamed(table, by, '--by'));
  return parts
    .map((part, at) => ({ group: names[at] ?? '', numerator: part, denominator: wholes[at] ?? 0 }))
    .filter((share) => share.denominator > 0);
}

interface ResultRow extends Proportion {
  readonly group: string;
  readonly corrected: { estimate: number; lower: number; upper: number } | null;
}

function resultOf({ group, numerator, denominator }: Share, { level, limits, sensitivity, specificity }: ProportionOptions): ResultRow {
  if ((sensitivity === undefined) !== (specificity === undefined))
    throw new UsageError('TEST_QUALITY_INCOMPLETE', { at: '--sensitivity, --specificity' });
  const corrected =
    sensitivity === undefined || specificity === undefined
      ? null
      : truePrevalence(numerator, denominator, { sensitivity, specificity }, level);
  return { group, ...proportion(numerator, denominator, { level, limits }), corrected };
}

function shareTable(rows: readonly ResultRow[], level: number): ResultTable {
  const isCorrected = rows.some(({ corrected }) => corrected !== null);
  return {
    headings: [
      text('group'),
      text('numerator'),
      text('denominator'),
      text('share'),
      intervalHeading(level),
      ...(isCorrected ? [text('corrected'), intervalHeading(level)] : []),
    ],
    rows: rows.map((row) => [
      row.group,
      String(row.numerator),
      String(row.denominator),
      percentText(row.estimate),
      intervalText(row, percentText),
      ...(isCorrected ? [percentText(row.corrected?.estimate), intervalText(row.corrected, percentText)] : []),
    ]),
  };
}

function shareFigure(rows: readonly ResultRow[], title: string, level: number): Figure {
  const of = (part: 'lower' | 'estimate' | 'upper'): number[] => rows.map((row) => row[part]);
  return {
    title,
    subtitle: [],
    panels: [
      {
        x: axisFromZero(text('share'), of('upper'), percentTick),
        y: {
          kind: 'category',
          title: '',
          labels: rows.map(({ group, numerator, denominator }) => `${group} (${numerator}/${denominator})`),
        },
        height: 34 * rows.length + 12,
        marks: [
          {
            kind: 'ranges',
            at: rows.map((_, at) => at),
            low: of('lower'),
            middle: of('estimate'),
            high: of('upper'),
            stroke: colours.estimate,
            name: text('estimateWithInterval', { level: percentOf(level) }),
          },
        ],
      },
    ],
    notes: [],
  };
}

const examples = [
  '--numerator 0 --denominator 20',
  'examples/oswego-1940/linelist.csv --outcome ill --by sex',
  '--numerator 5 --denominator 100 --sensitivity 0.9 --specificity 0.98',
];
