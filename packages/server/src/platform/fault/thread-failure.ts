import { ArgumentError, type ArgumentCode } from '@firebreak/epi/distribution/index';

/** An error on its way out of a worker thread, which would lose its code and its kind. */
export interface ThreadFailure {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  /** What an engine refused: the argument, what to do, and its value where that is a word or a number. */
  readonly refused?: { readonly code: ArgumentCode; readonly argument: string; readonly remedy: string; readonly value?: string | number };
}

export function threadFailure(error: unknown): ThreadFailure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '' };
  const { name, message, stack = '' } = error;
  const { code } = error as { code?: unknown };
  return {
    name,
    message,
    stack,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error instanceof ArgumentError ? refusedIn(error) : {}),
  };
}

function refusedIn({ code, argument, remedy, value }: ArgumentError): Pick<ThreadFailure, 'refused'> {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return { refused: { code, argument, remedy, ...(isPlain ? { value } : {}) } };
}

/** The error again, on this side. */
export function fromThread({ name, message, stack, code, refused }: ThreadFailure): Error {
  if (refused !== undefined) return new ArgumentError(refused.code, refused.argument, refused.remedy, refused.value);
  return Object.assign(new Error(message), { name, stack, ...(code === undefined ? {} : { code }) });
}
