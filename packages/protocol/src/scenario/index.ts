export * from './facts-file.ts';
export * from './scenario.ts';
