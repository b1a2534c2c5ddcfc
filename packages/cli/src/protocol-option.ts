import { parseInstant } from '@firebreak/protocol';
import { InvalidArgumentError, Option } from 'commander';
import { listArgument } from './argument.ts';
import { shippedPacks } from './pack-files.ts';

/** An instant as it was written, which is one. */
function instantArgument(given: string): string {
  if (parseInstant(given) === undefined) throw new InvalidArgumentError('It is not an instant; use 2022-07-12T08:00+08:00.');
  return given;
}

export const instantOption = (flags: string, description: string): Option => new Option(flags, description).argParser(instantArgument);

/** The areas whose rules hold, the nation without any. */
export const areasOption = (example = ''): Option =>
  new Option('--area <codes>', `areas from the widest to the narrowest, with commas${example}`).argParser(listArgument).default(['CN']);

export const packsOption = (): Option => new Option('--packs <directory>', 'folder of packs').default(shippedPacks);
