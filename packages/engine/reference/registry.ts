import type { ReferenceCase, ReferenceFile } from './reference-file.ts';

/** How the engine answers the cases of some reference files. */
export interface ReferenceMethod {
  /** Name of the method, as on its page in docs/method/. */
  name: string;
  /** Whether this method answers a case of a file. */
  answers: (file: ReferenceFile, item: ReferenceCase) => boolean;
  /** Computes a case from its input (the file's and its own), in the shape of `expected`. */
  run: (input: Record<string, unknown>, item: ReferenceCase) => unknown;
}

/**
 * The methods that are checked against reference files. The engine has none of them yet: recorded chains and the
 * figures of the first page are counts, with no statistics program to compare with.
 */
export const referenceMethods: readonly ReferenceMethod[] = [];
