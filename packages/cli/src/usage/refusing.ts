import { type Argument, Command, type CommanderError, Option } from 'commander';
import { readLanguage } from '../language.ts';
import { type UsageCode } from './usage-text.ts';
import { UsageError } from './usage-error.ts';
import { ValueError } from './value-error.ts';

/**
 * Commander throws where it would end the process, and leaves the words to us: exit codes are ours, and so is the language. Every leaf
 * takes `--lang`.
 */
export function refusing(command: Command, path = command.name()): Command {
  command.configureOutput({ outputError: () => undefined });
  command.exitOverride((error) => {
    if (error.code === 'commander.missingMandatoryOptionValue') refuseUnknown(command, path);
    throw error.exitCode === 0 || error.code === 'commander.help' ? error : usageErrorOf(error, command, path);
  });
  if (command.commands.length === 0) command.addOption(new Option('--lang <language>').argParser(readLanguage));
  for (const option of command.options) placeRefusals(option, option.flags, path);
  for (const argument of command.registeredArguments) placeRefusals(argument, termOf(argument), path);
  for (const child of command.commands) refusing(child, `${path} ${child.name()}`);
  return command;
}

/**
 * Of a misspelt option that is needed, commander says that it is missing. What was meant is nearer in the words that were given: they are
 * read once more by a command that needs nothing.
 */
function refuseUnknown(command: Command, path: string): void {
  const lenient = new Command(command.name()).argument('[any...]').configureOutput({ outputError: () => undefined });
  for (const { flags } of command.options) lenient.addOption(new Option(flags));
  lenient.exitOverride((error) => {
    if (error.code === 'commander.unknownOption') throw usageErrorOf(error, command, path);
    throw error;
  });
  try {
    lenient.action(() => undefined).parse(command.args, { from: 'user' });
  } catch (error) {
    if (error instanceof UsageError) throw error; // anything else is no worse than what is missing
  }
}

/** Lets what a parser refuses say whose value it is. */
function placeRefusals(target: Option | Argument, at: string, command: string): void {
  const parse = target.parseArg;
  if (parse === undefined) return;
  target.parseArg = (value, before) => {
    try {
      return parse.call(target, value, before) as typeof before;
    } catch (error) {
      if (error instanceof ValueError) throw new UsageError(error.code, { at, value, command }, error.details, { cause: error });
      if (target.argChoices === undefined) throw error;
      throw new UsageError('VALUE_NOT_A_CHOICE', { at, value, command }, { options: target.argChoices.join(', ') }, { cause: error });
    }
  };
}

const termOf = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

/** By the code of commander: its sentences are English and hard-wired, what stands in quotes in them is what we need. */
const codes: Readonly<Record<string, UsageCode>> = {
  'commander.missingArgument': 'ARGUMENT_MISSING',
  'commander.missingMandatoryOptionValue': 'OPTION_MISSING',
  'commander.optionMissingArgument': 'OPTION_VALUE_MISSING',
  'commander.invalidArgument': 'VALUE_REFUSED',
  'commander.unknownOption': 'OPTION_UNKNOWN',
  'commander.unknownCommand': 'COMMAND_UNKNOWN',
  'commander.excessArguments': 'ARGUMENTS_TOO_MANY',
  'commander.conflictingOption': 'OPTIONS_CONFLICT',
};

function usageErrorOf({ code, message }: CommanderError, command: Command, path: string): UsageError {
  const [first = '', second = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const suggestion = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(message)?.[1];
  const known = codes[code] ?? 'COMMAND_LINE_UNREADABLE';
  switch (known) {
    case 'ARGUMENT_MISSING': {
      const argument = command.registeredArguments.find((one) => one.name() === first);
      return new UsageError(known, { command: path }, { at: argument === undefined ? first : termOf(argument) });
    }
    case 'ARGUMENTS_TOO_MANY': {
      const [, expected = '0', given = '—'] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? [];
      return new UsageError(known, { command: path }, { expected, given });
    }
    case 'OPTION_UNKNOWN':
    case 'COMMAND_UNKNOWN':
      return new UsageError(known, { value: first, command: path }, suggestion === undefined ? {} : { suggestion });
    case 'OPTIONS_CONFLICT':
      return new UsageError(known, { at: first, command: path }, { other: second });
    default:
      return new UsageError(known, { ...(first === '' ? {} : { at: first }), value: second, command: path });
  }
}
