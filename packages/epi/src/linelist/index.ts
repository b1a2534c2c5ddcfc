export * from './line-list.ts';
