import {
  AppError,
  argumentText,
  errorCodes,
  type ErrorCode,
  errorText,
  type FailureCause,
  type Locale,
  problemText,
} from '@firebreak/contract';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import { type Platform } from '../platform.ts';
import { causeOf } from './cause.ts';
import { noteFault } from './fault-log.ts';

type Details = Readonly<Record<string, string | number>>;

/** Why work of a job ended, as it is kept: everyone reads it in the own language. */
export type Failure =
  | { readonly problem: FailureCause; readonly reference?: string }
  | { readonly code: ErrorCode; readonly details: Details }
  | { readonly refused: Readonly<Record<Locale, string>> };

/**
 * Why work failed, in words of ours. What has no words among them is written down for the operator, and the number under which it stands
 * is told instead.
 */
export async function failureOf(platform: Platform, error: unknown, doing: string): Promise<Failure> {
  if (error instanceof AppError) return { code: error.code, details: plain(error.details) };
  if (error instanceof ArgumentError)
    return {
      refused: { 'zh-Hans': argumentText(error, 'zh-Hans'), 'zh-Hant': argumentText(error, 'zh-Hant'), en: argumentText(error, 'en') },
    };
  const problem = causeOf(error);
  const reference = await noteFault(platform, error, doing);
  return problem === undefined ? { problem: 'unexpected', reference } : { problem };
}

const plain = (details: Readonly<Record<string, unknown>>): Details =>
  Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) => (typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [])),
  );

/** A kept failure in a language. What an older version kept were words of a library: those are not shown. */
export function failureText(failure: unknown, locale: Locale): string {
  const { problem, reference, code, details = {}, refused } = (failure ?? {}) as Record<string, unknown> & { details?: Details };
  if (typeof code === 'string' && Object.hasOwn(errorCodes, code)) return errorText(code as ErrorCode, locale, details);
  const said = (refused as Readonly<Record<string, unknown>> | undefined)?.[locale];
  if (typeof said === 'string') return said;
  return problemText(problem ?? 'untold', locale).replace('{reference}', typeof reference === 'string' ? reference : '—');
}

/** A failure as a column of text keeps it, and back: what is no such text is of an older version. */
export const failureKept = (failure: Failure): string => JSON.stringify(failure);

export function failureFrom(kept: string): unknown {
  try {
    return JSON.parse(kept) as unknown;
  } catch {
    return { problem: 'untold' satisfies FailureCause };
  }
}

/** A failure that a handler has told already: it is not written down a second time. */
export class ToldFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super('problem' in failure ? failure.problem : 'code' in failure ? failure.code : 'refused', options);
    this.name = 'ToldFailure';
    this.failure = failure;
  }
}
