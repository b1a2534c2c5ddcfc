export * from './draw.ts';
export * from './portable-math.ts';
export * from './rng.ts';
export * from './seed.ts';
export * from './shuffle.ts';
export * from './xoshiro128.ts';
