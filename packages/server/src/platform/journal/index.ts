export { sortedKeys } from './canonical.ts';
export { appendActs, appendEntries, appendSealed, revisionOf } from './append.ts';
export { type NewEntry } from './entry.ts';
export { type Act, type Doer, entryOf, sealActs, sealedAt, type SealedActs } from './seal.ts';
export { recordReadings } from './reading.ts';
export { verifyJournal, type Verification, type VerifiedHome } from './verify.ts';
export { houseAct } from './house-act.ts';
