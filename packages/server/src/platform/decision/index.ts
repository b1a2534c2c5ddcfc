export { decideRow, type Decision, type Waiting, withdrawRow } from './decision-store.ts';
