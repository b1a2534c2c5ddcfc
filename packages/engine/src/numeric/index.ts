export * from './cholesky.ts';
export * from './find-root.ts';
export * from './maximise.ts';
export * from './solve-linear.ts';
