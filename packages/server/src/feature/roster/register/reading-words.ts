import { AppError, type Locale } from '@firebreak/contract';
import { describeCellError, readingCodes, type ReadingCode } from '../../import/index.ts';

type Details = Readonly<Record<string, string | number>>;

/** The details of a failure with the code of a reader, `reason`, in the words that the import has for it. */
export function saidDetails(details: Details, locale: Locale): Details {
  const { reason } = details;
  if (!isReadingCode(reason)) return details;
  return { ...details, reason: describeCellError(reason, details, locale).why.replace(/[.。]$/, '') };
}

/** Throws an error again, worded for whoever waits for the answer. */
export const saidIn =
  (locale: Locale) =>
  (error: unknown): never => {
    if (error instanceof AppError && error.code === 'ROSTER_FILE_UNREADABLE')
      throw new AppError(error.code, saidDetails(error.details as Details, locale), { cause: error });
    throw error;
  };

const isReadingCode = (code: unknown): code is ReadingCode => readingCodes.some((one) => one === code);
