import { z } from 'zod';
import { errorCodes, type ErrorCode, errorText } from './code.ts';
import { type RequestProblem } from './request-problem.ts';

/** An error with a code of the catalogue: what crosses the wire when a request cannot be done. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(`${code}: ${errorText(code, 'en', details)}`, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }
}

/** A request of which one field is wrong, for a reason of the vocabulary; `more` are the numbers and names its words need. */
export const requestInvalid = (
  field: string,
  problem: RequestProblem,
  more: Readonly<Record<string, string | number>> = {},
  options?: ErrorOptions,
): AppError => new AppError('REQUEST_INVALID', { field, problem, ...more }, options);

/** The body of every answer that is not a success. */
export const ErrorBody = z.object({
  code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
