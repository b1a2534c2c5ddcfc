export * from './chains/index.ts';
export * from './figure/index.ts';
