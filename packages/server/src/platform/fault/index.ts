export { causeOf, KnownFailure } from './cause.ts';
export { type Failure, failureFrom, failureKept, failureOf, failureText, ToldFailure } from './failure.ts';
export { fromThread, type ThreadFailure, threadFailure } from './thread-failure.ts';
export { faultFile, faultReference, noteFault } from './fault-log.ts';
