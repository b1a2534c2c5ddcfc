import { forEachMeeting } from '../co-presence/meeting.ts';
import type { SortedStays, VisitIndex } from '../visit/visit-index.ts';

/** What can be a common source: a place, a gathering, something eaten or bought, or one person who infected the others. */
export const sourceKinds = ['venue', 'event', 'goods', 'person'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Who was exposed to what: one row per exposure, times in minutes of the same calendar as the onsets. */
export interface Exposures {
  /** Code of the person exposed. */
  readonly person: ArrayLike<number>;
  /** First and last minute of the exposure; equal where it was a moment, such as a purchase. */
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
}

/** One candidate source with the exposures to it that are on record, those of people who did not fall ill among them. */
export interface SourceCandidate {
  readonly kind: SourceKind;
  /** Name of the candidate within its kind. */
  readonly id: string;
  readonly exposures: Exposures;
  /** For a person: code and onset (minute). A person does not explain their own illness. */
  readonly index?: { readonly person: number; readonly onset: number };
}

/** A case: someone who fell ill. */
export interface SourceCase {
  /** Code of the person. */
  readonly person: number;
  /** Minute of onset (发病). */
  readonly onset: number;
  /** Probability that the person is a case of this outbreak; default 1. */
  readonly weight?: number;
}

/** Every place with a visit, as a candidate. @param nameOf name of a place code; the code itself where it is left out */
export function venueCandidates(index: VisitIndex, nameOf: (place: number) => string = String): SourceCandidate[] {
  const candidates: SourceCandidate[] = [];
  for (let place = 0; place < index.places; place++) {
    const exposures = joined(ofPlace(index.ordinary, place), ofPlace(index.long, place));
    if (exposures.person.length > 0) candidates.push({ kind: 'venue', id: nameOf(place), exposures });
  }
  return candidates;
}

/**
 * Every case as the one who infected the others, with whoever was at a place together with it while it may have been infectious.
 *
 * @param infectious days from onset between which a case may infect, widely: how much of it counts is weighed by the likelihood
 */
export function personCandidates(
  index: VisitIndex,
  cases: readonly SourceCase[],
  { nameOf = String, infectious = PERSON_WINDOW }: { nameOf?: (person: number) => string; infectious?: { from: number; to: number } } = {},
): SourceCandidate[] {
  return cases.map(({ person, onset }) => {
    const met: { person: number[]; start: number[]; end: number[] } = { person: [], start: [], end: [] };
    forEachMeeting(index, { person, from: onset + infectious.from * DAY, to: onset + infectious.to * DAY }, (other, _, from, to) => {
      met.person.push(other);
      met.start.push(from);
      met.end.push(to);
    });
    return { kind: 'person', id: nameOf(person), exposures: met, index: { person, onset } };
  });
}

interface Columns extends Exposures {
  readonly person: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

function ofPlace({ person, start, end, offsets }: SortedStays, place: number): Columns {
  const [from, to] = [offsets[place], offsets[place + 1]];
  return { person: person.subarray(from, to), start: start.subarray(from, to), end: end.subarray(from, to) };
}

function joined(one: Columns, other: Columns): Columns {
  if (other.person.length === 0) return one;
  return {
    person: Int32Array.from([...one.person, ...other.person]),
    start: Float64Array.from([...one.start, ...other.start]),
    end: Float64Array.from([...one.end, ...other.end]),
  };
}

const DAY = 1440;
/** From two days before onset (pre-symptomatic transmission) to a week after it. */
export const PERSON_WINDOW = { from: -2, to: 7 } as const;
