export * from './access/index.ts';
export * from './client.ts';
export * from './error/index.ts';
export * from './field.ts';
export * from './openapi.ts';
export * from './record.ts';
export * from './route/index.ts';
export * from './schema/index.ts';
