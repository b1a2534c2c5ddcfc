import type { Day } from '@firebreak/epi';
import type { KnownFacts } from './dossier.ts';
import type { PersonState, Superseded } from './person-state.ts';

/** Shared by everybody without one: a hundred thousand states hold the same empty list. */
export const neverSuperseded: readonly Superseded[] = [];
export const noDays: readonly Day[] = [];

export const reinfectionOf = ({ earlier }: KnownFacts): PersonState['reinfection'] =>
  earlier === undefined ? null : { earlier: earlier.case.id, since: earlier.reinfectedOn };
