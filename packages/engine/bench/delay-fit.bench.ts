import { readFileSync } from 'node:fs';
import { type DelayFamily } from '@firebreak/epi/distribution/index';
import { fitDelay } from '@firebreak/engine/measure/delay-fit';
import { type DelayRecord } from '@firebreak/engine/measure/delay-record';
import type { BenchRow } from '../../../scripts/bench.ts';
import { bestSeconds } from './timing.ts';

export const name = 'engine';

/** 134 pairs of H1N1 with windows of exposure and of onset (Lessler et al. 2009, in coarseDataTools); the package needs 2.2 s for one family. */
export function* rows(): Iterable<BenchRow> {
  const records = pairs();
  for (const family of ['lognormal', 'gamma', 'weibull'] as const satisfies readonly DelayFamily[]) {
    const run = () => fitDelay(records, family);
    yield {
      work: `doubly interval-censored delay fit, ${records.length} pairs, ${family}`,
      ours: 1000 * bestSeconds(run, 9),
      unit: 'ms',
      limit: 20,
      note: 'best of 9, limits included; coarseDataTools 2,200 ms as measured for the project',
    };
  }
}

function pairs(): DelayRecord[] {
  const file = new URL('../reference/measure/fixture/delay-fit-doubly-interval.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
    cases: { name: string; input: Record<'EL' | 'ER' | 'SL' | 'SR', number[]> }[];
  };
  const input = cases.find((one) => one.name === 'nycH1N1')?.input;
  if (input === undefined) throw new Error('The fixture holds no pairs of H1N1.');
  return input.EL.map((startEarliest, at) => ({
    startEarliest,
    startLatest: input.ER[at]!,
    endEarliest: input.SL[at]!,
    endLatest: input.SR[at]!,
  }));
}
