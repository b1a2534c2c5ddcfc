import { type CommandHelp, type CommandHelps, type SaidByName } from './help-text.ts';
import { chainsHelp } from './text/chains.ts';
import { detectHelp } from './text/detect.ts';
import { exchangeHelp } from './text/exchange.ts';
import { exposureHelp } from './text/exposure.ts';
import { houseHelp } from './text/house.ts';
import { measureHelp } from './text/measure.ts';
import { poolHelp } from './text/pool.ts';
import { helpOfHelp, programHelp } from './text/program.ts';
import { protocolHelp } from './text/protocol.ts';
import { seriesHelp } from './text/series.ts';
import { commonOptions } from './text/shared.ts';
import { testingHelp } from './text/testing.ts';

/** What the help says of every command, by the words that call it. */
export const commandHelps: CommandHelps = {
  ...programHelp,
  ...houseHelp,
  ...exchangeHelp,
  ...chainsHelp,
  ...protocolHelp,
  ...seriesHelp,
  ...detectHelp,
  ...exposureHelp,
  ...measureHelp,
  ...poolHelp,
  ...testingHelp,
};

/** What the help says of `help` itself, under whatever noun it stands. */
export const helpHelp: CommandHelp = helpOfHelp;

/** Options that mean the same wherever they stand; a command may say its own words of one. */
export const commonHelps: SaidByName = commonOptions;
