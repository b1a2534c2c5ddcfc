import { type Command } from 'commander';
import { jsonOption } from './option.ts';
import { defaultDirectory } from './installation.ts';

/** `--data` and, where the command answers something, `--json`. */
export function withData(command: Command, answers = true): Command {
  command.option(
    '--data <directory>',
    'data directory; DATABASE_URL names a PostgreSQL instead of the embedded database',
    defaultDirectory,
  );
  return answers ? command.addOption(jsonOption()) : command;
}
