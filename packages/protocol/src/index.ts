export * from './condition/index.ts';
export * from './evaluate/index.ts';
export * from './fan-out/index.ts';
export * from './hash/index.ts';
export * from './pack/index.ts';
export * from './plan/index.ts';
export * from './resolve/index.ts';
export * from './time/index.ts';
