export * from './catalogue.ts';
export * from './document.ts';
export * from './issue.ts';
export * from './merge.ts';
export * from './schema/index.ts';
export * from './stricter.ts';
