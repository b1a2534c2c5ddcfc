export * from './canonical.ts';
export * from './sha256.ts';
