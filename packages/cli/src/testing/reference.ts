import { readFileSync } from 'node:fs';
import { inClone } from './folder.ts';

export interface ReferenceCase<Input, Expected> {
  readonly name: string;
  readonly input: Input;
  readonly expected: Expected;
}

interface ReferenceFile<Shared, Input, Expected> {
  readonly input: Shared;
  readonly cases: readonly ReferenceCase<Input, Expected>[];
}

/** Results computed elsewhere, by the programs each file names: `measure/fixture/two-by-two.json` of the engine. */
export const referenceFile = <Shared, Input, Expected>(path: string): ReferenceFile<Shared, Input, Expected> =>
  JSON.parse(readFileSync(inClone(`packages/engine/reference/${path}`), 'utf8')) as ReferenceFile<Shared, Input, Expected>;

/** The case of a name. */
export function referenceCase<Input, Expected>(path: string, name: string): ReferenceCase<Input, Expected> {
  const found = referenceFile<unknown, Input, Expected>(path).cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${path} has no case ${name}`);
  return found;
}
