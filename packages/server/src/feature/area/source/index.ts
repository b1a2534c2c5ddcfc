export * from './area-row.ts';
export * from './china.ts';
export * from './csv-problem.ts';
export * from './csv.ts';
export * from './english-name.ts';
export * from './home.ts';
export * from './label.ts';
