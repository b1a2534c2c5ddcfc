export { type Connection, type Engine } from './engine.ts';
export { ahead, type Db, kept } from './kysely-driver.ts';
export { LongWorks } from './long-work.ts';
export { type DatabaseLocation, openDatabase, type OpenDatabase } from './open.ts';
export * from './schema.ts';
export { type InsertColumn, insertPacked, memoryOf, type PackedRows, packRows, withShared } from './insert-columns.ts';
