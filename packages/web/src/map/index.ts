export * from './area-map.tsx';
export * from './area-value.ts';
export * from './boundary.ts';
export type { AreaCollection } from './geometry.ts';
export * from './map-text.ts';
export * from './supplied-boundary.ts';
export * from './supply-boundary.tsx';
