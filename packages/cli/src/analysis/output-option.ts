import { extname } from 'node:path';
import { type Command } from 'commander';
import { type Heading } from '../help/words.ts';
import { jsonOption, parsedOption } from '../option.ts';
import { ValueError } from '../usage/value-error.ts';
import { figureFormats } from '../plot/write-figure.ts';

/** Options of every analysis of a plain file. */
export interface OutputOptions {
  readonly json?: true;
  readonly plot?: string;
}

/**
 * `--json`, and `--plot` where the analysis has a figure; and examples under the help, each of which runs in a clone.
 *
 * @param about.examples what follows the name of the command
 */
export function withOutput(command: Command, { plot = true, examples }: { plot?: boolean; examples: readonly string[] }): Command {
  command.optionsGroup('output').addHelpText('after', () => {
    const lines = examples.map((words) => `  $ npx firebreak ${pathOf(command)} ${words}`);
    return ['', command.createHelp().styleTitle('examples' satisfies Heading), ...lines].join('\n');
  });
  if (plot) command.addOption(parsedOption('--plot <file>', figureFile));
  return command.addOption(jsonOption());
}

/** The words that call a command, without the name of the program. */
function pathOf(command: Command): string {
  const parent = command.parent?.parent ? `${pathOf(command.parent)} ` : '';
  return parent + command.name();
}

function figureFile(given: string): string {
  const ending = extname(given).slice(1).toLowerCase();
  if (!(figureFormats as readonly string[]).includes(ending)) throw new ValueError('VALUE_NOT_A_FIGURE_FILE');
  return given;
}
