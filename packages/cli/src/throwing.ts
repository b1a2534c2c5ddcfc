import { type Command } from 'commander';

/** Commander throws where it would end the process, so that exit codes are ours; every leaf takes `--lang`. */
export function throwing(command: Command): Command {
  command.exitOverride();
  if (command.commands.length === 0) command.option('--lang <language>', 'language of messages: zh-Hans, zh-Hant or en');
  for (const child of command.commands) throwing(child);
  return command;
}
