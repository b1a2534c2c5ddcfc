import type { ValueDecision } from './value-decision.ts';
import type { ReferenceCase, ReferenceFile } from './reference-file.ts';

/** How the engine answers the cases of some reference files. */
export interface ReferenceMethod {
  /** Name of the method, as on its page in docs/method/. */
  name: string;
  /** Whether this method answers a case of a file. */
  answers: (file: ReferenceFile, item: ReferenceCase) => boolean;
  /** Computes a case from its input (the file's and its own), in the shape of `expected`. */
  run: (input: Record<string, unknown>, item: ReferenceCase, file: ReferenceFile) => unknown;
  /** Values of the reference that are not to be met as they stand, each with its reason. */
  decisions?: readonly ValueDecision[];
}
