import { type LabProblem, type LabRow, readLabFile } from '@firebreak/server/feature/lab-batch/reader/index';
import { Argument, Command } from 'commander';
import { demandFile } from '../file-error.ts';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { deliver } from '../analysis/deliver.ts';
import { type OutputOptions, withOutput } from '../analysis/output-option.ts';
import { exitCodes } from '../failure.ts';
import { parsedOption } from '../option.ts';
import { isStandardInput, shownName, standardInput } from '../table/standard-input.ts';
import { ValueError } from '../usage/value-error.ts';
import { inLanguage, text } from '../text.ts';

interface ResultOptions extends OutputOptions {
  readonly zone: string;
}

/** `firebreak testing results`: what a laboratory's file says, and what is wrong with it. */
export function testingResultsCommand(): Command {
  const command = new Command('results')
    .addArgument(new Argument('<file>'))
    .addOption(parsedOption('--zone <zone>', zoneArgument, 'Asia/Shanghai'));
  return withOutput(command, { plot: false, examples: ['examples/testing/results.csv'] }).action(
    async (file: string, options: ResultOptions) => {
      const { analysis, refused } = await analyse(file, options);
      await deliver(analysis, options);
      if (refused > 0) process.exitCode = exitCodes.refused;
    },
  );
}

function zoneArgument(given: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    throw new ValueError('VALUE_NOT_A_TIME_ZONE');
  }
}

async function analyse(path: string, { zone }: ResultOptions): Promise<{ analysis: Analysis; refused: number }> {
  const file = shownName(path);
  const rows: LabRow[] = [];
  const problems: LabProblem[] = [];
  if (!isStandardInput(path)) demandFile(path);
  const source = isStandardInput(path) ? { name: file, bytes: standardInput() } : { name: file, path };
  for await (const entries of readLabFile(source, { zone })) {
    for (const { row, problem } of entries) {
      if (row !== undefined) rows.push(row);
      if (problem !== undefined) problems.push(problem);
    }
  }
  const analysis: Analysis = {
    method: 'labResultFile',
    input: { file },
    parameters: { zone },
    result: { rows, problems: problems.map(({ remedy, ...problem }) => ({ ...problem, remedy: inLanguage(remedy) })) },
    headline: headline(file, rows, problems.length),
    tables: [rowTable(rows), ...(problems.length === 0 ? [] : [problemTable(problems)])],
    remarks: Math.max(rows.length, problems.length) > SHOWN ? [text('labShown', { shown: SHOWN })] : [],
  };
  return { analysis, refused: problems.filter(({ rowKept }) => !rowKept).length };
}

/** Controls of the run are no tubes of people, and are counted apart. */
function headline(file: string, rows: readonly LabRow[], problems: number): string[] {
  const tubes = rows.filter(({ control }) => control === undefined);
  const controls = rows.filter(({ control }) => control !== undefined);
  const wrong = controls.filter(({ control, outcome }) => control !== outcome).length;
  return [
    text('labFileHeadline', { file, rows: tubes.length, problems, ...countsOf(tubes) }),
    ...(controls.length === 0 ? [] : [text('labControls', { controls: controls.length, wrong })]),
  ];
}

function countsOf(rows: readonly LabRow[]): Record<LabRow['outcome'], number> {
  const counts = { positive: 0, negative: 0, indeterminate: 0, invalid: 0 };
  for (const { outcome } of rows) counts[outcome]++;
  return counts;
}

const outcomeWords = {
  positive: 'labPositive',
  negative: 'labNegative',
  indeterminate: 'labIndeterminate',
  invalid: 'labInvalid',
} as const;

function rowTable(rows: readonly LabRow[]): ResultTable {
  return {
    headings: [text('labLine'), text('labTube'), text('labOutcome'), 'Ct'],
    rows: rows
      .slice(0, SHOWN)
      .map(({ line, tube, control, outcome, ct, targets }) => [
        String(line),
        control === undefined ? tube : text('labControl', { name: tube }),
        text(outcomeWords[outcome]),
        ctText(ct, targets),
      ]),
  };
}

/** Each target with its Ct; the internal control only shows that the test worked, and stands in `--json`. */
function ctText(ct: LabRow['ct'] = [], targets: LabRow['targets'] = {}): string {
  const named = Object.entries(targets).filter(([name]) => name !== 'internalControl');
  return named.length === 0 ? ct.map(ctDigits).join(' ') : named.map(([name, value]) => `${name} ${ctDigits(value)}`).join(', ');
}

/** Thermocyclers tell hundredths of a cycle. */
const ctDigits = (ct: number): string => ct.toFixed(2);

function problemTable(problems: readonly LabProblem[]): ResultTable {
  return {
    headings: [text('labLine'), text('labField'), text('labValue'), text('labRemedy')],
    rows: problems.slice(0, SHOWN).map(({ line, field, value, remedy }) => [String(line), field, value, inLanguage(remedy)]),
  };
}

const SHOWN = 20;
