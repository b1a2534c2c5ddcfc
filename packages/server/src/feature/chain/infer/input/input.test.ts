import { parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import { modelFor } from '@firebreak/engine/chains/infer/index';
import { expect, test } from 'vitest';
import { dailyDelay, delayBeliefs } from './delay.ts';
import { minutesOf } from './duration.ts';
import { genomesOf } from './genome.ts';
import { collectInput } from './input.ts';
import { type CaseFacts, type ContactFacts, type InferenceRows } from './rows.ts';

const day = (text: string): CalendarDate => parseCalendarDate(text)!;
const facts = (person: string, more: Partial<CaseFacts> = {}): CaseFacts => ({
  person,
  episode: 1,
  case_class: 'confirmed',
  onset: null,
  report: null,
  isolation: null,
  sampled: null,
  household: null,
  exposed_from: null,
  exposed_until: null,
  own_from: null,
  own_until: null,
  ...more,
});
const contact = (source: string, target: string, more: Partial<ContactFacts> = {}): ContactFacts => ({
  source,
  target,
  date: null,
  certainty: null,
  setting: null,
  exposure_type: null,
  duration: null,
  ...more,
});
const rows = (more: Partial<InferenceRows>): InferenceRows => ({
  cases: [],
  contacts: [],
  households: [],
  sequences: [],
  decisions: [],
  tested: [],
  ...more,
});
const collected = (more: Partial<InferenceRows>) => collectInput(rows(more), delayBeliefs(undefined), day('2022-07-12'));

test('who is no case or has no date takes no part, and whoever was infected twice is two who never infected each other', () => {
  const onset = day('2022-07-01');
  const { about, input } = collected({
    cases: [
      facts('A', { onset }),
      facts('A', { onset: day('2022-07-11'), episode: 2 }),
      facts('B'),
      facts('C', { onset, case_class: 'notACase' }),
    ],
    decisions: [{ infectee: 'A', infectee_episode: 1, infector: 'B', infector_episode: 1, verdict: 'accepted' }],
  });
  expect(input.cases.map(({ id }) => id)).toEqual(['A', 'A/2']);
  expect(about).toMatchObject({ cases: 2, undated: 1, decisions: 0 });
  expect(input.backwardTracing).toBe(true);
  expect(input.decisions).toEqual([
    { infectee: 'A', infector: 'A/2', verdict: 'rejected' },
    { infectee: 'A/2', infector: 'A', verdict: 'rejected' },
  ]);
});

test('whatever a case knows of its dates, the engine can use it', () => {
  const known: Partial<CaseFacts>[] = [
    { onset: day('2022-07-01') },
    { report: day('2022-07-03') },
    { sampled: day('2022-07-12') },
    { onset: day('2022-07-01'), report: day('2022-06-01'), sampled: day('2022-06-01') }, // typed wrong
    { report: day('2022-07-03'), sampled: day('2022-05-03'), isolation: day('2022-07-02') },
    { report: day('2022-07-20') }, // after the day of the data
  ];
  for (const one of known) {
    const { input } = collected({ cases: [facts('A', one), facts('B', { onset: day('2022-07-02') })] });
    expect(() => modelFor(input, {}), JSON.stringify(one)).not.toThrow();
  }
});

test('contacts: rare kinds together, doubtful ones apart, those after both were ill left out', () => {
  const onset = day('2022-07-05');
  const cases = ['A', 'B', 'C', 'D'].map((id) => facts(id, { onset, household: id < 'C' ? 'h' : null }));
  const meals = [...'BCDBC'].map((target) => contact('A', target, { setting: 'meal', duration: '30 min' }));
  const { input } = collected({
    cases,
    contacts: [
      ...meals,
      contact('C', 'D', { setting: 'meal', date: day('2022-07-06') }), // both were ill
      contact('C', 'D', { setting: 'transport', certainty: 'low' }),
      contact('C', 'X', { setting: 'meal' }), // no case
      contact('C', 'C', { setting: 'meal' }),
    ],
  });
  const kinds = input.contacts.map(({ a, b, type, minutes }) => `${a}${b} ${type} ${minutes}`);
  expect(kinds.toSorted()).toEqual(['AB meal 30', 'AB meal 30', 'AC meal 30', 'AC meal 30', 'AD meal 30', 'CD other null']);
});

test('households of two cases and more are groups, who stayed well counted; a hostel is none', () => {
  const onset = day('2022-07-05');
  const homes = { A: 'h', B: 'h', C: 'g', D: 'hostel', E: 'hostel', F: null };
  const { about, input } = collected({
    cases: Object.entries(homes).map(([id, household]) => facts(id, { onset, household })),
    households: [
      { household: 'h', size: 4 },
      { household: 'g', size: 2 },
      { household: 'hostel', size: 31 },
    ],
  });
  expect(about.households).toBe(1);
  expect(input.groups).toEqual([{ type: 'household', members: ['A', 'B'], size: 4 }]);
});

test('durations in words', () => {
  expect(['30 min', '2 h', '1.5小时', '45分钟', '2 days', 'long', '', null].map(minutesOf)).toEqual([
    30,
    120,
    90,
    45,
    2880,
    null,
    null,
    null,
  ]);
});

test('sequences: lists of differences or aligned bases, whichever most persons have', () => {
  const lists = genomesOf([
    { person: 'A', episode: 1, sequence: 'C241T, 3037T' },
    { person: 'A', episode: 1, sequence: '5T' },
    { person: 'B', episode: 1, sequence: 'not yet' },
  ]);
  expect([...lists.snps]).toEqual([['A', ['241T', '3037T']]]);
  const bases = 'ACGT'.repeat(20);
  const aligned = genomesOf([
    { person: 'A', episode: 1, sequence: `>A\n${bases}` },
    { person: 'B', episode: 1, sequence: bases },
    { person: 'C', episode: 1, sequence: `${bases.slice(0, 9)}G${bases.slice(10)}` }, // tenth base: C in the others
    { person: 'D', episode: 1, sequence: bases.slice(1) }, // not aligned
  ]);
  expect([...aligned.snps]).toEqual([
    ['A', []],
    ['B', []],
    ['C', ['10G']],
  ]);
  expect(aligned.genomeLength).toBe(80);
  expect(genomesOf([]).snps.size).toBe(0);
});

test('a delay by day keeps its mean and sums to one', () => {
  const { firstDay, mass } = dailyDelay({ mean: 6.9, sd: 3, source: 'test', assumed: false }, 0);
  expect(mass.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 3);
  // Rounding to days leaves a mean where it is, up to what is cut at zero.
  expect(mass.reduce((sum, p, at) => sum + p * (at + firstDay), 0)).toBeCloseTo(6.9, 1);
});

test('who met two cases, is none and was never tested may stand between them', () => {
  const onset = day('2022-07-01');
  const { untested } = collected({
    cases: [facts('A', { onset }), facts('B', { onset }), facts('C', { onset, case_class: 'notACase' }), facts('D')],
    contacts: [
      ...['X', 'Y', 'C', 'D'].flatMap((person) => [contact('A', person), contact(person, 'B')]),
      contact('A', 'Z'), // met one only
      contact('A', 'B'),
    ],
    tested: ['Y'],
  });
  // C counts as no case, and nothing says that a test found it so; D is a case without a date; Y was tested.
  expect(untested).toEqual([
    { id: 'C', met: ['A', 'B'] },
    { id: 'X', met: ['A', 'B'] },
  ]);
});
