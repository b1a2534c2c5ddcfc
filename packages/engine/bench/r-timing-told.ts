import { rTiming, type RTiming } from './r-timing.ts';

/** As `rTiming`, but a piece of R that fails is told on the error stream and the rest of the table goes on without it. */
export function rTimingTold(...piece: Parameters<typeof rTiming>): RTiming | undefined {
  try {
    return rTiming(...piece);
  } catch (error) {
    console.error(`${piece[0]} is left out: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
