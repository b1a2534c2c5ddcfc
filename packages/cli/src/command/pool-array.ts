import { arrayPooling } from '@firebreak/engine/pooling/index';
import { Command, Option } from 'commander';
import { wholeArgument } from '../analysis/argument.ts';
import { deliver } from '../analysis/deliver.ts';
import { type OutputOptions, withOutput } from '../analysis/output-option.ts';
import { poolingTable } from '../analysis/pooling-table.ts';
import { type PoolTestOptions, poolTestOf, withPoolTest } from '../analysis/pool-test-option.ts';
import { text } from '../text.ts';

interface ArrayOptions extends OutputOptions, PoolTestOptions {
  readonly rows: number;
  readonly columns: number;
  readonly masterPool?: true;
}

/** `firebreak pool array`: rows and columns of a plate. */
export function poolArrayCommand(): Command {
  const command = withPoolTest(new Command('array'))
    .description('Tests and errors of pooling the rows and columns of an array')
    .addOption(new Option('--rows <number>', 'rows of the array').argParser(wholeArgument).makeOptionMandatory())
    .addOption(new Option('--columns <number>', 'columns of the array').argParser(wholeArgument).makeOptionMandatory())
    .option('--master-pool', 'test one pool of everybody first');
  return withOutput(command, { plot: false, examples }).action(async (options: ArrayOptions) => {
    const { prevalence, sensitivity, specificity, rows, columns, masterPool = false } = options;
    const result = arrayPooling({ rows, columns, masterPool }, prevalence, poolTestOf(options));
    const scheme = text(masterPool ? 'arraySchemeMaster' : 'arrayScheme', { rows, columns });
    return deliver(
      {
        method: 'pooledTesting',
        input: {},
        parameters: { rows, columns, masterPool, prevalence, sensitivity, specificity },
        result,
        headline: [text('schemeHeadline', { scheme, prevalence, sensitivity, specificity })],
        tables: [poolingTable([{ name: scheme, ...result }])],
        remarks: [],
      },
      options,
    );
  });
}

const examples = ['--rows 8 --columns 12 --prevalence 0.01'];
