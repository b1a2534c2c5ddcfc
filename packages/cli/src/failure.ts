import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, argumentText, errorText, type FailureCause, type Locale, problemText } from '@firebreak/contract';
import { ArgumentError } from '@firebreak/epi';
import { cellErrorOfReading } from '@firebreak/server/feature/import/mapping/index';
import { ReadingError } from '@firebreak/server/feature/import/reader/index';
import { causeOf, faultFile, faultReference, noteFault } from '@firebreak/server/platform/fault/index';
import { CommanderError } from 'commander';
import { fileErrorOf, fileErrorText } from './file-error.ts';
import { describeProblem, TableError } from './table/table-problem.ts';
import { NothingFound, UsageError, usageText } from './usage/usage-error.ts';

/** What a shell script can tell from the exit code. */
export const exitCodes = {
  /** Done. */
  done: 0,
  /** Not done, or done in part: rows were refused, the journal is not whole, something was not found. */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** The data directory is in use by a running server. */
  inUse: 3,
} as const;

/**
 * Says in one or two lines what went wrong, in the language of the terminal, and ends with its code; never a stack. Answers the exit code.
 */
export function explain(error: unknown, locale: Locale, say: (line: string) => void): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage; // it showed its help
  if (error instanceof UsageError) {
    say(coded(usageText(error, locale), error.code));
    return error instanceof NothingFound ? exitCodes.refused : exitCodes.usage;
  }
  const file = error instanceof AppError ? undefined : fileErrorOf(error);
  if (file !== undefined) {
    say(coded(fileErrorText(file, locale), file.code));
    return exitCodes.refused;
  }
  if (error instanceof AppError) {
    say(coded(errorText(error.code, locale, error.details), error.code));
    return error.code === 'DATABASE_IN_USE' ? exitCodes.inUse : exitCodes.refused;
  }
  if (error instanceof TableError) return explainTable(error, locale, say);
  if (error instanceof ReadingError) {
    const { file: name, sheet, row, why, remedy } = cellErrorOfReading(error, locale);
    say(coded(`${[name, sheet, row].filter((part) => part !== null).join(' · ')}: ${why} ${remedy}`, error.code));
    return exitCodes.refused;
  }
  if (error instanceof ArgumentError) {
    say(coded(argumentText(error, locale), error.code));
    return exitCodes.refused;
  }
  return explainFailure(error, locale, say);
}

/** What the database or the machine refused, and what nobody foresaw: the first in our words, the second by a number in a file. */
function explainFailure(error: unknown, locale: Locale, say: (line: string) => void): number {
  const cause = causeOf(error);
  const reference = faultReference();
  const directory = join(tmpdir(), 'firebreak');
  if (cause === undefined) void noteFault({ directory, now: () => new Date().toISOString() }, error, 'command', reference);
  const problem = problemText(cause ?? 'unexpected', locale).replace('{reference}', reference);
  const where = cause === undefined ? noted[locale].replace('{file}', faultFile(directory)) : '';
  say(coded(`${notCompleted[locale].replace('{problem}', problem)}${where}`, upper(cause ?? 'unexpected')));
  return exitCodes.refused;
}

/** `databaseGone` as codes are written. */
const upper = (cause: FailureCause): string => cause.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function explainTable({ problems }: TableError, locale: Locale, say: (line: string) => void): number {
  for (const problem of problems.slice(0, MOST_SHOWN)) say(coded(describeProblem(problem, locale), problem.code));
  if (problems.length > MOST_SHOWN) say(more[locale].replace('{count}', String(problems.length - MOST_SHOWN)));
  return exitCodes.refused;
}

/** The code is the same in every language: what to search for, and what a script can look at. */
const coded = (text: string, code: string): string => `${text} [${code}]`;

const MOST_SHOWN = 10;
const more: Readonly<Record<Locale, string>> = {
  'zh-Hans': '另有 {count} 处。',
  'zh-Hant': '另有 {count} 處。',
  en: 'And {count} more.',
};
const notCompleted: Readonly<Record<Locale, string>> = {
  'zh-Hans': '命令没有完成：{problem}。',
  'zh-Hant': '命令沒有完成：{problem}。',
  en: 'The command was not completed: {problem}.',
};
const noted: Readonly<Record<Locale, string>> = {
  'zh-Hans': '技术细节（不含个人数据）在 {file} 中。',
  'zh-Hant': '技術細節（不含個人資料）在 {file} 中。',
  en: ' Technical details, without personal data, stand in {file}.',
};
