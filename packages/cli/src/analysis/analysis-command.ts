import { type Command } from 'commander';
import { type Analysis } from './analysis.ts';
import { deliver } from './deliver.ts';
import { type OutputOptions, withOutput } from './output-option.ts';

/**
 * Lets a command analyse what it is given, and show what it found as it was asked for.
 *
 * @param analyse takes the arguments of the command in their order, then its options
 */
export function analysing<Given extends readonly unknown[], Options extends OutputOptions>(
  command: Command,
  about: Parameters<typeof withOutput>[1],
  analyse: (...given: [...Given, Options]) => Analysis | Promise<Analysis>,
): Command {
  return withOutput(command, about).action(async (...all: [...Given, Options, Command]) => {
    const given = all.slice(0, -1) as [...Given, Options];
    await deliver(await analyse(...given), given.at(-1) as Options);
  });
}
