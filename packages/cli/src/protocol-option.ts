import { parseInstant } from '@firebreak/protocol';
import { type Option } from 'commander';
import { listOption, parsedOption, textOption } from './option.ts';
import { shippedPacks } from './pack-files.ts';
import { ValueError } from './usage/value-error.ts';

/** An instant as it was written, which is one. */
function instantArgument(given: string): string {
  if (parseInstant(given) === undefined) throw new ValueError('VALUE_NOT_AN_INSTANT');
  return given;
}

export const instantOption = (flags: string): Option => parsedOption(flags, instantArgument);

/** The areas whose rules hold, the nation without any. */
export const areasOption = (): Option => listOption('--area <codes>', ['CN']);

export const packsOption = (): Option => textOption('--packs <directory>', shippedPacks);
