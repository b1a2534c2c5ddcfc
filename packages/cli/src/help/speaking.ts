import { type Locale } from '@firebreak/contract';
import { type Command } from 'commander';
import { commandHelps, commonHelps, helpHelp } from './catalogue.ts';
import { helpName } from './help-command.ts';
import { type Said, saidIn } from './help-text.ts';
import { TerminalHelp } from './terminal-help.ts';

/** Gives a command and all under it the words of a language. Commands name their options alone: texts stand in `help/text`. */
export function speaking(command: Command, locale: Locale, path = ''): Command {
  command.createHelp = () => new TerminalHelp(locale);
  const helps = command.name() === helpName ? helpHelp : commandHelps[path];
  const say = (said: Said | undefined): string => (said === undefined ? '' : saidIn(said, locale)); // help.test.ts finds what has no text
  command.description(say(helps?.about));
  for (const argument of command.registeredArguments) argument.description = say(helps?.arguments?.[argument.name()]);
  for (const option of command.options) option.description = say(helps?.options?.[option.long ?? ''] ?? commonHelps[option.long ?? '']);
  command.helpOption('-h, --help', say(commonHelps['--help']));
  for (const child of command.commands) speaking(child, locale, `${path} ${child.name()}`.trimStart());
  return command;
}
