/**
 * The small-cell rule: an answer, or a middle of places, of fewer persons could be told to one of them (P15 of the
 * domain: k of at least 5).
 */
export const LEAST_PERSONS = 5;
