export * from './instant.ts';
export * from './offset.ts';
export * from './zone.ts';
