import {
  collapsed,
  exactStratifiedOddsRatio,
  homogeneityTests,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  mantelHaenszelTest,
  oddsRatio,
  riskRatio,
  totalsOf,
  type TwoByTwoTable,
} from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { intervalHeading, intervalText, numberText, percentText, pText } from '../analysis/number-text.ts';
import { levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { forestFigure } from '../plot/forest-figure.ts';
import { labelsIn } from '../table/cell.ts';
import { columnNamed } from '../table/column.ts';
import { crossTable, weightsOf } from '../table/cross-table.ts';
import { flagsNamed, outcomeFlags } from '../table/flag-column.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { text, type TextName } from '../text.ts';

interface StratifiedOptions extends OutputOptions {
  readonly exposure: string;
  readonly outcome?: string;
  readonly stratum: string;
  readonly count?: string;
  readonly level: number;
}

/** `firebreak measure stratified`: one exposure against one outcome, within strata and over all of them. */
export function measureStratifiedCommand(): Command {
  const command = new Command('stratified')
    .argument('<file>')
    .requiredOption('--exposure <column>')
    .requiredOption('--stratum <column>')
    .option('--outcome <column>')
    .option('--count <column>')
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

interface Stratum {
  readonly stratum: string;
  readonly table: TwoByTwoTable;
}

async function analyse(file: string, options: StratifiedOptions): Promise<Analysis> {
  const { level } = options;
  const plain = await readPlainTable(file);
  const [exposure, outcome] = [flagsNamed(plain, options.exposure, '--exposure'), outcomeFlags(plain, options.outcome)];
  const column = columnNamed(plain, options.stratum, '--stratum');
  const names = labelsIn(column);
  const weights = weightsOf(plain, options.count);
  const strata = [...new Set(names)]
    .filter((name) => name !== '')
    .map((name) => ({ stratum: name, ...crossTable(exposure, outcome, weights, (at) => names[at] === name) }));
  const tables = strata.map(({ table }) => table);
  const total = tables.reduce((sum, table) => sum + totalsOf(table).total, 0);
  const missing = weights.reduce((sum, weight) => sum + weight, 0) - total;
  const result = resultOf(strata, level);
  const title = text('stratifiedHeadline', { exposure: exposure.name, outcome: outcome.name, stratum: column.name });
  const people = text('peopleIn', { file: plain.file, total, missing });
  return {
    method: 'mantelHaenszel',
    input: { file: plain.file, exposure: exposure.name, outcome: outcome.name, stratum: column.name, people: total, missing },
    parameters: { level },
    result,
    headline: [title, people],
    tables: [ratioTable(result, level), testTable(result)],
    remarks: [],
    figure: () => forestFigure({ title, subtitle: [people], level, axis: text('oddsRatioAxis'), rows: forestRows(result) }),
  };
}

type Result = ReturnType<typeof resultOf>;

function resultOf(strata: readonly Stratum[], level: number) {
  const tables = strata.map(({ table }) => table);
  return {
    strata: strata.map(({ stratum, table }) => ({ stratum, table, ...ratiosOf(table, level) })),
    crude: { table: collapsed(tables), ...ratiosOf(collapsed(tables), level) },
    mantelHaenszel: {
      oddsRatio: mantelHaenszelOddsRatio(tables, level),
      riskRatio: mantelHaenszelRiskRatio(tables, level),
      riskDifference: mantelHaenszelRiskDifference(tables, { level }),
    },
    exactOddsRatio: exactStratifiedOddsRatio(tables, level),
    association: mantelHaenszelTest(tables),
    homogeneity: homogeneityTests(tables),
  };
}

/** A stratum in which nobody is left has no ratio. */
function ratiosOf(table: TwoByTwoTable, level: number) {
  if (totalsOf(table).total === 0) return { oddsRatio: null, riskRatio: null };
  return { oddsRatio: oddsRatio(table, { level }), riskRatio: riskRatio(table, { level }) };
}

function ratioTable({ strata, crude, mantelHaenszel, exactOddsRatio }: Result, level: number): ResultTable {
  const cell = (part: number, whole: number): string => (whole === 0 ? '—' : `${part}/${whole} (${percentText(part / whole)})`);
  const line = (name: string, { table, oddsRatio: odds, riskRatio: risk }: Omit<Result['crude'], never>): string[] => {
    const { exposed, unexposed } = totalsOf(table);
    return [
      name,
      cell(table.exposedCases, exposed),
      cell(table.unexposedCases, unexposed),
      numberText(odds?.estimate),
      intervalText(odds),
      numberText(risk?.estimate),
      intervalText(risk),
    ];
  };
  const { oddsRatio: odds, riskRatio: risk } = mantelHaenszel;
  return {
    headings: [
      text('stratum'),
      text('exposedIll'),
      text('unexposedIll'),
      text('oddsRatio'),
      intervalHeading(level),
      text('riskRatio'),
      intervalHeading(level),
    ],
    rows: [
      ...strata.map((stratum) => line(stratum.stratum, stratum)),
      line(text('crude'), crude),
      [text('mantelHaenszel'), '', '', numberText(odds?.estimate), intervalText(odds), numberText(risk?.estimate), intervalText(risk)],
      [text('exactCommon'), '', '', numberText(exactOddsRatio?.estimate), intervalText(exactOddsRatio), '', ''],
    ],
  };
}

function testTable({ association, homogeneity }: Result): ResultTable {
  const rows = [
    ['associationTest', association],
    ...(['breslowDay', 'woolfOddsRatio', 'woolfRiskRatio'] as const).map((name) => [name, homogeneity[name]] as const),
  ] as const;
  return {
    headings: [text('test'), text('statistic'), text('pValue')],
    rows: rows.map(([name, test]) => [text(name as TextName), numberText(test?.statistic), pText(test?.pValue)]),
  };
}

const forestRows = ({ strata, crude, mantelHaenszel }: Result) => [
  ...strata.map(({ stratum, oddsRatio: estimate }) => ({ label: stratum, estimate })),
  { label: text('crude'), estimate: crude.oddsRatio },
  { label: text('mantelHaenszel'), estimate: mantelHaenszel.oddsRatio },
];

const examples = ['examples/oswego-1940/linelist.csv --exposure chocolate_ice_cream --stratum vanilla_ice_cream'];
