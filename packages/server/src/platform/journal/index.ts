export { type Act, appendActs, appendSealed, type Doer, revisionOf, sealActs } from './append.ts';
export { type SealedEntry } from './entry.ts';
export { recordReadings } from './reading.ts';
export { verifyJournal, type Verification, type VerifiedHome } from './verify.ts';
export { houseAct } from './house-act.ts';
