import { type Actor } from '../../../platform/access/index.ts';
import { append, type House, inOutbreak, listAct, refuseClosed, type Standing } from '../../registry/index.ts';
import { pairsSince } from '../double-store.ts';
import { lookAtRoster } from '../line-store.ts';
import { takeIn } from '../take-in.ts';
import { type StoredOutcome, Tally } from './outcome.ts';
import { batchesOf, countLines } from './read-register.ts';
import { changeRegister, type RegisterRow } from './register-store.ts';

/** Lines at once from which on the planner must be told of them. */
export const worthALook = 500;

/** Who brings a register in, and how far it is told to be. */
export interface Writing {
  readonly house: House;
  readonly actor: Actor;
  readonly row: RegisterRow;
  /** Throws when the work is to end. */
  readonly goOn: () => void;
  readonly progress: (done: number, total: number) => void;
}

/**
 * Brings a register into the roster in one transaction: all of its good lines, or none. Its end is written down with it, so nobody is
 * told that it is in before it is, or that it is not when it is.
 *
 * @throws AppError ROSTER_COLUMNS_MISSING, ROSTER_FILE_UNREADABLE, OUTBREAK_CLOSED
 */
export async function writeRegister({ house, actor, row, goOn, progress }: Writing): Promise<StoredOutcome> {
  const total = await countLines(row.files, (lines) => {
    goOn();
    progress(lines, 0);
  });
  return inOutbreak(house, actor, row.outbreak, async (at) => {
    refuseClosed(at);
    progress(0, total);
    const tally = new Tally();
    for (const file of row.files)
      for await (const batch of batchesOf(file, tally)) {
        goOn();
        tally.add(await takeIn(at, batch, { source: 'import', byHand: false }));
        progress(tally.lines, total);
      }
    goOn();
    return finish(at, row, tally);
  });
}

/** The journal comes last: whoever registers samples waits for its head no longer than for anybody else's. */
async function finish(at: Standing, row: RegisterRow, tally: Tally): Promise<StoredOutcome> {
  if (tally.lines >= worthALook) await lookAtRoster(at.trx);
  const outcome = tally.outcome(await pairsSince(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id }, at.now));
  const { lines } = tally;
  await changeRegister(at.trx, row, { state: 'done', done: lines, total: lines, outcome, finishedAt: at.now });
  if (tally.hasChanged) await append(at, [takenInAct(at, row.files.map(({ name }) => name), outcome)]); // prettier-ignore
  return outcome;
}

/** What went in stands in the journal once, with the names of its files. */
export const takenInAct = (at: Standing, files: readonly string[], { lines, households, members, refused }: StoredOutcome) => ({
  ...listAct(at, null, 'rosterTakenIn', { files, lines, households, members, refused }),
  action: 'roster.takenIn',
  kind: 'roster',
});
