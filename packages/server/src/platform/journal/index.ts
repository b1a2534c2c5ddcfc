export { type Act, appendActs, type Doer, revisionOf } from './append.ts';
export { recordReadings } from './reading.ts';
export { verifyJournal, type Verification, type VerifiedHome } from './verify.ts';
export { houseAct } from './house-act.ts';
