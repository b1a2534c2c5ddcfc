import { arrayPooling } from '@firebreak/engine/pooling/index';
import { Command } from 'commander';
import { type Analysis } from '../analysis/analysis.ts';
import { analysing } from '../analysis/analysis-command.ts';
import { wholeOption, required } from '../option.ts';
import { type OutputOptions } from '../analysis/output-option.ts';
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
    .addOption(required(wholeOption('--rows <number>')))
    .addOption(required(wholeOption('--columns <number>')))
    .option('--master-pool');
  return analysing(command, { plot: false, examples }, analyse);
}

function analyse(options: ArrayOptions): Analysis {
  const { prevalence, sensitivity, specificity, rows, columns, masterPool = false } = options;
  const result = arrayPooling({ rows, columns, masterPool }, prevalence, poolTestOf(options));
  const scheme = text(masterPool ? 'arraySchemeMaster' : 'arrayScheme', { rows, columns });
  return {
    method: 'pooledTesting',
    input: {},
    parameters: { rows, columns, masterPool, prevalence, sensitivity, specificity },
    result,
    headline: [text('schemeHeadline', { scheme, prevalence, sensitivity, specificity })],
    tables: [poolingTable([{ name: scheme, ...result }])],
    remarks: [],
  };
}

const examples = ['--rows 8 --columns 12 --prevalence 0.01'];
