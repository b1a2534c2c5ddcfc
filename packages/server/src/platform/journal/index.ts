export { type Act, appendActs, revisionOf } from './append.ts';
export { verifyJournal, type Verification, type VerifiedHome } from './verify.ts';
export { houseAct } from './house-act.ts';
