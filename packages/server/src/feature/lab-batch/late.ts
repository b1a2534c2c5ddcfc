import { sql } from 'kysely';
import { type Actor, loadActor } from '../../platform/access/index.ts';
import { settleTubes } from '../pool/service.ts';
import { type House, inOutbreak, type Standing } from '../registry/index.ts';
import { greyCtOf, placeOf, retried } from './batch.ts';
import { changedTubes, holdResults, lateLines, type LateLine, markApplied, toldTubes } from './store.ts';
import { takeResults } from './take.ts';

/** Results and tubes looked at in one transaction. */
const mostPerTurn = 500;

/**
 * Catches up where a device told late: results that waited for their tube go in, and whoever was found to be in a tube after its result
 * is treated as if known before. Acts for whoever reported the results, and only as far as they still may.
 *
 * @returns how many results went in and tubes were looked at again
 */
export async function catchUp(house: House): Promise<number> {
  const { rows } = await sql<{ outbreak: string; reporter: string }>`select outbreak, reporter from firebreak.late_results()`.execute(
    house.platform.db,
  );
  let done = 0;
  for (const { outbreak, reporter } of rows) {
    const actor = await loadActor(house.platform.db, reporter, house.platform.now());
    if (actor !== undefined) done += await catchUpFor(house, actor, outbreak);
  }
  return done;
}

async function catchUpFor(house: House, actor: Actor, outbreak: string): Promise<number> {
  let done = 0;
  for (;;) {
    const turn = await retried(() => inOutbreak(house, actor, outbreak, async (at) => (await takeLate(at)) + (await settleChanged(at))));
    done += turn;
    if (turn < mostPerTurn) return done;
  }
}

async function takeLate(at: Standing): Promise<number> {
  const place = placeOf(at);
  const lines = await lateLines(at.trx, place, mostPerTurn);
  for (const [batch, ofBatch] of byBatch(lines)) {
    const laboratory = ofBatch[0]?.laboratory ?? '';
    await takeResults(
      { at, batch: { id: batch, laboratory }, greyCt: await greyCtOf(at) },
      ofBatch.map(({ result }) => result),
    );
  }
  await markApplied(at.trx, place, lines, at.now);
  return lines.length;
}

async function settleChanged(at: Standing): Promise<number> {
  const place = placeOf(at);
  const codes = await changedTubes(at.trx, place, mostPerTurn);
  if (codes.length === 0) return 0;
  await holdResults(at.trx, place);
  await settleTubes(at, codes);
  await toldTubes(at.trx, place, codes);
  return codes.length;
}

function byBatch(lines: readonly LateLine[]): Map<string, LateLine[]> {
  const found = new Map<string, LateLine[]>();
  for (const line of lines) found.set(line.batch, [...(found.get(line.batch) ?? []), line]);
  return found;
}
