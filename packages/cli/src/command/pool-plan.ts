import { bestDorfmanPool, bestSquareArray, bestThreeStagePool, hierarchicalPooling, type PoolPlan } from '@firebreak/engine/pooling/index';
import { Command, Option } from 'commander';
import { type Analysis } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { wholesArgument } from '../argument.ts';
import { numberText } from '../analysis/number-text.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { poolingTable, type Scheme } from '../analysis/pooling-table.ts';
import { type PoolTestOptions, poolTestOf, withPoolTest } from '../analysis/pool-test-option.ts';
import { axisFromZero } from '../plot/axis.ts';
import { colours } from '../plot/colour.ts';
import { type Figure } from '../plot/figure.ts';
import { text } from '../text.ts';

interface PlanOptions extends OutputOptions, PoolTestOptions {
  readonly sizes: readonly number[];
}

/** `firebreak pool plan`: which way of pooling has the fewest tests. */
export function poolPlanCommand(): Command {
  const command = withPoolTest(new Command('plan')).addOption(
    new Option('--sizes <numbers>').argParser(wholesArgument).default(range(2, 32), '2-32'),
  );
  return analysing(command, { examples }, analyse);
}

function analyse(options: PlanOptions): Analysis {
  const { prevalence, sensitivity, specificity, sizes } = options;
  const search = { prevalence, test: poolTestOf(options), sizes, orIndividual: false };
  const twoStages = bestDorfmanPool(search);
  const threeStages = bestThreeStagePool(search);
  const array = bestSquareArray(search);
  const alone = hierarchicalPooling(1, prevalence, search.test);
  const schemes: Scheme[] = [
    { name: text('individual'), ...alone },
    { ...twoStages, name: `${text('twoStages')} ${planText(twoStages.plan)}` },
    { ...threeStages, name: `${text('threeStages')} ${planText(threeStages.plan)}` },
    { ...array, name: `${text('squareArray')} ${array.plan} × ${array.plan}` },
  ];
  const headline = text('planHeadline', { prevalence, sensitivity, specificity });
  return {
    method: 'pooledTesting',
    input: {},
    parameters: { prevalence, sensitivity, specificity, sizes },
    result: { individual: alone, twoStages, threeStages, array },
    headline: [headline],
    tables: [poolingTable(schemes)],
    remarks: [],
    figure: () => planFigure(options, headline),
  };
}

/** `[5, 5]` as 10 → 5+5. */
export function planText(plan: PoolPlan): string {
  if (typeof plan === 'number') return String(plan);
  const inner = plan.map(planText);
  return inner.length === 1 ? inner.join('') : `(${inner.join('+')})`;
}

/** Tests per person over the sizes of the first pool; above 1, pooling costs more than it saves. */
function planFigure(options: PlanOptions, title: string): Figure {
  const sizes = options.sizes.filter((size) => size > 1).toSorted((one, other) => one - other);
  const tests = sizes.map((size) => hierarchicalPooling(size, options.prevalence, poolTestOf(options)).testsPerPerson);
  const fewest = tests.indexOf(Math.min(...tests));
  return {
    title,
    subtitle: [text('planFigure')],
    panels: [
      {
        x: { kind: 'number', title: text('poolSize'), from: (sizes[0] ?? 2) - 1, to: (sizes.at(-1) ?? 2) + 1 },
        y: axisFromZero(text('testsPerPerson'), [1, ...tests]),
        height: 300,
        marks: [
          { kind: 'rule', across: 'y', value: 1, stroke: colours.faint, dash: [5, 4], name: text('onePerPerson') },
          { kind: 'line', at: sizes, values: tests, stroke: colours.estimate, name: text('twoStages') },
          { kind: 'dots', at: sizes, values: tests, fill: colours.estimate, mark: 'circle', size: 3.5 },
          {
            kind: 'dots',
            at: [sizes[fewest] ?? 2],
            values: [tests[fewest] ?? 1],
            fill: colours.alarm,
            mark: 'diamond',
            size: 8,
            name: `${text('bestSize', { size: sizes[fewest] ?? 2 })} (${numberText(tests[fewest])})`,
          },
        ],
      },
    ],
    notes: [],
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

const examples = ['--prevalence 0.01', '--prevalence 0.002 --sensitivity 0.95 --specificity 0.99 --sizes 5,10,20 --plot pools.svg'];
