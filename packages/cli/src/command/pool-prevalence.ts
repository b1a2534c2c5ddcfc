import {
  type PoolGroup,
  poolPrevalence,
  poolPrevalenceDifference,
  type PoolPrevalenceEstimate,
  poolPrevalenceLimits,
  type PoolPrevalenceLimits,
} from '@firebreak/engine/pooling/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { intervalHeading, intervalText, percentOf, percentText, pointsText, percentTick } from '../analysis/number-text.ts';
import { probabilityOption, choiceOption, levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { axisFromZero } from '../plot/axis.ts';
import { colours } from '../plot/colour.ts';
import { type Figure } from '../plot/figure.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { type NamedPools, poolsOf } from '../table/pools.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

interface PrevalenceOptions extends OutputOptions {
  readonly size: string;
  readonly pools?: string;
  readonly positive?: string;
  readonly result?: string;
  readonly by?: string;
  readonly reference?: string;
  readonly limits: PoolPrevalenceLimits;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly level: number;
}

/** `firebreak pool prevalence`: the share of persons (mosquitoes, samples) from pools. */
export function poolPrevalenceCommand(): Command {
  const command = new Command('prevalence')
    .argument('<file>')
    .requiredOption('--size <column>')
    .option('--pools <column>')
    .option('--positive <column>')
    .option('--result <column>')
    .option('--by <column>')
    .option('--reference <group>')
    .addOption(choiceOption('--limits <method>', poolPrevalenceLimits, 'skewScore'))
    .addOption(probabilityOption('--sensitivity <share>', 1))
    .addOption(probabilityOption('--specificity <share>', 1))
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

async function analyse(file: string, options: PrevalenceOptions): Promise<Analysis> {
  const { level, limits, sensitivity, specificity } = options;
  const table = await readPlainTable(file);
  const groups = poolsOf(table, options);
  const rows = groups.map(({ name, pools }) => ({
    group: name,
    ...sums(pools),
    ...poolPrevalence(pools, { level, limits, test: { sensitivity, specificity } }),
  }));
  const differences = differencesOf(groups, options);
  const all = sums(groups.flatMap(({ pools }) => pools));
  const headline = text('prevalenceHeadline', { file: table.file, pools: all.pools, people: all.people });
  return {
    method: 'poolPrevalence',
    input: { file: table.file, size: options.size, by: options.by ?? null, ...all },
    parameters: { level, limits, sensitivity, specificity, reference: options.reference ?? null },
    result: { prevalence: rows, differences },
    headline: [headline],
    tables: [prevalenceTable(rows, level), ...(differences.length === 0 ? [] : [differenceTable(differences, options)])],
    remarks: [],
    figure: () => prevalenceFigure(rows, headline, level),
  };
}

type Row = PoolPrevalenceEstimate & ReturnType<typeof sums> & { readonly group: string };

const sums = (pools: readonly PoolGroup[]) => ({
  pools: pools.reduce((sum, { pools: count }) => sum + count, 0),
  positivePools: pools.reduce((sum, { positive }) => sum + positive, 0),
  people: pools.reduce((sum, { poolSize, pools: count }) => sum + poolSize * count, 0),
});

function differencesOf(groups: readonly NamedPools[], { reference, level }: PrevalenceOptions) {
  if (reference === undefined) return [];
  const base = groups.find(({ name }) => name === reference);
  if (base === undefined)
    throw new UsageError(
      'REFERENCE_UNKNOWN',
      { at: '--reference', value: reference },
      { groups: groups.map(({ name }) => name).join(', ') },
    );
  return groups
    .filter((group) => group !== base)
    .map(({ name, pools }) => ({ group: name, ...poolPrevalenceDifference(pools, base.pools, { level }) }));
}

const prevalenceTable = (rows: readonly Row[], level: number): ResultTable => ({
  headings: [
    text('group'),
    text('poolsWord'),
    text('positivePools'),
    text('individualsWord'),
    text('prevalence'),
    intervalHeading(level),
    text('maximumLikelihood'),
    text('minimumInfectionRate'),
  ],
  rows: rows.map((row) => [
    row.group,
    String(row.pools),
    String(row.positivePools),
    String(row.people),
    percentText(row.firth),
    intervalText(row, percentText),
    percentText(row.maximumLikelihood),
    percentText(row.minimumInfectionRate),
  ]),
});

const differenceTable = (rows: ReturnType<typeof differencesOf>, { reference = '', level }: PrevalenceOptions): ResultTable => ({
  headings: [text('group'), text('difference', { reference }), intervalHeading(level)],
  rows: rows.map(({ group, estimate, lower, upper }) => [group, pointsText(estimate), intervalText({ lower, upper }, pointsText)]),
});

function prevalenceFigure(rows: readonly Row[], title: string, level: number): Figure {
  const of = (part: 'lower' | 'firth' | 'upper'): number[] => rows.map((row) => row[part]);
  return {
    title,
    subtitle: [],
    panels: [
      {
        x: axisFromZero(text('prevalence'), of('upper'), percentTick),
        y: { kind: 'category', title: '', labels: rows.map(({ group, positivePools, pools }) => `${group} (${positivePools}/${pools})`) },
        height: 34 * rows.length + 12,
        marks: [
          {
            kind: 'ranges',
            at: rows.map((_, at) => at),
            low: of('lower'),
            middle: of('firth'),
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

const examples = ['examples/pools/mosquitoes.csv --size mosquitoes --result positive --by village'];
