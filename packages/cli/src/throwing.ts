import { type Command } from 'commander';
import { CommandLineError } from './command-line-error.ts';

/**
 * Commander throws where it would end the process, and leaves the words to us: exit codes are ours, and so is the language. Every leaf
 * takes `--lang`.
 */
export function throwing(command: Command, path = command.name()): Command {
  command.configureOutput({ outputError: () => undefined });
  command.exitOverride((error) => {
    throw error.exitCode === 0 || error.code === 'commander.help' ? error : new CommandLineError(error, path);
  });
  if (command.commands.length === 0) command.option('--lang <language>', 'language of messages: zh-Hans, zh-Hant or en');
  for (const child of command.commands) throwing(child, `${path} ${child.name()}`);
  return command;
}
