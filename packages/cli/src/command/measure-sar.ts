import { secondaryAttackRate, type SecondaryAttackRate } from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { intervalHeading, intervalText, numberText, percentText } from '../analysis/number-text.ts';
import { wholeOption, required, levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { daysOrMissingIn, wordsIn } from '../table/cell.ts';
import { columnFor, columnNamed } from '../table/column.ts';
import { readPlainTable } from '../table/plain-table.ts';
import { onsetNames } from '../table/usual-name.ts';
import { text } from '../text.ts';

interface SarOptions extends OutputOptions {
  readonly household: string;
  readonly onset?: string;
  readonly minDays: number;
  readonly maxDays: number;
  readonly level: number;
}

/** `firebreak measure sar`: secondary attack rate in households. */
export function measureSarCommand(): Command {
  const command = new Command('sar')
    .argument('<file>')
    .requiredOption('--household <column>')
    .option('--onset <column>')
    .addOption(required(wholeOption('--min-days <days>')))
    .addOption(required(wholeOption('--max-days <days>')))
    .addOption(levelOption());
  return analysing(command, { plot: false, examples }, analyse);
}

async function analyse(file: string, options: SarOptions): Promise<Analysis> {
  const { minDays, maxDays, level } = options;
  const table = await readPlainTable(file);
  const households = wordsIn(columnNamed(table, options.household, '--household'));
  const onset = columnFor(table, options.onset, { what: 'wantedOnset', option: '--onset', names: onsetNames });
  const members = new Map<string, (number | null)[]>();
  daysOrMissingIn(onset).forEach((day, at) => {
    const household = households[at] ?? '';
    members.set(household, [...(members.get(household) ?? []), day]);
  });
  const result = secondaryAttackRate([...members.values()], { minDays, maxDays, level });
  return {
    method: 'secondaryAttackRate',
    input: { file: table.file, household: options.household, onset: onset.name, people: table.rows.length, households: members.size },
    parameters: { minDays, maxDays, level },
    result,
    headline: [text('sarHeadline', { min: minDays, max: maxDays, file: table.file })],
    tables: [countTable(result), rateTable(result, level)],
    remarks: [],
  };
}

const countTable = (result: SecondaryAttackRate): ResultTable => ({
  headings: [text('measure'), text('value')],
  rows: [
    [text('households'), String(result.households)],
    [text('primary'), String(result.primaryAndCoPrimary)],
    [text('contacts'), String(result.contacts)],
    [text('excludedEarly'), String(result.excludedEarly)],
    [text('late'), String(result.late)],
    [text('secondary'), String(result.secondary)],
    [text('denominator'), String(result.denominator)],
  ],
});

function rateTable({ wilson, exact, householdStandardError }: SecondaryAttackRate, level: number): ResultTable {
  const row = (share: SecondaryAttackRate['wilson'], limits: string): string[] => [
    text('secondaryAttackRate'),
    percentText(share?.estimate),
    intervalText(share, percentText),
    limits,
  ];
  return {
    headings: [text('measure'), text('estimate'), intervalHeading(level), text('limits')],
    rows: [
      row(wilson, text('limitsWilson')),
      row(exact, text('limitsExact')),
      [text('clusterError'), householdStandardError === null ? '—' : numberText(100 * householdStandardError), '', ''],
    ],
  };
}

const examples = ['examples/hagelloch-1861/linelist.csv --household family_ID --onset date_of_prodrome --min-days 5 --max-days 19'];
