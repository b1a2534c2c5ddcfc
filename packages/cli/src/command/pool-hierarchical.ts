import { hierarchicalPooling, type PoolPlan } from '@firebreak/engine/pooling/index';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Analysis } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { poolingTable } from '../analysis/pooling-table.ts';
import { type PoolTestOptions, poolTestOf, withPoolTest } from '../analysis/pool-test-option.ts';
import { text } from '../text.ts';

interface HierarchicalOptions extends OutputOptions, PoolTestOptions {
  readonly plan: PoolPlan;
}

/** `firebreak pool hierarchical`: one plan of pools within pools. */
export function poolHierarchicalCommand(): Command {
  const command = withPoolTest(new Command('hierarchical'))
    .description(
      'Tests and errors of one plan: 10 is a pool of ten, then single tests; [5,5] a pool of ten, two of five, then single tests',
    )
    .addOption(new Option('--plan <plan>', 'a number, or a list of plans in brackets').argParser(planArgument).makeOptionMandatory());
  return analysing(command, { plot: false, examples }, analyse);
}

function analyse(options: HierarchicalOptions): Analysis {
  const { prevalence, sensitivity, specificity, plan } = options;
  const result = hierarchicalPooling(plan, prevalence, poolTestOf(options));
  const scheme = text('planScheme', { plan: JSON.stringify(plan) });
  return {
    method: 'pooledTesting',
    input: {},
    parameters: { plan, prevalence, sensitivity, specificity },
    result,
    headline: [text('schemeHeadline', { scheme, prevalence, sensitivity, specificity })],
    tables: [poolingTable([{ name: scheme, ...result }])],
    remarks: [],
  };
}

function planArgument(given: string): PoolPlan {
  let plan: unknown;
  try {
    plan = JSON.parse(given);
  } catch {
    plan = undefined;
  }
  if (!isPlan(plan, 0)) throw new InvalidArgumentError('Write a number such as 10, or lists of numbers such as [5,5] or [[2,3],5].');
  return plan;
}

const isPlan = (plan: unknown, depth: number): plan is PoolPlan =>
  typeof plan === 'number' || (Array.isArray(plan) && plan.length > 0 && depth < DEEPEST && plan.every((part) => isPlan(part, depth + 1)));

/** More stages than any laboratory has. */
const DEEPEST = 10;

const examples = ["--plan '[5,5]' --prevalence 0.02 --sensitivity 0.9 --specificity 0.95"];
