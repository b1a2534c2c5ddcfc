import { rate, rateRatio, standardisedRate } from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { countText, intervalHeading, intervalText, numberText, pText } from '../analysis/number-text.ts';
import { positiveOption, choiceOption, levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { countsIn, labelsIn, numbersIn } from '../table/cell.ts';
import { columnNamed } from '../table/column.ts';
import { type PlainTable, readPlainTable } from '../table/plain-table.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

interface RateOptions extends OutputOptions {
  readonly cases: string;
  readonly time: string;
  readonly by?: string;
  readonly standard?: string;
  readonly reference?: string;
  readonly per: number;
  readonly limits: 'exact' | 'byar' | 'wald';
  readonly level: number;
}

/** `firebreak measure rate`: cases over person-time. */
export function measureRateCommand(): Command {
  const command = new Command('rate')
    .argument('[file]')
    .requiredOption('--cases <number-or-column>')
    .requiredOption('--time <number-or-column>')
    .option('--by <column>')
    .option('--reference <group>')
    .option('--standard <column>')
    .addOption(positiveOption('--per <number>', 100_000))
    .addOption(choiceOption('--limits <method>', ['exact', 'byar', 'wald'], 'exact'))
    .addOption(levelOption());
  return analysing(command, { plot: false, examples }, analyse);
}

interface Group {
  readonly group: string;
  readonly cases: number;
  readonly time: number;
}

async function analyse(file: string | undefined, options: RateOptions): Promise<Analysis> {
  const { level, limits, per } = options;
  const table = file === undefined ? undefined : await readPlainTable(file);
  const groups =
    table === undefined ? [{ group: text('total'), cases: Number(options.cases), time: Number(options.time) }] : groupsOf(table, options);
  const rates = groups.map((group) => ({ ...group, ...rate(group.cases, group.time, { level, limits }) }));
  const ratios = ratiosOf(groups, options);
  const standardised =
    table === undefined || options.standard === undefined ? null : standardisedRate(strataOf(table, groups, options.standard), level);
  const source = table?.file ?? text('given');
  return {
    method: 'rate',
    input: { file: file ?? null, cases: options.cases, time: options.time, by: options.by ?? null, standard: options.standard ?? null },
    parameters: { level, limits, per, reference: options.reference ?? null },
    result: { rates, ratios, standardised },
    headline: [text('rateHeadline', { file: source })],
    tables: [
      rateTable(rates, options),
      ...(ratios.length > 0 ? [ratioTable(ratios, options)] : []),
      ...(standardised ? [standardTable(standardised, options)] : []),
    ],
    remarks: [],
  };
}

function groupsOf(table: PlainTable, { cases, time, by }: RateOptions): Group[] {
  const counts = countsIn(columnNamed(table, cases, '--cases'));
  const times = numbersIn(columnNamed(table, time, '--time'), 0);
  const names = by === undefined ? table.rows.map(({ row }) => text('rowNumber', { row })) : labelsIn(columnNamed(table, by, '--by'));
  return counts.map((count, at) => ({ group: names[at] ?? '', cases: count, time: times[at] ?? 0 }));
}

function strataOf(table: PlainTable, groups: readonly Group[], standard: string) {
  const sizes = numbersIn(columnNamed(table, standard, '--standard'), 0);
  return groups.map(({ cases, time }, at) => ({ cases, population: time, standard: sizes[at] ?? 0 }));
}

function ratiosOf(groups: readonly Group[], { reference, level }: RateOptions) {
  if (reference === undefined) return [];
  const base = groups.find(({ group }) => group === reference);
  if (base === undefined)
    throw new UsageError(
      'REFERENCE_UNKNOWN',
      { at: '--reference', value: reference },
      { groups: groups.map(({ group }) => group).join(', ') },
    );
  return groups
    .filter((group) => group !== base)
    .map(({ group, cases, time }) => ({
      group,
      ratio: rateRatio({ exposedCases: cases, exposedTime: time, unexposedCases: base.cases, unexposedTime: base.time }, { level }),
    }));
}

function rateTable(
  rates: readonly (Group & { estimate: number; lower: number; upper: number })[],
  { per, level }: RateOptions,
): ResultTable {
  return {
    headings: [text('group'), text('casesWord'), text('personTime'), text('rateHeading', { per }), intervalHeading(level)],
    rows: rates.map(({ group, cases, time, estimate, lower, upper }) => [
      group,
      String(cases),
      countText(time),
      numberText(estimate * per),
      intervalText({ lower: lower * per, upper: upper * per }),
    ]),
  };
}

const ratioTable = (ratios: ReturnType<typeof ratiosOf>, { reference = '', level }: RateOptions): ResultTable => ({
  headings: [text('group'), text('rateRatio', { reference }), intervalHeading(level), text('pValue')],
  rows: ratios.map(({ group, ratio }) => [group, numberText(ratio?.estimate), intervalText(ratio), pText(ratio?.pValue)]),
});

const standardTable = ({ crude, adjusted }: ReturnType<typeof standardisedRate>, { per, level }: RateOptions): ResultTable => ({
  headings: [text('measure'), text('rateHeading', { per }), intervalHeading(level)],
  rows: [
    [text('crudeRate'), numberText(crude * per), ''],
    [text('adjustedRate'), numberText(adjusted.estimate * per), intervalText({ lower: adjusted.lower * per, upper: adjusted.upper * per })],
  ],
});

const examples = ['--cases 5 --time 1000 --per 1000'];
