import { extname } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { jsonOption } from '../option.ts';
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
  command
    .optionsGroup('What comes out:')
    .addHelpText('after', () => `\nExamples:\n${examples.map((words) => `  $ npx firebreak ${pathOf(command)} ${words}`).join('\n')}`);
  if (plot) command.addOption(new Option('--plot <file>', 'draw the figure into an .svg or .png file').argParser(figureFile));
  return command.addOption(jsonOption());
}

/** The words that call a command, without the name of the program. */
function pathOf(command: Command): string {
  const parent = command.parent?.parent ? `${pathOf(command.parent)} ` : '';
  return parent + command.name();
}

function figureFile(given: string): string {
  const ending = extname(given).slice(1).toLowerCase();
  if (!(figureFormats as readonly string[]).includes(ending))
    throw new InvalidArgumentError('Let the name of the file end in .svg or .png.');
  return given;
}
