import { timelineLayout, treeLayout } from '@firebreak/engine/chains/layout';
import { recordedChains } from '@firebreak/engine/chains/recorded';
import { recordedGraph } from '@firebreak/engine/chains/recorded-graph';
import type { BenchRow } from '../../../scripts/bench.ts';
import { syntheticOutbreak } from './synthetic-outbreak.ts';

export const name = 'recorded-chains';

export function* rows(): Iterable<BenchRow> {
  yield* components();
  yield* layouts();
}

function* components(): Iterable<BenchRow> {
  const { nodes, exposures, asOf } = syntheticOutbreak('recorded-chains', 100_000, 0.3);
  const run = () => recordedChains(nodes, exposures, { asOf, activeDays: 14 });
  const first = secondsOf(run);
  const memory = process.memoryUsage().rss / 2 ** 20;
  const { figures, conflicts } = run();
  const seconds = median(Array.from({ length: RUNS }, () => secondsOf(run)));
  const size = `${nodes.length.toLocaleString('en')} people, ${exposures.length.toLocaleString('en')} exposures`;
  const found = `${figures.chains.toLocaleString('en')} chains, largest ${figures.largestChain.toLocaleString('en')}, ${conflicts.length.toLocaleString('en')} conflicts`;
  yield { work: `components and all figures, ${size}`, ours: seconds, unit: 's', limit: 0.5, note: `median of ${RUNS}; ${found}` };
  yield {
    work: 'the same, first run of the process',
    ours: first,
    unit: 's',
    limit: 0.5,
    note: `not warmed up; the process then holds ${memory.toFixed(0)} MiB, rows included`,
  };
  yield {
    work: "the same, against Go.Data's own function",
    ours: seconds,
    unit: 's',
    peer: GO_DATA_SECONDS,
    note: 'peer as stated for the project: 5.8 to 9.5 s; the lower is taken',
  };
}

function* layouts(): Iterable<BenchRow> {
  const { nodes, exposures } = syntheticOutbreak('layout', 20_000, 1);
  const graph = recordedGraph(nodes, exposures);
  const size = `${graph.ids.length.toLocaleString('en')} nodes`;
  const note = `median of ${RUNS}, chains found included`;
  yield { work: `timeline layout, ${size}`, ours: milliseconds(() => timelineLayout(graph)), unit: 'ms', limit: 50, note };
  yield { work: `tree layout, ${size}`, ours: milliseconds(() => treeLayout(graph)), unit: 'ms', limit: 50, note };
}

function milliseconds(run: () => unknown): number {
  return 1000 * median(Array.from({ length: RUNS }, () => secondsOf(run)));
}

function secondsOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

function median(values: number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const RUNS = 9;
const GO_DATA_SECONDS = 5.8;
