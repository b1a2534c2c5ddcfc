export * from './actor.ts';
export { loadActor, loadActorUntil } from './load-actor.ts';
export { refusedAs } from './refusal.ts';
export { type Standpoint, transact, type Trx } from './transaction.ts';
