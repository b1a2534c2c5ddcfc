export type { CountPrior } from './count-prior.ts';
export * from './delay-evidence.ts';
export type { ReportedByDelay } from './delay-limits.ts';
export * from './draw-nowcast.ts';
export * from './nowcast.ts';
export * from './predictive.ts';
export * from './reported-share.ts';
export * from './reporting-triangle.ts';
