import type { SourceCandidate, SourceCase } from './source-candidate.ts';

/** Who fell ill among those on record at a source in its window, against everybody else. */
export interface SourceAttack {
  /** Persons with an exposure in the window. */
  readonly exposed: number;
  /** Cases among them, exposed before their onset; by weight where cases carry one. */
  readonly exposedCases: number;
  readonly others: number;
  readonly otherCases: number;
  /** Attack rate (罹患率) of the exposed and of the others; null where there is nobody. */
  readonly rate: number | null;
  readonly otherRate: number | null;
  /** Risk ratio; null where none of the others is a case. */
  readonly ratio: number | null;
  /** Mean minutes of exposure within the window: of the cases, and of the exposed who are no cases. */
  readonly caseMinutes: number | null;
  readonly otherMinutes: number | null;
}

interface Within {
  readonly cases: readonly SourceCase[];
  readonly population: number;
  readonly from: number;
  readonly to: number;
}

/** Counts persons, not exposures: who came twice was exposed once, with the minutes of both. */
export function sourceAttack({ exposures, index }: SourceCandidate, { cases, population, from, to }: Within): SourceAttack {
  const counted = cases.filter(({ person }) => person !== index?.person);
  const onsetOf = new Map(counted.map((one) => [one.person, one]));
  const minutes = new Map<number, number>();
  for (let row = 0; row < exposures.person.length; row++) {
    const [person, start, end] = [exposures.person[row]!, exposures.start[row]!, exposures.end[row]!];
    const onset = onsetOf.get(person)?.onset ?? Infinity;
    const begun = Math.max(start, from);
    const isInside = end > start ? Math.min(end, to) > begun : start >= from && start <= to;
    if (person === index?.person || !isInside || begun >= onset) continue;
    minutes.set(person, (minutes.get(person) ?? 0) + Math.max(0, Math.min(end, to, onset) - begun));
  }
  return tableOf(minutes, counted, population - (index === undefined ? 0 : 1));
}

function tableOf(minutes: ReadonlyMap<number, number>, cases: readonly SourceCase[], population: number): SourceAttack {
  const ill = new Map(cases.map(({ person, weight = 1 }) => [person, weight]));
  const sums = { cases: 0, minutesOfCases: 0, healthy: 0, minutesOfHealthy: 0 };
  for (const [person, spent] of minutes) {
    const weight = ill.get(person) ?? 0;
    sums.cases += weight;
    sums.minutesOfCases += weight * spent;
    sums.healthy += 1 - weight;
    sums.minutesOfHealthy += (1 - weight) * spent;
  }
  const all = cases.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const [others, otherCases] = [population - minutes.size, all - sums.cases];
  const [rate, otherRate] = [share(sums.cases, minutes.size), share(otherCases, others)];
  return {
    exposed: minutes.size,
    exposedCases: sums.cases,
    others,
    otherCases,
    rate,
    otherRate,
    ratio: rate === null || otherRate === null || otherRate === 0 ? null : rate / otherRate,
    caseMinutes: share(sums.minutesOfCases, sums.cases),
    otherMinutes: share(sums.minutesOfHealthy, sums.healthy),
  };
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
