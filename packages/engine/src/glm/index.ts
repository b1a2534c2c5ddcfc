export * from './family.ts';
export * from './generalised-linear-model.ts';
export * from './negative-binomial-model.ts';
