import { Option } from 'commander';
import {
  dateArgument,
  listArgument,
  numberArgument,
  positiveArgument,
  probabilityArgument,
  shareArgument,
  wholeArgument,
} from './argument.ts';
import { ValueError } from './usage/value-error.ts';

// What an option means stands in `help/text`, in three languages.

/** An option whose value a parser reads; without a value of its own it is left out of the options. */
export const parsedOption = (flags: string, parse: (given: string) => unknown, value?: unknown): Option =>
  new Option(flags).argParser(parse).default(value);

const read =
  (parse: (given: string) => unknown) =>
  (flags: string, value?: unknown): Option =>
    parsedOption(flags, parse, value);

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

/** Words as they are, with what holds where there are none. */
export const textOption = (flags: string, value: string): Option => new Option(flags).default(value);

/** One of a few words. */
export const choiceOption = (flags: string, choices: readonly string[], value?: string): Option =>
  new Option(flags).choices(choices).default(value);

export const required = (option: Option): Option => option.makeOptionMandatory();

export const levelOption = (): Option => shareOption('--level <share>', 0.95);

/** What a command prints for programs. */
export const jsonOption = (): Option => new Option('--json');

/** Four counts in place of a file. */
export const cellsOption = (flags: string): Option =>
  parsedOption(flags, (given) => {
    const cells = listArgument(given).map(wholeArgument);
    if (cells.length !== 4) throw new ValueError('VALUE_NOT_FOUR_COUNTS', { given: cells.length });
    return cells;
  });
