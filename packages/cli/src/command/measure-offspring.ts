import { negativeBinomialMass, poissonMass } from '@firebreak/epi';
import { fitOffspring, type OffspringFit } from '@firebreak/engine/measure/index';
import { Command } from 'commander';
import { type Analysis, type ResultTable } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { intervalHeading, intervalText, numberText, percentText } from '../analysis/number-text.ts';
import { levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { axisFromZero } from '../plot/axis.ts';
import { colours } from '../plot/colour.ts';
import { type Figure } from '../plot/figure.ts';
import { infectedBy } from '../table/infected-by.ts';
import { text } from '../text.ts';

interface OffspringOptions extends OutputOptions {
  readonly infected?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cases?: string;
  readonly id?: string;
  readonly level: number;
}

/** `firebreak measure offspring`: R and dispersion k. */
export function measureOffspringCommand(): Command {
  const command = new Command('offspring')
    .argument('<file>')
    .option('--infected <column>')
    .option('--from <column>')
    .option('--to <column>')
    .option('--cases <file>')
    .option('--id <column>')
    .addOption(levelOption());
  return analysing(command, { examples }, analyse);
}

async function analyse(file: string, options: OffspringOptions): Promise<Analysis> {
  const { level } = options;
  const { infected, source } = await infectedBy(file, options);
  const fit = fitOffspring(infected, level);
  const headline = text('offspringHeadline', { file: source, cases: fit.cases });
  return {
    method: 'offspring',
    input: { file: source, cases: fit.cases, infected: options.infected ?? null, from: options.from ?? null, to: options.to ?? null },
    parameters: { level },
    result: { ...fit, tally: tallyOf(infected) },
    headline: [headline],
    tables: [fitTable(fit, level)],
    remarks: fit.isOverdispersed ? [] : [text('noOverdispersion')],
    figure: () => offspringFigure(infected, fit, headline),
  };
}

const fitTable = (fit: OffspringFit, level: number): ResultTable => ({
  headings: [text('measure'), text('estimate'), intervalHeading(level)],
  rows: [
    [text('reproduction'), numberText(fit.R), intervalText({ lower: fit.RLower, upper: fit.RUpper })],
    [text('dispersion'), numberText(fit.k), intervalText({ lower: fit.kLower, upper: fit.kUpper })],
    [text('withoutOffspring'), percentText(fit.shareWithoutOffspring), ''],
  ],
});

/** Cases that infected 0, 1, 2, … people. */
function tallyOf(infected: readonly number[]): number[] {
  const tally = Array.from({ length: infected.reduce((most, count) => Math.max(most, count), 0) + 1 }, () => 0);
  for (const count of infected) tally[count] = (tally[count] ?? 0) + 1;
  return tally;
}

function offspringFigure(infected: readonly number[], { R, k, cases }: OffspringFit, title: string): Figure {
  const tally = tallyOf(infected);
  const at = tally.map((_, count) => count);
  const expected = at.map((count) => cases * (k === null || k === Infinity ? poissonMass(count, R) : negativeBinomialMass(count, R, k)));
  return {
    title,
    subtitle: [`R = ${numberText(R)}, k = ${numberText(k)}`],
    panels: [
      {
        x: { kind: 'number', title: text('infectedCount'), from: -0.6, to: tally.length - 0.4 },
        y: axisFromZero(text('casesWord'), [...tally, ...expected]),
        height: 300,
        marks: [
          { kind: 'bars', at, high: tally, width: 0.86, fill: colours.cases, name: text('observedCases') },
          { kind: 'dots', at, values: expected, fill: colours.estimate, mark: 'diamond', name: text('expectedCases') },
        ],
      },
    ],
    notes: [],
  };
}

const examples = ['examples/hagelloch-1861/contacts.csv --from from --to to --cases examples/hagelloch-1861/linelist.csv --id case_ID'];
