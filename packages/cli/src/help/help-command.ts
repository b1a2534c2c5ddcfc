import { Command } from 'commander';
import { UsageError } from '../usage/usage-error.ts';

/** Gives a command that has commands under it, and each of these, a `help` that takes all the words: `help pool plan`. Commander's knows one. */
export function helping(command: Command): Command {
  if (command.commands.length === 0) return command;
  for (const child of command.commands) helping(child);
  return command.helpCommand(false).addCommand(
    new Command(helpName).argument('[command...]').action((words: readonly string[]) => {
      called(command, words).help();
    }),
  );
}

export const helpName = 'help';

/** @throws UsageError COMMAND_UNKNOWN, naming the nearest where there is one */
function called(command: Command, [word, ...others]: readonly string[]): Command {
  if (word === undefined) return command;
  const child = command.commands.find((one) => one.name() === word);
  if (child !== undefined) return called(child, others);
  if (command.commands.length > 0) command.parse([word], { from: 'user' }); // throws, as any command that there is not
  throw new UsageError('COMMAND_UNKNOWN', { value: word, command: pathOf(command) });
}

/** The words that call a command, the name of the program among them. */
const pathOf = (command: Command): string => (command.parent === null ? '' : `${pathOf(command.parent)} `) + command.name();
