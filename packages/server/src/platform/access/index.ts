export * from './actor.ts';
export { loadActor, loadActorUntil } from './load-actor.ts';
export { type Standpoint, transact, type Trx } from './transaction.ts';
