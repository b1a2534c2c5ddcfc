import { sampleSizeDetection, sampleSizeProportion, sampleSizeTwoProportions } from '@firebreak/engine/measure/index';
import { Argument, Command } from 'commander';
import { type Analysis } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { numberText, percentOf } from '../analysis/number-text.ts';
import { positiveOption, wholeOption, shareOption, levelOption } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

interface SampleSizeOptions extends OutputOptions {
  readonly risk1?: number;
  readonly risk2?: number;
  readonly power: number;
  readonly significance: number;
  readonly ratio: number;
  readonly expected?: number;
  readonly precision?: number;
  readonly prevalence?: number;
  readonly confidence: number;
  readonly sensitivity: number;
  readonly population?: number;
  readonly level: number;
}

const questions = ['two-proportions', 'proportion', 'detection'] as const;
type Question = (typeof questions)[number];

/** `firebreak measure sample-size`: how many people to ask, compare or test. */
export function measureSampleSizeCommand(): Command {
  const command = new Command('sample-size')
    .addArgument(new Argument('<question>').choices(questions))
    .addOption(shareOption('--risk1 <share>'))
    .addOption(shareOption('--risk2 <share>'))
    .addOption(shareOption('--power <share>', 0.8))
    .addOption(shareOption('--significance <share>', 0.05))
    .addOption(positiveOption('--ratio <number>', 1))
    .addOption(shareOption('--expected <share>'))
    .addOption(shareOption('--precision <share>'))
    .addOption(shareOption('--prevalence <share>'))
    .addOption(shareOption('--confidence <share>', 0.95))
    .addOption(positiveOption('--sensitivity <share>', 1))
    .addOption(wholeOption('--population <people>'))
    .addOption(levelOption());
  return analysing(command, { plot: false, examples }, analyse);
}

interface Answer {
  readonly headline: string;
  readonly rows: readonly (readonly [name: string, people: number])[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

function analyse(question: Question, options: SampleSizeOptions): Analysis {
  const { headline, rows, parameters } = answers[question](options);
  return {
    method: 'sampleSize',
    input: { question },
    parameters,
    result: { people: rows.map(([, people]) => people), roundedUp: rows.map(([, people]) => roundUp(people)) },
    headline: [headline],
    tables: [
      {
        headings: ['', text('roundedUp'), text('notRounded')],
        rows: [
          ...rows.map(([name, people]) => [name, String(roundUp(people)), numberText(people, 5)]),
          ...(rows.length > 1 ? [[text('bothGroups'), String(rows.reduce((sum, [, people]) => sum + roundUp(people), 0)), '']] : []),
        ],
      },
    ],
    remarks: [],
  };
}

const answers: Readonly<Record<Question, (options: SampleSizeOptions) => Answer>> = {
  'two-proportions': ({ risk1, risk2, power, significance, ratio }) => {
    if (risk1 === undefined || risk2 === undefined) throw new UsageError('TWO_RISKS_MISSING', { at: '--risk1, --risk2' });
    const people = sampleSizeTwoProportions({ risk1, risk2, power, significance, ratio });
    return {
      headline: text('sampleTwoProportions', { risk1, risk2, power, significance }),
      rows: [
        [text('groupOne'), people],
        [text('groupTwo'), people * ratio],
      ],
      parameters: { risk1, risk2, power, significance, ratio },
    };
  },
  proportion: ({ expected, precision, population, level }) => {
    if (expected === undefined || precision === undefined) throw new UsageError('EXPECTED_MISSING', { at: '--expected, --precision' });
    const people = sampleSizeProportion(expected, precision, { level, ...(population === undefined ? {} : { population }) });
    return {
      headline: text('sampleProportion', { expected, precision, level: percentOf(level), among: amongText(population) }),
      rows: [[text('peopleNeeded'), people]],
      parameters: { expected, precision, population: population ?? null, level },
    };
  },
  detection: ({ prevalence, confidence, sensitivity, population }) => {
    if (prevalence === undefined) throw new UsageError('PREVALENCE_MISSING', { at: '--prevalence' });
    const people = sampleSizeDetection(prevalence, { confidence, sensitivity, ...(population === undefined ? {} : { population }) });
    return {
      headline: text('sampleDetection', { prevalence, confidence, sensitivity, among: amongText(population) }),
      rows: [[text('peopleNeeded'), people]],
      parameters: { prevalence, confidence, sensitivity, population: population ?? null },
    };
  },
};

const amongText = (population: number | undefined): string =>
  population === undefined ? text('amongMany') : text('amongPeople', { population });

/** A person more is cheaper than a sample too small; a millionth of one is a rounding error. */
const roundUp = (people: number): number => Math.ceil(people - 1e-6);

const examples = [
  'two-proportions --risk1 0.1 --risk2 0.2',
  'proportion --expected 0.3 --precision 0.05',
  'detection --prevalence 0.01 --population 500',
];
