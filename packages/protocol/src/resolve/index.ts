export * from './resolved-pack.ts';
export * from './resolve.ts';
