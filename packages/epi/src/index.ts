export * from './linelist/index.ts';
export * from './random/index.ts';
export * from './record/index.ts';
export * from './time/index.ts';
export * from './distribution/index.ts';
