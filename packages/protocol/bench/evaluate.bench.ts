import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRng } from '@firebreak/epi';
import {
  evaluate,
  type Evaluation,
  type Fact,
  HOUR,
  type Instant,
  readCatalogue,
  reevaluate,
  timelineOf,
  type Timeline,
} from '@firebreak/protocol';
import type { BenchRow } from '../../../scripts/bench.ts';
import { syntheticResponse } from './synthetic-response.ts';

export const name = 'protocol';

export function* rows(): Iterable<BenchRow> {
  const timeline = ninthEdition();
  const { facts, moment, contacts } = syntheticResponse('protocol', 1_000, 100_000);
  const size = `100,000 contacts of 1,000 cases, ${facts.length.toLocaleString('en')} facts`;
  const first = timed(() => evaluate(timeline, facts, moment));
  const resident = process.memoryUsage().rss / 2 ** 20;
  const runs = Array.from({ length: RUNS }, () => timed(() => evaluate(timeline, facts, moment)));
  const best = runs.reduce((a, b) => (b.wall < a.wall ? b : a));
  const least = Math.min(first.cpu, ...runs.map(({ cpu }) => cpu));
  const note = `best of ${RUNS}; first run of the process ${first.wall.toFixed(2)} s; least processor time ${least.toFixed(2)} s, garbage collection included`;
  yield { work: `evaluate, ${size}`, ours: best.wall, unit: 's', limit: 2, note };
  const evaluation = evaluate(timeline, facts, moment);
  collect();
  const held = process.memoryUsage().heapUsed / 2 ** 20;
  yield {
    work: 'memory held: facts, index and states',
    ours: held,
    unit: 'MiB',
    limit: 500,
    note: `heap after a collection; resident after the first evaluation ${resident.toFixed(0)} MiB, with the TypeScript loader and what was not collected yet`,
  };
  yield changes('one new result of a contact, p95', resultsOf(contacts, moment), evaluation);
  yield changes('one case withdrawn with everybody who hangs on it, p95', casesWithdrawn(facts, moment), evaluation);
}

function changes(work: string, given: readonly Fact[], evaluation: Evaluation): BenchRow {
  let most = 0;
  const times = given
    .map((fact) => 1000 * timed(() => (most = Math.max(most, reevaluate(evaluation, [fact]).length))).wall)
    .sort((a, b) => a - b);
  const note = `${given.length} changes, at most ${most} people changed; median ${(times[Math.floor(given.length / 2)] ?? NaN).toFixed(2)} ms, longest ${(times.at(-1) ?? NaN).toFixed(1)} ms`;
  return { work, ours: times[Math.floor(given.length * 0.95)] ?? NaN, unit: 'ms', limit: 20, note };
}

function resultsOf(contacts: readonly string[], moment: Instant): Fact[] {
  const rng = createRng('protocol').stream('changes');
  return Array.from({ length: 500 }, (_, at) => ({
    kind: 'test',
    id: `new-${at}`,
    person: contacts[rng.integer(0, contacts.length - 1)] ?? '',
    recordedAt: moment,
    sampledAt: moment - HOUR,
    method: 'pcr',
    outcome: at % 20 === 0 ? 'positive' : 'negative',
  }));
}

const casesWithdrawn = (facts: readonly Fact[], moment: Instant): Fact[] =>
  facts
    .filter(({ kind }) => kind === 'case')
    .slice(0, 200)
    .map((fact) => ({ ...fact, withdrawnAt: moment }));

/** Garbage is collected before memory is read, else the figure is about the collector's mood. */
function collect(): void {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
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

/** Seconds on the wall and of the processor: beside other programs only the second says what the work costs. */
function timed(run: () => unknown): { wall: number; cpu: number } {
  const [start, before] = [performance.now(), process.cpuUsage()];
  run();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

const RUNS = 5;
