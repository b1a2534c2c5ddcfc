import type { ComputationName } from './computations.ts';
import type { Failure } from './failure.ts';

/** What a page asks of the worker. */
export interface Request {
  readonly id: number;
  readonly name: ComputationName;
  readonly input: unknown;
}

/** What the worker answers, with the milliseconds the computing took. */
export type Reply = { readonly id: number; readonly took: number } & ({ readonly output: unknown } | { readonly failure: Failure });
