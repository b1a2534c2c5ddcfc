import { AppError, errorText, type Locale } from '@firebreak/contract';
import { CommanderError } from 'commander';

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

/** Says in one or two lines what went wrong, in the language of the terminal; never a stack. Answers the exit code. */
export function explain(error: unknown, locale: Locale, say: (line: string) => void): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage; // commander has spoken
  if (error instanceof AppError) {
    say(errorText(error.code, locale, error.details));
    return error.code === 'DATABASE_IN_USE' ? exitCodes.inUse : exitCodes.refused;
  }
  say(unexpected[locale].replace('{problem}', oneLine(error)));
  return exitCodes.refused;
}

const unexpected: Readonly<Record<Locale, string>> = {
  'zh-Hans': '命令没有完成：{problem}',
  'zh-Hant': '命令沒有完成：{problem}',
  en: 'The command was not completed: {problem}',
};

/** A failed connection has an empty message and several causes. */
function oneLine(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(oneLine).join('; ');
  const { message = '', code = '' } = error as { message?: string; code?: string };
  return (message === '' ? code : message).split('\n')[0] ?? '';
}
