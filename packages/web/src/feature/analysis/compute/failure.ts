import { ArgumentError, type ArgumentCode } from '@firebreak/epi/distribution/index';

/** Why an analysis cannot be computed from what there is. */
export interface Failure {
  /** A code of the engine, or `FAULT` for what nobody expected. */
  readonly code: ArgumentCode | 'FAULT';
  readonly argument: string;
  /** What was given, where it is a word or a number. */
  readonly value?: string | number;
  /** In English; a page words the code instead. */
  readonly message: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof ArgumentError) {
    const { code, argument, value, message } = error;
    return { code, argument, message, ...(typeof value === 'string' || typeof value === 'number' ? { value } : {}) };
  }
  return { code: 'FAULT', argument: '', message: error instanceof Error ? error.message : String(error) };
}
