export * from './best-split.ts';
export * from './final-size.ts';
export * from './fit-growth.ts';
export type { GrowthBins } from './growth-bins.ts';
export * from './outbreak-probability.ts';
