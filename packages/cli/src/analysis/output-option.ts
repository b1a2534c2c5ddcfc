import { extname } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { figureFormats } from '../plot/write-figure.ts';

/** Options of every analysis of a plain file. */
export interface OutputOptions {
  readonly json?: true;
  readonly plot?: string;
}

/** `--json`, and `--plot` where the analysis has a figure. */
export function withOutput(command: Command, { plot = true }: { plot?: boolean } = {}): Command {
  if (plot) command.addOption(new Option('--plot <file>', 'draw the figure into an .svg or .png file').argParser(figureFile));
  return command.option('--json', 'print one JSON document on standard output');
}

function figureFile(given: string): string {
  const ending = extname(given).slice(1).toLowerCase();
  if (!(figureFormats as readonly string[]).includes(ending))
    throw new InvalidArgumentError('Let the name of the file end in .svg or .png.');
  return given;
}
