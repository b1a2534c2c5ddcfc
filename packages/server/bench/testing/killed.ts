import type { BenchRow } from '../../../../scripts/bench.ts';
import { ledgerFaults, numberOf, type Stage, work } from './stage.ts';

const kills = 10;
const upMilliseconds = 2500;

/** The server is killed ten times while everybody registers; what was not acknowledged is sent again. Counted in the database. */
export async function* killed(stage: Stage): AsyncIterable<BenchRow> {
  const shifts = { isOver: false };
  const killing = (async () => {
    let count = 0;
    while (count < kills) {
      await new Promise((resolve) => setTimeout(resolve, upMilliseconds));
      await stage.server.kill();
      await stage.server.start();
      count += 1;
    }
    shifts.isOver = true;
    return count;
  })();
  const acknowledged: string[] = [];
  let repeated = 0;
  for (let shift = 0; !shifts.isOver; shift++) {
    const result = await work(stage, { name: `KILL${shift}`, seconds: upMilliseconds / 1000, warmUp: 0 });
    for (const id of result.acknowledged) acknowledged.push(id);
    repeated += result.repeated;
  }
  const count = await killing;
  const note = `${acknowledged.length} acknowledged, ${repeated} requests sent again, killed ${count} times`;
  const kept = await numberOf(stage, `select count(*) as n from sample where id = any ($1::uuid[])`, [acknowledged]);
  yield { work: 'acknowledged samples lost, server killed (-9) ten times', ours: acknowledged.length - kept, unit: '', note };
  const twice = `select count(*) as n from (select member from sample where state = 'valid' and round = $1 group by member having count(*) > 1) d`;
  const strayTubes = `select count(*) as n from tube t where t.members <> (select count(*) from sample s where s.home = t.home and s.outbreak = t.outbreak and s.tube = t.code and s.state <> 'void')`;
  const parts = [
    ['members counted twice', await numberOf(stage, twice, [stage.city.round])],
    ['samples told again', await numberOf(stage, `select count(*) as n from sample where state = 'again'`)],
    ['tubes with another count than their samples', await numberOf(stage, strayTubes)],
    ['areas whose ledger differs from its targets', await ledgerFaults(stage)],
  ] as const;
  yield {
    work: 'samples doubled, and whatever does not add up',
    ours: parts.reduce((sum, [, faults]) => sum + faults, 0),
    unit: '',
    note: parts.map(([what, faults]) => `${what}: ${faults}`).join(', '),
  };
}
