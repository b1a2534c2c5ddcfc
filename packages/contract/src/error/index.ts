export * from './app-error.ts';
export * from './code.ts';
