import { routes } from '@firebreak/contract';

/** Where masked fields are asked for, by the kinds that have any. */
export const revealDoors = { person: routes.registry.reveal, household: routes.registry.revealHousehold } as const;
export type RevealedKind = keyof typeof revealDoors;
export const isRevealed = (kind: string): kind is RevealedKind => Object.hasOwn(revealDoors, kind);
