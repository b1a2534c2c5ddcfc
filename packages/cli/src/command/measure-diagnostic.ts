import { diagnosticAccuracy, type DiagnosticAccuracy, type DiagnosticTable } from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { intervalHeading, intervalText, numberText, percentText } from '../analysis/number-text.ts';
import { levelOption, cellsOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { crossTable, weightsOf } from '../table/cross-table.ts';
import { flagsNamed } from '../table/flag-column.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

interface DiagnosticOptions extends OutputOptions {
  readonly test?: string;
  readonly truth?: string;
  readonly count?: string;
  readonly cells?: readonly number[];
  readonly level: number;
}

/** `firebreak measure diagnostic`: a test against the truth. */
export function measureDiagnosticCommand(): Command {
  const command = new Command('diagnostic')
    .argument('[file]')
    .option('--test <column>')
    .option('--truth <column>')
    .option('--count <column>')
    .addOption(cellsOption('--cells <tp,fp,fn,tn>'))
    .addOption(levelOption());
  return analysing(command, { plot: false, examples }, analyse);
}

async function analyse(file: string | undefined, options: DiagnosticOptions): Promise<Analysis> {
  const { level } = options;
  const { table, headline, input } = await counted(file, options);
  const result = diagnosticAccuracy(table, level);
  return {
    method: 'diagnosticTest',
    input,
    parameters: { level },
    result: { table, ...result },
    headline,
    tables: [countTable(table), measureTable(result, level)],
    remarks: [],
  };
}

async function counted(file: string | undefined, { test, truth, count, cells }: DiagnosticOptions) {
  if (cells !== undefined) {
    const [truePositive = 0, falsePositive = 0, falseNegative = 0, trueNegative = 0] = cells;
    const total = truePositive + falsePositive + falseNegative + trueNegative;
    return {
      table: { truePositive, falsePositive, falseNegative, trueNegative },
      headline: [text('peopleGiven', { total })],
      input: { cells },
    };
  }
  if (file === undefined || test === undefined || truth === undefined)
    throw new UsageError('TEST_COUNTS_MISSING', { at: '--test, --truth' });
  const plain = await readPlainTable(file);
  const [tests, truths] = [flagsNamed(plain, test, '--test'), flagsNamed(plain, truth, '--truth')];
  const { table: cross, missing } = crossTable(tests, truths, weightsOf(plain, count));
  const table: DiagnosticTable = {
    truePositive: cross.exposedCases,
    falsePositive: cross.exposedNonCases,
    falseNegative: cross.unexposedCases,
    trueNegative: cross.unexposedNonCases,
  };
  const total = table.truePositive + table.falsePositive + table.falseNegative + table.trueNegative;
  return {
    table,
    headline: [
      text('diagnosticHeadline', { test: tests.name, truth: truths.name }),
      text('peopleIn', { file: plain.file, total, missing }),
    ],
    input: { file: plain.file, test: tests.name, truth: truths.name, missing },
  };
}

const countTable = ({ truePositive, falsePositive, falseNegative, trueNegative }: DiagnosticTable): ResultTable => ({
  headings: ['', text('infected'), text('notInfected'), text('total')],
  rows: [
    [text('positiveTest'), ...[truePositive, falsePositive, truePositive + falsePositive].map(String)],
    [text('negativeTest'), ...[falseNegative, trueNegative, falseNegative + trueNegative].map(String)],
  ],
});

function measureTable(result: DiagnosticAccuracy, level: number): ResultTable {
  const shares = [
    'sensitivity',
    'specificity',
    'positivePredictiveValue',
    'negativePredictiveValue',
    'apparentPrevalence',
    'truePrevalence',
    'accuracy',
  ] as const;
  const ratios = ['youden', 'positiveLikelihoodRatio', 'negativeLikelihoodRatio', 'diagnosticOddsRatio'] as const;
  return {
    headings: [text('measure'), text('estimate'), intervalHeading(level)],
    rows: [
      ...shares.map((name) => [text(name), percentText(result[name]?.estimate), intervalText(result[name], percentText)]),
      ...ratios.map((name) => [text(name), numberText(result[name]?.estimate), intervalText(result[name])]),
    ],
  };
}

const examples = ['--cells 90,5,10,95'];
