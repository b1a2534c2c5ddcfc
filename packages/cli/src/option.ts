import { InvalidArgumentError, Option } from 'commander';
import {
  dateArgument,
  listArgument,
  numberArgument,
  positiveArgument,
  probabilityArgument,
  shareArgument,
  wholeArgument,
} from './argument.ts';

/** An option whose value a parser reads; without a value of its own it is left out of the options. */
const read =
  (parse: (given: string) => unknown) =>
  (flags: string, description: string, value?: unknown): Option =>
    new Option(flags, description).argParser(parse).default(value);

export const numberOption = read(numberArgument);
/** Above 0. */
export const positiveOption = read(positiveArgument);
/** A whole number of at least 0. */
export const wholeOption = read(wholeArgument);
/** Strictly between 0 and 1. */
export const shareOption = read(shareArgument);
/** From 0 to 1. */
export const probabilityOption = read(probabilityArgument);
/** A calendar date. */
export const dateOption = read(dateArgument);
/** Names with commas between them. */
export const listOption = read(listArgument);

/** One of a few words. */
export const choiceOption = (flags: string, description: string, choices: readonly string[], value?: string): Option =>
  new Option(flags, description).choices(choices).default(value);

export const required = (option: Option): Option => option.makeOptionMandatory();

export const levelOption = (): Option => shareOption('--level <share>', 'level of confidence of the intervals', 0.95);

/** What a command prints for programs. */
export const jsonOption = (): Option => new Option('--json', 'print one JSON document on standard output');

/** Four counts in place of a file. `names` are said in the help, and again where there are not four. */
export const cellsOption = (flags: string, names: string): Option =>
  new Option(flags, `without a file: ${names}`).argParser((given) => {
    const cells = listArgument(given).map(wholeArgument);
    if (cells.length !== 4) throw new InvalidArgumentError(`Give four counts: ${names}.`);
    return cells;
  });
