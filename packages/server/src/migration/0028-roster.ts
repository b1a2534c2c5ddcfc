import { roundPeople } from './roster/round-people.ts';
import { swabPlaces } from './roster/swab-places.ts';

/** Rosters and rounds after their first testing: who is missing is read person by person through the keys. */
export const roster = /* sql */ `
${roundPeople}
${swabPlaces}`;
