import { readFileSync } from 'node:fs';
import { createRng } from '@firebreak/epi';
import { evaluate, type Fact, readCatalogue, reevaluate, timelineOf, type Timeline } from '@firebreak/protocol';
import type { BenchRow } from '../../../scripts/bench.ts';
import { syntheticResponse } from './synthetic-response.ts';

export const name = 'protocol';

export function* rows(): Iterable<BenchRow> {
  const timeline = ninthEdition();
  const { facts, moment, contacts } = syntheticResponse('protocol', 1_000, 100_000);
  const size = `100,000 contacts of 1,000 cases, ${facts.length.toLocaleString('en')} facts`;
  const first = secondsOf(() => evaluate(timeline, facts, moment));
  const seconds = Math.min(...Array.from({ length: RUNS }, () => secondsOf(() => evaluate(timeline, facts, moment))));
  const evaluation = evaluate(timeline, facts, moment);
  const memory = process.memoryUsage().rss / 2 ** 20;
  yield {
    work: `evaluate, ${size}`,
    ours: seconds,
    unit: 's',
    limit: 2,
    note: `best of ${RUNS}; first run of the process ${first.toFixed(2)} s`,
  };
  yield {
    work: 'memory of the process with facts and states',
    ours: memory,
    unit: 'MiB',
    limit: 500,
    note: 'resident, after the runs above',
  };
  const rng = createRng('protocol').stream('changes');
  const times = Array.from({ length: CHANGES }, (_, at) => {
    const person = contacts[rng.integer(0, contacts.length - 1)] ?? '';
    const result: Fact = {
      kind: 'test',
      id: `new-${at}`,
      person,
      recordedAt: moment,
      sampledAt: moment - 3_600_000,
      method: 'pcr',
      outcome: at % 20 === 0 ? 'positive' : 'negative',
    };
    return 1000 * secondsOf(() => reevaluate(evaluation, [result]));
  }).sort((a, b) => a - b);
  yield {
    work: 'one new result of a contact, p95',
    ours: times[Math.floor(CHANGES * 0.95)] ?? NaN,
    unit: 'ms',
    limit: 20,
    note: `${CHANGES} results; longest ${(times.at(-1) ?? NaN).toFixed(2)} ms`,
  };
  const cases = Array.from({ length: 200 }, (_, at) => {
    const old = facts.find(({ id }) => id === `c-${at}`);
    return old === undefined ? NaN : 1000 * secondsOf(() => reevaluate(evaluation, [{ ...old, withdrawnAt: moment }]));
  }).sort((a, b) => a - b);
  yield {
    work: 'one case withdrawn, everybody who met them and those who met these, p95',
    ours: cases[190] ?? NaN,
    unit: 'ms',
    limit: 20,
    note: '200 cases',
  };
}

function ninthEdition(): Timeline {
  const files = ['general/1.yaml', 'cn-covid19/9.yaml'].map((path) => ({
    path,
    text: readFileSync(new URL(`../../../packs/${path}`, import.meta.url), 'utf8'),
  }));
  const { catalogue, issues } = readCatalogue(files);
  if (issues.length > 0) throw new Error(`Packs of the bench are refused: ${JSON.stringify(issues[0])}`);
  return timelineOf(catalogue, { id: 'cn-covid19', areas: ['CN'] });
}

function secondsOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

const RUNS = 5;
const CHANGES = 500;
