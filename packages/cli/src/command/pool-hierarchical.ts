import { hierarchicalPooling, type PoolPlan } from '@firebreak/engine/pooling/index';
import { Command } from 'commander';
import { type Analysis } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
import { poolingTable } from '../analysis/pooling-table.ts';
import { type PoolTestOptions, poolTestOf, withPoolTest } from '../analysis/pool-test-option.ts';
import { parsedOption, required } from '../option.ts';
import { text } from '../text.ts';
import { ValueError } from '../usage/value-error.ts';

interface HierarchicalOptions extends OutputOptions, PoolTestOptions {
  readonly plan: PoolPlan;
}

/** `firebreak pool hierarchical`: one plan of pools within pools. */
export function poolHierarchicalCommand(): Command {
  const command = withPoolTest(new Command('hierarchical')).addOption(required(parsedOption('--plan <plan>', planArgument)));
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
  if (!isPlan(plan, 0)) throw new ValueError('VALUE_NOT_A_POOL_PLAN');
  return plan;
}

const isPlan = (plan: unknown, depth: number): plan is PoolPlan =>
  typeof plan === 'number' || (Array.isArray(plan) && plan.length > 0 && depth < DEEPEST && plan.every((part) => isPlan(part, depth + 1)));

/** More stages than any laboratory has. */
const DEEPEST = 10;

const examples = ["--plan '[5,5]' --prevalence 0.02 --sensitivity 0.9 --specificity 0.95"];
