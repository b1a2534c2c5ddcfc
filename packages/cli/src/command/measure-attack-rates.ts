import { type AttackRateRow, attackRates } from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { intervalHeading, intervalText, numberText, percentText, pText } from '../analysis/number-text.ts';
import { listOption, levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { forestFigure } from '../plot/forest-figure.ts';
import { isFlagColumn } from '../table/cell.ts';
import { type Flags, flagsNamed, outcomeFlags } from '../table/flag-column.ts';
import { type PlainTable, readPlainTable } from '../table/plain-table.ts';
import { text } from '../text.ts';

interface AttackRateOptions extends OutputOptions {
  readonly outcome?: string;
  readonly exposures?: readonly string[];
  readonly level: number;
}

/** `firebreak measure attack-rates`: the food-poisoning table. */
export function measureAttackRatesCommand(): Command {
  const command = new Command('attack-rates')
    .argument('<file>')
    .option('--outcome <column>')
    .addOption(listOption('--exposures <columns>'))
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

async function analyse(file: string, options: AttackRateOptions): Promise<Analysis> {
  const { level } = options;
  const table = await readPlainTable(file);
  const outcome = outcomeFlags(table, options.outcome);
  const { questions, skipped } = questionsOf(table, outcome, options.exposures);
  const rows = attackRates(
    outcome.values,
    questions.map(({ name, values }) => ({ exposure: name, exposed: values })),
    { level },
  );
  const byRatio = rows.toSorted((one, other) => (other.riskRatio?.estimate ?? -1) - (one.riskRatio?.estimate ?? -1));
  const ill = outcome.values.filter((value) => value === true).length;
  const unknown = outcome.values.filter((value) => value === null).length;
  const people = text('illOf', { file: table.file, people: outcome.values.length, ill, unknown });
  const title = text('attackHeadline', { outcome: outcome.name });
  return {
    method: 'attackRate',
    input: {
      file: table.file,
      outcome: outcome.name,
      exposures: questions.map(({ name }) => name),
      people: outcome.values.length,
      ill,
      unknown,
    },
    parameters: { level },
    result: byRatio,
    headline: [title, people],
    tables: [rateTable(byRatio, level)],
    remarks: skipped.length === 0 ? [] : [text('columnsSkipped', { columns: skipped.join(', ') })],
    figure: () =>
      forestFigure({
        title,
        subtitle: [people],
        level,
        axis: text('riskRatioAxis'),
        rows: byRatio.map(({ exposure, riskRatio }) => ({ label: exposure, estimate: riskRatio })),
      }),
  };
}

/** The columns that were named, or every yes-no column but the outcome. */
function questionsOf(table: PlainTable, outcome: Flags, named: readonly string[] | undefined): { questions: Flags[]; skipped: string[] } {
  if (named !== undefined) return { questions: named.map((name) => flagsNamed(table, name, '--exposures')), skipped: [] };
  const others = table.headers.map((name, index) => ({ table, name, index })).filter(({ name }) => !outcome.name.startsWith(name));
  const questions = others.filter(isFlagColumn);
  return {
    questions: questions.map(({ name }) => flagsNamed(table, name, '--exposures')),
    skipped: others.filter((column) => !questions.includes(column)).map(({ name }) => name),
  };
}

function rateTable(rows: readonly AttackRateRow[], level: number): ResultTable {
  return {
    headings: [
      text('exposureHeading'),
      text('exposedIll'),
      text('exposedRate'),
      text('unexposedIll'),
      text('unexposedRate'),
      text('riskRatio'),
      intervalHeading(level),
      text('pValue'),
      text('casesExposed'),
      text('missing'),
    ],
    rows: rows.map(({ exposure, exposedAttackRate: exposed, unexposedAttackRate: unexposed, riskRatio, pValue, casesExposed, missing }) => [
      exposure,
      exposed === null ? '—' : `${exposed.numerator}/${exposed.denominator}`,
      percentText(exposed?.estimate),
      unexposed === null ? '—' : `${unexposed.numerator}/${unexposed.denominator}`,
      percentText(unexposed?.estimate),
      numberText(riskRatio?.estimate),
      intervalText(riskRatio),
      pText(pValue),
      percentText(casesExposed?.estimate),
      String(missing),
    ]),
  };
}

const examples = ['examples/oswego-1940/linelist.csv --outcome ill --plot foods.png'];
