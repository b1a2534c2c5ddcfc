import type { BenchRow } from '../../../scripts/bench.ts';
export function* exactRows(): Iterable<BenchRow> {}
