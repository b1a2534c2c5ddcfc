import { double } from './roster/double.ts';
import { register } from './roster/register.ts';
import { roundPeople } from './roster/round-people.ts';
import { sound } from './roster/sound.ts';
import { swabPlaces } from './roster/swab-places.ts';

/** Rosters and rounds after their first testing: quicker lists, places for swabs, registers as jobs, doubles by pair, names by their sound. */
export const roster = /* sql */ `
${roundPeople}
${swabPlaces}
${register}
${double}
${sound}`;
