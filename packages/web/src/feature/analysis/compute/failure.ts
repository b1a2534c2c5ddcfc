import { ArgumentError, type ArgumentCode } from '@firebreak/epi/distribution/index';

/** Why an analysis cannot be computed from what there is. */
export interface Failure {
  /** A code of the engine, or `FAULT` for what nobody expected. */
  readonly code: ArgumentCode | 'FAULT';
  readonly argument: string;
  readonly message: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof ArgumentError) return { code: error.code, argument: error.argument, message: error.message };
  return { code: 'FAULT', argument: '', message: error instanceof Error ? error.message : String(error) };
}
