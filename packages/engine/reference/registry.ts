import { detectionMethods } from './detection.ts';
import { growthMethods } from './growth.ts';
import { measureMethods } from './measure.ts';
import { nowcastReferenceMethods } from './nowcast.ts';
import { numericsMethods } from './numerics.ts';
import { poolingMethods } from './pooling.ts';
import type { ReferenceMethod } from './reference-method.ts';
import { rtMethods } from './rt.ts';
import { scanReferenceMethods } from './scan.ts';

/** The methods that are checked against reference files; a file nobody answers fails as not implemented. */
export const referenceMethods: readonly ReferenceMethod[] = [
  ...numericsMethods,
  ...measureMethods,
  ...poolingMethods,
  ...rtMethods,
  ...growthMethods,
  ...detectionMethods,
  ...nowcastReferenceMethods,
  ...scanReferenceMethods,
];

export type { ReferenceMethod } from './reference-method.ts';
