export * from './array.ts';
export * from './equal-pool-prevalence.ts';
export * from './hierarchical.ts';
export * from './optimal-pooling.ts';
export * from './pool-group.ts';
export * from './pool-prevalence.ts';
export * from './pool-prevalence-difference.ts';
export * from './pool-test.ts';
