export * from './fan-out.ts';
export * from './obligation.ts';
export * from './withdraw.ts';
