import { type Command } from 'commander';
import { jsonOption, textOption } from './option.ts';
import { defaultDirectory } from './installation.ts';

/** `--data` and, where the command answers something, `--json`. */
export function withData(command: Command, answers = true): Command {
  command.addOption(textOption('--data <directory>', defaultDirectory));
  return answers ? command.addOption(jsonOption()) : command;
}
