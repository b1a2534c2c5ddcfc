export * from './family.ts';
export * from './generalised-linear-model.ts';
export * from './grouped-design.ts';
export * from './grouped-model.ts';
export type { GroupedData } from './grouped-start.ts';
export * from './negative-binomial-model.ts';
