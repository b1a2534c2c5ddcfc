import type { BenchRow } from '../../../scripts/bench.ts';
export function* realRows(_folder: string): Iterable<BenchRow> {}
