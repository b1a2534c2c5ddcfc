import { loadavg } from 'node:os';
import type { BenchRow } from '../../../../scripts/bench.ts';
import { type BareRates } from './bare.ts';
import { clusterCpuSeconds } from '../import/database-cpu.ts';
import { ledgerFaults, numberOf, share, type Stage, work } from './stage.ts';

const wantedPerSecond = 2000;
const limitMilliseconds = 250;
const warmUpSeconds = 5;

/** Fifty registrars, each with the next person the moment the last one is safe. */
export async function registration(stage: Stage): Promise<{ rows(bare: BareRates): Iterable<BenchRow> }> {
  const backend = await numberOf(stage, 'select pg_backend_pid() as n');
  const before = { server: stage.server.cpuSeconds(), database: (await clusterCpuSeconds(backend)) ?? Number.NaN };
  const { milliseconds, seconds, acknowledged, strange, repeated } = await work(stage, {
    name: 'RATE',
    seconds: stage.seconds,
    warmUp: warmUpSeconds,
  });
  const each = (used: number): string => ((used / acknowledged.length) * 1e6).toFixed(0);
  const cost = `processor: server ${each(stage.server.cpuSeconds() - before.server)} µs, database ${each(((await clusterCpuSeconds(backend)) ?? Number.NaN) - before.database)} µs each; load of the machine ${loadavg()[0]?.toFixed(0)}`;
  const perSecond = milliseconds.length / seconds;
  const faults = await ledgerFaults(stage);
  const work_ = `sample registrations, ${stage.city.clients} clients, ${seconds.toFixed(0)} s, durable when acknowledged`;
  const trouble =
    Object.keys(strange).length === 0 && repeated === 0 && faults === 0 ? '' : `; FAULTS ${JSON.stringify({ strange, repeated, faults })}`;
  return {
    *rows(bare) {
      yield {
        work: `${work_}; wanted over had`,
        ours: wantedPerSecond,
        unit: '/s',
        peer: perSecond,
        note: `${perSecond.toFixed(0)}/s; ${cost}${trouble}`,
      };
      yield {
        work: 'the same, p99',
        ours: share(milliseconds, 0.99),
        unit: 'ms',
        limit: limitMilliseconds,
        note: `p50 ${share(milliseconds, 0.5).toFixed(0)} ms`,
      };
      yield {
        work: 'a sample by registration, against a bare INSERT of its row',
        ours: 1000 / perSecond,
        unit: 'ms',
        peer: 1000 / bare.insertsPerSecond,
        note: `${stage.city.clients} connections, each row its own transaction: ${bare.insertsPerSecond.toFixed(0)}/s`,
      };
      yield {
        work: 'a sample by registration, against COPY of its row',
        ours: 1000 / perSecond,
        unit: 'ms',
        peer: 1000 / bare.copiedPerSecond,
        note: `one transaction for all of them: ${bare.copiedPerSecond.toFixed(0)}/s`,
      };
    },
  };
}
