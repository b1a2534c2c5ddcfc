export { type Act, appendActs } from './append.ts';
export { verifyJournal, type Verification, type VerifiedHome } from './verify.ts';
