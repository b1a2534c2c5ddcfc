import { forEachMeeting } from '../co-presence/meeting.ts';
import type { SourceCase } from '../source/source-candidate.ts';
import type { VisitIndex } from '../visit/visit-index.ts';

export interface PlainScore {
  readonly kind: 'venue' | 'person';
  readonly id: string;
  readonly score: number;
}

/**
 * The plain way: a place has the Poisson log-likelihood ratio of its case visits before onset against its share of all visits; a
 * case has that of the later cases it met after its onset against as many among all it met. The highest first.
 */
export function plainScores(index: VisitIndex, cases: readonly SourceCase[], population: number): PlainScore[] {
  const onset = new Map(cases.map((one) => [one.person, one.onset]));
  const scores = [...venueScores(index, onset), ...personScores(index, cases, population)];
  return scores.sort((one, other) => other.score - one.score);
}

function venueScores({ ordinary, long, places, visits }: VisitIndex, onset: ReadonlyMap<number, number>): PlainScore[] {
  const [all, ofCases] = [new Float64Array(places), new Float64Array(places)];
  for (const { person, place, start } of [ordinary, long]) {
    for (let at = 0; at < person.length; at++) {
      all[place[at]!]!++;
      if (start[at]! < (onset.get(person[at]!) ?? -Infinity)) ofCases[place[at]!]!++;
    }
  }
  const total = ofCases.reduce((sum, count) => sum + count, 0);
  return Array.from(all, (count, place) => ({ kind: 'venue', id: String(place), score: ratio(ofCases[place]!, (count * total) / visits) }));
}

function personScores(index: VisitIndex, cases: readonly SourceCase[], population: number): PlainScore[] {
  const onsetOf = new Map(cases.map((one) => [one.person, one.onset]));
  return cases.map(({ person, onset }) => {
    const met = new Set<number>();
    forEachMeeting(index, { person, from: onset, to: onset + FOREVER }, (other) => met.add(other));
    const later = [...met].filter((other) => (onsetOf.get(other) ?? -Infinity) > onset).length;
    return { kind: 'person', id: String(person), score: ratio(later, (met.size * cases.length) / population) };
  });
}

const ratio = (seen: number, expected: number): number =>
  seen > expected && expected > 0 ? seen * Math.log(seen / expected) - seen + expected : 0;
const FOREVER = 1e9;
