import {
  attributableFraction,
  chiSquareTest,
  fisherTest,
  numberNeeded,
  oddsRatio,
  populationAttributableFraction,
  riskDifference,
  riskRatio,
  totalsOf,
  type TwoByTwoTable,
  vaccineEffectiveness,
} from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { estimateRow } from '../analysis/estimate-row.ts';
import { intervalHeading, numberText, percentText, pointsText, pText } from '../analysis/number-text.ts';
import { choiceOption, levelOption, cellsOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { forestFigure } from '../plot/forest-figure.ts';
import { crossTable, weightsOf } from '../table/cross-table.ts';
import { flagsNamed, outcomeFlags } from '../table/flag-column.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

interface TwoByTwoOptions extends OutputOptions {
  readonly exposure?: string;
  readonly outcome?: string;
  readonly count?: string;
  readonly cells?: readonly number[];
  readonly design: 'cohort' | 'caseControl';
  readonly limits: 'wald' | 'score';
  readonly level: number;
}

/** `firebreak measure two-by-two`: one exposure against one outcome. */
export function measureTwoByTwoCommand(): Command {
  const command = new Command('two-by-two')
    .argument('[file]')
    .option('--exposure <column>')
    .option('--outcome <column>')
    .option('--count <column>')
    .addOption(cellsOption('--cells <a,b,c,d>'))
    .addOption(choiceOption('--design <design>', ['cohort', 'caseControl'], 'cohort'))
    .addOption(choiceOption('--limits <method>', ['wald', 'score'], 'wald'))
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

interface Counted {
  readonly table: TwoByTwoTable;
  readonly exposure: string;
  readonly outcome: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly denominator: string;
}

async function analyse(file: string | undefined, options: TwoByTwoOptions): Promise<Analysis> {
  const { level, limits, design } = options;
  const { table, exposure, outcome, input, denominator } = await counted(file, options);
  const result = resultOf(table, options);
  return {
    method: 'twoByTwo',
    input,
    parameters: { level, limits, design },
    result,
    headline: [text('twoByTwoHeadline', { exposure, outcome }), denominator],
    tables: [countTable(table), measureTable(result, options), testTable(result)],
    remarks: [],
    figure: () =>
      forestFigure({
        title: text('twoByTwoHeadline', { exposure, outcome }),
        subtitle: [denominator],
        level,
        rows: [
          ...(design === 'cohort' ? [{ label: text('riskRatio'), estimate: result.riskRatio }] : []),
          { label: text('oddsRatio'), estimate: result.oddsRatio },
        ],
      }),
  };
}

async function counted(file: string | undefined, { exposure, outcome, count, cells }: TwoByTwoOptions): Promise<Counted> {
  if (cells !== undefined) {
    const [exposedCases = 0, exposedNonCases = 0, unexposedCases = 0, unexposedNonCases = 0] = cells;
    const table = { exposedCases, exposedNonCases, unexposedCases, unexposedNonCases };
    const { total } = totalsOf(table);
    return { table, exposure: text('exposed'), outcome: text('ill'), input: { cells }, denominator: text('peopleGiven', { total }) };
  }
  if (file === undefined || exposure === undefined) throw new UsageError('COUNTS_MISSING', { at: '--exposure' });
  const plain = await readPlainTable(file);
  const [exposures, outcomes] = [flagsNamed(plain, exposure, '--exposure'), outcomeFlags(plain, outcome)];
  const { table, missing } = crossTable(exposures, outcomes, weightsOf(plain, count));
  return {
    table,
    exposure: exposures.name,
    outcome: outcomes.name,
    input: { file: plain.file, exposure: exposures.name, outcome: outcomes.name, missing },
    denominator: text('peopleIn', { file: plain.file, total: totalsOf(table).total, missing }),
  };
}

type Result = ReturnType<typeof resultOf>;

function resultOf(table: TwoByTwoTable, { level, limits, design }: TwoByTwoOptions) {
  const difference = riskDifference(table, { level, limits });
  return {
    table,
    totals: totalsOf(table),
    riskRatio: riskRatio(table, { level, limits }),
    oddsRatio: oddsRatio(table, { level, limits }),
    oddsRatioExact: oddsRatio(table, { level, limits: 'exact' }),
    oddsRatioMidP: oddsRatio(table, { level, limits: 'midP' }),
    riskDifference: difference,
    numberNeeded: difference && numberNeeded(difference),
    attributableFraction: attributableFraction(table, { level, design }),
    populationAttributableFraction: populationAttributableFraction(table, { level, design }),
    effectiveness: vaccineEffectiveness(table, level),
    chiSquare: chiSquareTest(table),
    chiSquareYates: chiSquareTest(table, { continuity: true }),
    fisher: fisherTest(table),
  };
}

function countTable({ exposedCases, exposedNonCases, unexposedCases, unexposedNonCases }: TwoByTwoTable): ResultTable {
  const row = (name: string, cases: number, nonCases: number): string[] => {
    const all = cases + nonCases;
    return [name, String(cases), String(nonCases), String(all), all === 0 ? '—' : percentText(cases / all)];
  };
  return {
    headings: ['', text('ill'), text('well'), text('total'), text('risk')],
    rows: [
      row(text('exposed'), exposedCases, exposedNonCases),
      row(text('unexposed'), unexposedCases, unexposedNonCases),
      row(text('total'), exposedCases + unexposedCases, exposedNonCases + unexposedNonCases),
    ],
  };
}

/** In a case-control study risks mean nothing, so measures made of them are not shown. */
function measureTable(result: Result, { level, design }: TwoByTwoOptions): ResultTable {
  const isCohort = design === 'cohort';
  return {
    headings: [text('measure'), text('estimate'), intervalHeading(level), text('limits')],
    rows: [
      ...(isCohort ? [estimateRow('riskRatio', result.riskRatio)] : []),
      estimateRow('oddsRatio', result.oddsRatio),
      estimateRow('oddsRatio', result.oddsRatioExact),
      estimateRow('oddsRatio', result.oddsRatioMidP),
      ...(isCohort ? [estimateRow('riskDifference', result.riskDifference, pointsText)] : []),
      estimateRow('attributableFraction', result.attributableFraction, percentText),
      estimateRow('populationAttributableFraction', result.populationAttributableFraction, percentText),
      ...(isCohort && protects(result) ? [estimateRow('vaccineEffectiveness', result.effectiveness, percentText)] : []),
    ],
  };
}

/** Effectiveness is a word for what protects: a vaccine, a mask. */
const protects = ({ riskRatio: ratio }: Result): boolean => ratio !== null && ratio.estimate < 1;

function testTable({ chiSquare, chiSquareYates, fisher }: Result): ResultTable {
  return {
    headings: [text('test'), text('statistic'), text('pValue')],
    rows: [
      [text('chiSquareTest'), numberText(chiSquare?.statistic), pText(chiSquare?.pValue)],
      [text('chiSquareYates'), numberText(chiSquareYates?.statistic), pText(chiSquareYates?.pValue)],
      [text('fisherTwoSided'), '', pText(fisher.twoSided)],
      [text('fisherMidP'), '', pText(fisher.midP)],
    ],
  };
}

const examples = ['examples/oswego-1940/linelist.csv --exposure vanilla_ice_cream --outcome ill', '--cells 43,11,3,18 --plot table.svg'];
