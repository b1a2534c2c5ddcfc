export * from './sentence.ts';
export * from './vocabulary.ts';
