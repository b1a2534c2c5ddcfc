export * from './class-membership.ts';
export * from './due.ts';
export * from './evaluation.ts';
export * from './facts.ts';
export * from './history.ts';
export * from './person-state.ts';
export { isDecided, type ReleaseFinding, testFor } from './release.ts';
export { changeEdition } from './transition.ts';
export { personWindows, type PersonWindow, type WindowKind, windowKinds } from './window.ts';
