export * from './argument-text.ts';
export * from './app-error.ts';
export * from './code.ts';
export * from './failure-cause.ts';
export * from './lab-code.ts';
export * from './request-problem.ts';
