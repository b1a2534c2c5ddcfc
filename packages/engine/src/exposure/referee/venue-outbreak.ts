import type { Visits } from '../visit/visits.ts';

/** A simulated outbreak as a tool may see it: visits and cases, times in minutes. */
export interface VenueOutbreak {
  readonly visits: Visits;
  readonly cases: readonly { readonly person: number; readonly onset: number }[];
}

/** Reads the two CSV texts of an outbreak of whole numbers (person,place,start_min,end_min and person,onset_min). */
export function parseVenueOutbreak(visitsCsv: string, casesCsv: string): VenueOutbreak {
  const visits = wholeRows(visitsCsv);
  return {
    visits: {
      person: visits.map(([person]) => person!),
      place: visits.map(([, place]) => place!),
      start: visits.map(([, , start]) => start!),
      end: visits.map(([, , , end]) => end!),
    },
    cases: wholeRows(casesCsv).map(([person, onset]) => ({ person: person!, onset: onset! })),
  };
}

const wholeRows = (csv: string): number[][] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
