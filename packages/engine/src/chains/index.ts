export * from './chain-structure.ts';
export * from './chain-summary.ts';
export * from './conflict.ts';
export { conflictCodes, conflictSeverities, type ConflictCode, type ConflictSeverity } from './conflict-rules.ts';
export * from './export.ts';
export * from './infer/index.ts';
export * from './layout.ts';
export * from './recorded.ts';
export * from './recorded-graph.ts';
