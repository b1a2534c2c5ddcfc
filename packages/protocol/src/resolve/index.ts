export * from './resolved-pack.ts';
export * from './resolve.ts';
export * from './stricter.ts';
