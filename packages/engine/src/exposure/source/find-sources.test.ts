import { createRng } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainScores } from '../referee/plain-baseline.ts';
import { simulateVenues, type VenueScenario } from '../referee/simulate-venues.ts';
import { visitIndex } from '../visit/visit-index.ts';
import { findSources, type SourceRanking } from './find-sources.ts';
import { personCandidates, type SourceCandidate, type SourceCase, venueCandidates } from './source-candidate.ts';

const DAY = 1440;
const everyone = (ids: readonly number[], minute: number): SourceCandidate['exposures'] => ({
  person: ids,
  start: ids.map(() => minute),
  end: ids.map(() => minute + 60),
});
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
const oneDay = { incubation: { family: 'lognormal', meanLog: 0, sdLog: 0.4 } } as const;
const sumOf = ({ ranked, unlisted }: SourceRanking): number => ranked.reduce((sum, { probability }) => sum + probability, unlisted);

/** A dinner of 20 people of whom 10 fell ill a day later, and a concert that all 100 went to. */
const dinner: SourceCandidate = { kind: 'event', id: 'dinner', exposures: everyone(range(0, 20), 3000) };
const concert: SourceCandidate = { kind: 'event', id: 'concert', exposures: everyone(range(0, 100), 3000) };
const ill: readonly SourceCase[] = range(0, 10).map((person) => ({ person, onset: 3000 + DAY + 40 * person }));

test('a dinner after which half fell ill is the source, and not the concert that everybody heard', () => {
  const found = findSources({ candidates: [concert, dinner], cases: ill, population: 100 }, oneDay);
  expect(found.ranked[0]).toMatchObject({
    kind: 'event',
    id: 'dinner',
    attack: {
      exposed: 20,
      exposedCases: 10,
      others: 80,
      otherCases: 0,
      rate: 0.5,
      otherRate: 0,
      ratio: null,
      caseMinutes: 60,
      otherMinutes: 60,
    },
  });
  expect(found.ranked[0]?.probability).toBeGreaterThan(0.95);
  expect(sumOf(found)).toBeCloseTo(1, 9);
});

test('what cases ate only after they fell ill is ruled out, and so is what no case and nobody had', () => {
  const soup: SourceCandidate = { kind: 'goods', id: 'soup', exposures: everyone(range(0, 10), 9000) };
  const fish: SourceCandidate = { kind: 'goods', id: 'fish', exposures: everyone(range(50, 60), 3000) };
  const cake: SourceCandidate = { kind: 'goods', id: 'cake', exposures: everyone([], 0) };
  const { ruledOut } = findSources({ candidates: [soup, fish, cake, dinner], cases: ill, population: 100 }, oneDay);
  expect(ruledOut).toEqual([
    { kind: 'goods', id: 'soup', reason: 'exposedAfterOnset', logBayesFactor: null },
    { kind: 'goods', id: 'fish', reason: 'noCaseExposed', logBayesFactor: null },
    { kind: 'goods', id: 'cake', reason: 'nobodyExposed', logBayesFactor: null },
  ]);
});

test('a meal an hour before the onsets is no source of an infection with an incubation period of two weeks', () => {
  const late: SourceCandidate = { kind: 'event', id: 'late', exposures: everyone(range(0, 20), 3000 + DAY - 90) };
  const days = { incubation: { family: 'lognormal', meanLog: Math.log(14), sdLog: 0.2 } } as const;
  const { ranked, ruledOut } = findSources({ candidates: [late], cases: ill, population: 100 }, days);
  expect([...ranked, ...ruledOut][0]?.logBayesFactor).toBeLessThan(0);
});

test('someone does not explain the own illness', () => {
  const host: SourceCandidate = {
    kind: 'person',
    id: '0',
    exposures: everyone(range(1, 20), 3000),
    index: { person: 0, onset: 3000 },
  };
  const cases = ill.map((one) => (one.person === 0 ? { person: 0, onset: 3000 } : one));
  const { ranked } = findSources({ candidates: [host], cases, population: 100 }, oneDay);
  expect(ranked[0]).toMatchObject({ attack: { exposed: 19, exposedCases: 9, others: 80, otherCases: 0 } });
  expect(ranked[0]?.casesExplained).toBeLessThanOrEqual(9);
});

test('a case that is hardly one weighs hardly', () => {
  const withoutThem = findSources({ candidates: [dinner, concert], cases: ill.slice(5), population: 100 }, oneDay);
  const cases = ill.map((one, at) => ({ ...one, weight: at < 5 ? 0 : 1 }));
  const weightless = findSources({ candidates: [dinner, concert], cases, population: 100 }, oneDay);
  expect(weightless.ranked[0]?.attack.exposedCases).toBe(5);
  expect(weightless.ranked[0]?.logBayesFactor).toBeCloseTo(withoutThem.ranked[0]?.logBayesFactor ?? NaN, 6);
  const half = findSources({ candidates: [dinner], cases: ill.map((one) => ({ ...one, weight: 0.5 })), population: 100 }, oneDay);
  const whole = findSources({ candidates: [dinner], cases: ill, population: 100 }, oneDay);
  expect(half.ranked[0]?.logBayesFactor).toBeLessThan(whole.ranked[0]?.logBayesFactor ?? NaN);
});

test('a meal of an hour is a point source, a well of a week is not', () => {
  const point = findSources(
    { candidates: [dinner, concert], cases: ill, population: 100 },
    { ...oneDay, period: { from: 0, to: 10 * DAY } },
  );
  expect(point.ranked[0]?.window.pointProbability).toBeGreaterThan(0.5);
  const drank = range(0, 60).map((person) => ({ person, minute: (person % 7) * DAY + 600 }));
  const well: SourceCandidate = {
    kind: 'venue',
    id: 'well',
    exposures: { person: drank.map((one) => one.person), start: drank.map((one) => one.minute), end: drank.map((one) => one.minute + 10) },
  };
  const cases = drank.filter(({ person }) => person % 2 === 0).map(({ person, minute }) => ({ person, onset: minute + DAY }));
  const continuing = findSources({ candidates: [well], cases, population: 200 }, oneDay);
  expect(continuing.ranked[0]?.window.pointProbability).toBeLessThan(0.05);
});

/** As hard as outbreaks are: half of the visits on record, two thirds of the cases reported, as many unrelated cases. */
const hard: VenueScenario = {
  persons: 300,
  places: 30,
  days: 14,
  source: { kind: 'venue', place: 4, from: 5 * DAY, to: 6 * DAY },
  attackRate: 0.4,
  incubation: { mean: 1.8, shape: 6 },
  recorded: 0.5,
  reported: 0.65,
  unrelated: 6,
};
const scenarios: Readonly<Record<string, VenueScenario>> = {
  point: hard,
  continuing: { ...hard, source: { kind: 'venue', place: 12, from: 3 * DAY, to: 8 * DAY }, attackRate: 0.3 },
  person: { ...hard, source: { kind: 'person', place: 0, from: 4 * DAY, to: 8 * DAY }, attackRate: 0.4 },
};

interface Ranks {
  ours: number[];
  plain: number[];
  probability: number[];
}

/** Ranks of the true source among all candidates, of whichever kind. Outbreaks of fewer than three cases are none. */
function ranksOf(scenario: VenueScenario, runs: number, seed: string): Ranks {
  const ranks: Ranks = { ours: [], plain: [], probability: [] };
  for (let run = 0; run < runs; run++) {
    const { visits, cases } = simulateVenues(scenario, createRng(`${seed}-${run}`));
    if (cases.length < 3) continue;
    const index = visitIndex(visits);
    const { kind } = scenario.source;
    const id = String(kind === 'venue' ? scenario.source.place : 0);
    const { ranked } = findSources({
      candidates: [...venueCandidates(index), ...personCandidates(index, cases)],
      cases,
      population: scenario.persons,
    });
    const isTrue = (one: { kind: string; id: string }): boolean => one.kind === kind && one.id === id;
    const rankIn = (list: readonly { kind: string; id: string }[]): number => {
      const at = list.findIndex(isTrue);
      return at < 0 ? Infinity : at + 1;
    };
    ranks.ours.push(rankIn(ranked));
    ranks.plain.push(rankIn(plainScores(index, cases, scenario.persons)));
    ranks.probability.push(ranked.find(isTrue)?.probability ?? 0);
  }
  return ranks;
}
const reciprocal = (ranks: readonly number[]): number => ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;

test.each(Object.entries(scenarios))(
  'recovery: the source of simulated outbreaks is found more often than by plain counts: %s',
  (name, scenario) => {
    const { ours, plain } = ranksOf(scenario, 8, `recovery-${name}`);
    expect(reciprocal(ours), `${ours.join()} against ${plain.join()}`).toBeGreaterThan(reciprocal(plain));
  },
);

test('law: other names of persons, another calendar and another order of rows change nothing', () => {
  const { visits, cases } = simulateVenues(hard, createRng('law'));
  const rows = Array.from(visits.person, (person, at) => ({
    person,
    place: visits.place[at]!,
    start: visits.start[at]!,
    end: visits.end[at]!,
  }));
  const SHIFT = 77_777;
  const moved = rows
    .toReversed()
    .map(({ person, place, start, end }) => ({ person: 299 - person, place, start: start + SHIFT, end: end + SHIFT }));
  const rank = (list: typeof rows, ill: readonly SourceCase[]): SourceRanking => {
    const index = visitIndex({
      person: list.map(({ person }) => person),
      place: list.map(({ place }) => place),
      start: list.map(({ start }) => start),
      end: list.map(({ end }) => end),
    });
    return findSources({ candidates: venueCandidates(index), cases: ill, population: 300 });
  };
  const plain = rank(rows, cases);
  const other = rank(moved, cases.map(({ person, onset }) => ({ person: 299 - person, onset: onset + SHIFT })).toReversed());
  const byId = new Map(other.ranked.map((source) => [source.id, source]));
  for (const { id, probability, logBayesFactor, attack } of plain.ranked) {
    expect(byId.get(id)?.probability).toBeCloseTo(probability, 6);
    expect(byId.get(id)?.logBayesFactor).toBeCloseTo(logBayesFactor, 4);
    expect(byId.get(id)?.attack.exposedCases).toBe(attack.exposedCases);
  }
});

test('law: one exposure recorded as two adjacent ones is nearly the same evidence', () => {
  const { person, start, end } = dinner.exposures;
  const halves: SourceCandidate = {
    ...dinner,
    exposures: {
      person: [...Array.from(person), ...Array.from(person)],
      start: [...Array.from(start), ...Array.from(start, (minute) => minute + 30)],
      end: [...Array.from(start, (minute) => minute + 30), ...Array.from(end)],
    },
  };
  const whole = findSources({ candidates: [dinner], cases: ill, population: 100 }, oneDay).ranked[0];
  const cut = findSources({ candidates: [halves], cases: ill, population: 100 }, oneDay).ranked[0];
  expect(cut?.attack).toEqual(whole?.attack);
  expect(Math.abs((cut?.logBayesFactor ?? NaN) - (whole?.logBayesFactor ?? NaN))).toBeLessThan(0.1 * (whole?.logBayesFactor ?? NaN));
});

const good = { candidates: [dinner], cases: ill, population: 100 };
test.each<[string, () => unknown, string, string]>([
  ['no case', () => findSources({ ...good, cases: [] }), 'EMPTY', 'cases'],
  ['no candidate', () => findSources({ ...good, candidates: [] }), 'EMPTY', 'candidates'],
  ['a case without onset', () => findSources({ ...good, cases: [{ person: 1, onset: NaN }] }), 'NOT_A_NUMBER', 'cases[0].onset'],
  ['a case twice', () => findSources({ ...good, cases: [...ill, ill[0]!] }), 'INCONSISTENT', 'cases[10].person'],
  ['a weight of two', () => findSources({ ...good, cases: [{ person: 1, onset: 3, weight: 2 }] }), 'OUT_OF_RANGE', 'cases[0].weight'],
  ['fewer people than cases', () => findSources({ ...good, population: 3 }), 'OUT_OF_RANGE', 'population'],
  [
    'an exposure that ends before it starts',
    () => findSources({ ...good, candidates: [{ kind: 'goods', id: 'a', exposures: { person: [1], start: [9], end: [3] } }] }),
    'INCONSISTENT',
    'candidates[0].exposures.end[0]',
  ],
  [
    'an exposure at no time',
    () => findSources({ ...good, candidates: [{ kind: 'goods', id: 'a', exposures: { person: [1], start: [NaN], end: [3] } }] }),
    'NOT_A_NUMBER',
    'candidates[0].exposures.start[0]',
  ],
  [
    'exposures of nobody',
    () => findSources({ ...good, candidates: [{ kind: 'goods', id: 'a', exposures: { person: [1], start: [], end: [] } }] }),
    'LENGTHS_DIFFER',
    'candidates[0].exposures',
  ],
  ['no incubation period', () => findSources(good, { incubation: [] }), 'EMPTY', 'incubation'],
  ['a period the wrong way round', () => findSources(good, { period: { from: 3, to: 1 } }), 'INCONSISTENT', 'period.to'],
  ['persons who infect only before onset', () => findSources(good, { personWindow: { from: -3, to: -1 } }), 'OUT_OF_RANGE', 'personWindow'],
])('%s is refused, with the argument and a remedy', (_, run, code, argument) => {
  expect(run).toThrow(expect.objectContaining({ code, argument, remedy: expect.stringMatching(/.{10,}\.$/) as string }));
});

test('fuzz: probabilities are probabilities, and every candidate is ranked or ruled out once', () => {
  const minute = fc.integer({ min: 0, max: 20 * DAY });
  const exposure = fc.record({ person: fc.integer({ min: 0, max: 30 }), start: minute, length: fc.constantFrom(0, 1, 60, 3000) });
  const candidate = fc.array(exposure, { maxLength: 20 }).map((rows) => ({
    person: rows.map(({ person }) => person),
    start: rows.map(({ start }) => start),
    end: rows.map(({ start, length }) => start + length),
  }));
  const cases = fc.uniqueArray(
    fc.record({ person: fc.integer({ min: 0, max: 30 }), onset: minute, weight: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      selector: ({ person }) => person,
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(fc.array(candidate, { minLength: 1, maxLength: 4 }), cases, (exposures, ill) => {
      const candidates = exposures.map((one, at): SourceCandidate => ({
        kind: at % 2 === 0 ? 'venue' : 'goods',
        id: String(at),
        exposures: one,
      }));
      const found = findSources({ candidates, cases: ill, population: 40 });
      expect([...found.ranked, ...found.ruledOut].map(({ id }) => id).toSorted()).toEqual(candidates.map(({ id }) => id).toSorted());
      expect(sumOf(found)).toBeLessThanOrEqual(1 + 1e-9);
      for (const { probability, window, casesExplained, logBayesFactor } of found.ranked) {
        expect(Number.isFinite(logBayesFactor) && probability >= 0 && casesExplained >= 0 && casesExplained <= ill.length + 1e-9).toBe(
          true,
        );
        expect(window.to).toBeGreaterThanOrEqual(window.from);
      }
    }),
    { numRuns: 60 },
  );
});
