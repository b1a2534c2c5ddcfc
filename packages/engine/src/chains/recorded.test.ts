import fc from 'fast-check';
import { addDays, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { recordedChains, type RecordedChains } from './recorded.ts';
import type { RecordedExposure, RecordedNode } from './recorded-graph.ts';

const date = (text: string): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} should be a date`);
  return parsed;
};
const march = (day: number): CalendarDate => addDays(date('2026-03-01'), day - 1);
const aCase = (id: string, onset?: number, more: Partial<RecordedNode> = {}): RecordedNode => ({
  id,
  kind: 'case',
  caseClass: 'confirmed',
  onset: onset === undefined ? null : march(onset),
  ...more,
});
const aContact = (id: string): RecordedNode => ({ id, kind: 'contact' });
const anEvent = (id: string, day?: number): RecordedNode => ({ id, kind: 'event', eventDate: day === undefined ? null : march(day) });
const met = (source: string, target: string, day?: number, id = `${source}>${target}`): RecordedExposure => ({
  id,
  source,
  target,
  date: day === undefined ? null : march(day),
});
const lookedAt = (nodes: RecordedNode[], exposures: RecordedExposure[], day = 31, activeDays = 14): RecordedChains =>
  recordedChains(nodes, exposures, { asOf: march(day), activeDays });
const codes = (chains: RecordedChains): string[] => chains.conflicts.map((conflict) => conflict.code);

test('a grandmother, her son and his colleague are one chain of three generations', () => {
  const { chains, unlinked } = lookedAt(
    [
      aCase('colleague', 14, { report: march(15) }),
      aCase('grandmother', 2, { report: march(9) }),
      aCase('son', 8, { report: march(8) }),
      aCase('stranger', 9),
    ],
    [met('grandmother', 'son', 4), met('son', 'colleague', 9)],
  );
  expect(chains).toEqual([
    {
      id: 'colleague',
      size: 3,
      events: 0,
      contacts: 0,
      active: false,
      start: '2026-03-02',
      end: '2026-03-14',
      durationDays: 12,
      withoutOnset: 0,
      generations: 3,
      index: 'son', // reported first, on the 8th
      primary: 'grandmother', // fell ill first
      members: ['colleague', 'grandmother', 'son'],
      memberGenerations: [3, 1, 2],
    },
  ]);
  expect(unlinked).toEqual(['stranger']);
});

test('a contact who stayed well joins nobody, but is counted once with every chain', () => {
  const nodes = [aCase('a', 1), aCase('b', 5), aCase('x', 3), aCase('y', 6), aContact('well')];
  const { chains } = lookedAt(nodes, [met('a', 'b'), met('x', 'y'), met('a', 'well'), met('b', 'well'), met('x', 'well')]);
  expect(chains.map(({ members, contacts }) => [members, contacts])).toEqual([
    [['a', 'b'], 1],
    [['x', 'y'], 1],
  ]);
});

test('a person found not to be a case falls out, and the chain falls apart', () => {
  const nodes = [aCase('a', 1), aCase('middle', 4, { caseClass: 'notACase' }), aCase('c', 8)];
  const { chains, unlinked, figures } = lookedAt(nodes, [met('a', 'middle'), met('middle', 'c')]);
  expect(chains).toEqual([]);
  expect(unlinked).toEqual(['a', 'c']);
  expect(figures).toMatchObject({ cases: 2, excluded: 1, chains: 0, unlinkedCases: 2, linkedCases: 0 });
});

test('a party joins its guests without adding a generation', () => {
  const { chains } = lookedAt(
    [aCase('host', 1), anEvent('party', 2), aCase('guest', 5), aCase('other', 6)],
    [met('host', 'party'), met('party', 'guest'), met('party', 'other')],
  );
  expect(chains[0]).toMatchObject({ size: 3, events: 1, generations: 2, primary: 'host', start: '2026-03-01', end: '2026-03-06' });
  expect(chains[0]?.memberGenerations).toEqual([2, 1, 2, 1]); // guest, host, other, party
});

test('a party nobody is known to have brought the infection to starts a chain, two parties alone do not', () => {
  const { chains, unlinkedEvents } = lookedAt(
    [anEvent('party', 2), aCase('guest', 5), anEvent('p1'), anEvent('p2')],
    [met('party', 'guest'), met('p1', 'p2')],
  );
  expect(chains.map(({ id, size, events, generations }) => ({ id, size, events, generations }))).toEqual([
    { id: 'guest', size: 1, events: 1, generations: 1 },
  ]);
  expect(unlinkedEvents).toEqual(['p1', 'p2']);
});

test('a chain is active until its last case is activeDays in the past', () => {
  const nodes = [aCase('a', 1), aCase('b', 10)];
  expect(lookedAt(nodes, [met('a', 'b')], 24).chains[0]?.active).toBe(true);
  expect(lookedAt(nodes, [met('a', 'b')], 25).chains[0]?.active).toBe(false);
  expect(lookedAt(nodes, [met('a', 'b')], 9, 7).chains[0]?.active).toBe(false); // b has not fallen ill yet, a is 8 days ago
});

test('without onset the first positive sample stands in, then the report, and the chain says so', () => {
  const { chains } = lookedAt(
    [aCase('a', undefined, { firstPositive: march(3), report: march(7) }), aCase('b', undefined, { report: march(20) }), aCase('c')],
    [met('a', 'b'), met('b', 'c')],
  );
  expect(chains[0]).toMatchObject({ start: '2026-03-03', end: '2026-03-20', withoutOnset: 3, active: true, index: 'a', primary: 'a' });
});

test('a chain in which nobody has any date still is a chain', () => {
  const { chains } = lookedAt([aCase('a'), aCase('b')], [met('b', 'a')]);
  expect(chains[0]).toMatchObject({ start: null, end: null, durationDays: null, active: false, index: null, primary: 'b', generations: 2 });
});

test('of two possible infectors the longer path gives the generation', () => {
  const { chains } = lookedAt([aCase('a', 1), aCase('b', 4), aCase('c', 8)], [met('a', 'b'), met('b', 'c'), met('a', 'c')]);
  expect(chains[0]?.memberGenerations).toEqual([1, 2, 3]);
});

test('three who are each said to have infected the next are a cycle of one generation, reported once', () => {
  const { chains, conflicts } = lookedAt(
    [aCase('a', 3), aCase('b', 3), aCase('c', 3), aCase('later', 8)],
    [met('a', 'b'), met('b', 'c'), met('c', 'a'), met('c', 'later')],
  );
  expect(chains[0]).toMatchObject({ generations: 2, memberGenerations: [1, 1, 1, 2] });
  expect(conflicts).toEqual([expect.objectContaining({ code: 'cycle', severity: 'impossible', members: ['a', 'b', 'c'], exposure: null })]);
});

test('a son who fell ill four days before his mother is a conflict of four days, not an impossibility', () => {
  const { conflicts } = lookedAt([aCase('mother', 9), aCase('son', 5)], [met('mother', 'son', 4)]);
  expect(conflicts).toEqual([
    {
      code: 'secondaryBeforePrimary',
      severity: 'unlikely',
      exposure: 'mother>son',
      source: 'mother',
      target: 'son',
      sourceDate: '2026-03-09',
      targetDate: '2026-03-05',
      exposureDate: '2026-03-04',
      days: 4,
      members: [],
    },
  ]);
});

test('falling ill on the same day, or on the day of the exposure, is no conflict', () => {
  expect(lookedAt([aCase('a', 5), aCase('b', 5)], [met('a', 'b', 5)]).conflicts).toEqual([]);
});

test('report dates are not compared as if they were onsets', () => {
  expect(lookedAt([aCase('a', 9), aCase('b', undefined, { report: march(5) })], [met('a', 'b')]).conflicts).toEqual([]);
});

test.each([
  ['an event after the onset of the guest', [anEvent('e', 9), aCase('b', 5)], met('e', 'b', 9), 'eventAfterOnset', 4],
  ['contact only after the onset', [aCase('a', 1), aCase('b', 5)], met('a', 'b', 7), 'exposureAfterOnset', 2],
  ['an exposure in the future', [aCase('a', 1), aContact('b')], met('a', 'b', 33), 'exposureInFuture', 2],
  [
    'meeting somebody already in isolation',
    [aCase('a', 1, { isolation: march(4) }), aContact('b')],
    met('a', 'b', 6),
    'exposureAfterIsolation',
    2,
  ],
  ['an exposure of oneself', [aCase('a', 1)], met('a', 'a'), 'selfExposure', null],
])('%s is reported', (_, nodes, exposure, code, days) => {
  const { conflicts } = lookedAt(nodes, [exposure]);
  expect(conflicts).toHaveLength(1);
  expect(conflicts[0]).toMatchObject({ code, days });
});

test('a man who met his infector on the 8th cannot easily have infected his brother on the 5th', () => {
  const found = lookedAt(
    [aCase('infector', 1), aCase('man', 10), aCase('brother', 10)],
    [met('infector', 'man', 8), met('man', 'brother', 5)],
  );
  expect(found.conflicts).toEqual([
    expect.objectContaining({ code: 'exposureBeforeSourceInfected', source: 'man', target: 'brother', days: 3 }),
  ]);
  const undated = lookedAt(
    [aCase('infector', 1), aCase('man', 10), aCase('brother', 10)],
    [met('infector', 'man', 8), met('infector', 'man', undefined, 'earlier'), met('man', 'brother', 5)],
  );
  expect(codes(undated)).toEqual([]); // the undated meeting may have been the one
});

test('the infectious period is judged only when the disease says how long it is', () => {
  const nodes = [aCase('a', 20), aContact('b')];
  expect(codes(lookedAt(nodes, [met('a', 'b', 10)]))).toEqual([]);
  const known = recordedChains(nodes, [met('a', 'b', 10)], { asOf: march(31), activeDays: 14, infectiousDaysBeforeOnset: 4 });
  expect(known.conflicts).toEqual([expect.objectContaining({ code: 'exposureBeforeInfectious', days: 6 })]); // infectious from the 16th
});

test('an exposure of somebody who is not here is counted and left out', () => {
  const { figures, unlinked } = lookedAt([aCase('a', 1)], [met('a', 'hidden'), met('hidden', 'a')]);
  expect(figures).toMatchObject({ exposures: 0, exposuresWithUnknownEnd: 2 });
  expect(unlinked).toEqual(['a']);
});

test('an outbreak without anybody has no chains', () => {
  expect(lookedAt([], [])).toMatchObject({
    chains: [],
    unlinked: [],
    conflicts: [],
    figures: { cases: 0, largestChain: 0, mostGenerations: 0 },
  });
});

test('one person entered twice is refused rather than counted twice', () => {
  expect(() => lookedAt([aCase('a', 1), aCase('a', 2)], [])).toThrow(/"a"/);
  expect(() => lookedAt([], [], 31, -1)).toThrow(/activeDays/);
});

/** Any graph of up to 12 nodes with any exposures, cycles and doubles included. */
const anyOutbreak = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const end = fc.integer({ min: 0, max: size - 1 }).map((at) => `n${at}`);
  const day = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });
  const node = fc.tuple(
    fc.constantFrom('case', 'case', 'case', 'contact', 'event'),
    fc.constantFrom('confirmed', 'suspected', 'notACase'),
    day,
    day,
  );
  return fc.record({
    nodes: fc.array(node, { minLength: size, maxLength: size }).map((rows) =>
      rows.map(([kind, caseClass, onset, report], at) => ({
        ...aCase(`n${at}`, onset),
        kind,
        caseClass,
        report: report === undefined ? null : march(report),
      })),
    ),
    exposures: fc
      .array(fc.tuple(end, end, day), { maxLength: 25 })
      .map((rows) => rows.map(([source, target, on], at) => met(source, target, on, `e${at}`))),
  });
});

test('shuffling the rows changes nothing', () => {
  const shuffles = anyOutbreak.chain((outbreak) =>
    fc.record({
      outbreak: fc.constant(outbreak),
      nodes: fc.shuffledSubarray(outbreak.nodes, { minLength: outbreak.nodes.length }),
      exposures: fc.shuffledSubarray(outbreak.exposures, { minLength: outbreak.exposures.length }),
    }),
  );
  fc.assert(
    fc.property(shuffles, ({ outbreak, nodes, exposures }) => {
      expect(lookedAt(nodes, exposures)).toEqual(lookedAt(outbreak.nodes, outbreak.exposures));
    }),
    { numRuns: 300 },
  );
});

/** The readable version: repaint neighbours until nothing changes. */
function slowChains({ nodes, exposures }: { nodes: RecordedNode[]; exposures: RecordedExposure[] }): string[][] {
  const joined = nodes.filter((node) => node.kind === 'event' || (node.kind === 'case' && node.caseClass !== 'notACase'));
  const colour = new Map(joined.map((node) => [node.id, node.id]));
  for (let changed = true; changed;) {
    changed = false;
    for (const { source, target } of exposures) {
      const [a, b] = [colour.get(source), colour.get(target)];
      if (a === undefined || b === undefined || a === b) continue;
      for (const [id, own] of colour) if (own === a || own === b) colour.set(id, a < b ? a : b);
      changed = true;
    }
  }
  const groups = new Map<string, string[]>();
  for (const [id, own] of colour) groups.set(own, [...(groups.get(own) ?? []), id].sort());
  const isCase = (id: string): boolean => joined.some((node) => node.id === id && node.kind === 'case');
  return [...groups.values()].filter((ids) => ids.length > 1 && ids.some(isCase)).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

test('the chains are those of the slow and readable version, and no case is lost or counted twice', () => {
  fc.assert(
    fc.property(anyOutbreak, (outbreak) => {
      const { chains, unlinked, figures } = lookedAt(outbreak.nodes, outbreak.exposures);
      expect(chains.map((chain) => chain.members)).toEqual(slowChains(outbreak));
      const cases = outbreak.nodes.filter((node) => node.kind === 'case' && node.caseClass !== 'notACase').length;
      expect(chains.reduce((sum, chain) => sum + chain.size, 0) + unlinked.length).toBe(cases);
      expect(figures.cases).toBe(cases);
    }),
    { numRuns: 300 },
  );
});

test('outside cycles an infectee is always of a later generation than its infector', () => {
  fc.assert(
    fc.property(anyOutbreak, (outbreak) => {
      const { chains, conflicts } = lookedAt(outbreak.nodes, outbreak.exposures);
      const generation = new Map(chains.flatMap((chain) => chain.members.map((id, at) => [id, chain.memberGenerations[at]] as const)));
      const kind = new Map(outbreak.nodes.map((node) => [node.id, node.kind]));
      const onOneCycle = (a: string, b: string): boolean => conflicts.some(({ members }) => members.includes(a) && members.includes(b));
      for (const { source, target } of outbreak.exposures) {
        const [before, after] = [generation.get(source), generation.get(target)];
        if (before === undefined || after === undefined || source === target) continue;
        if (onOneCycle(source, target)) expect(after).toBe(before);
        else expect(after).toBeGreaterThanOrEqual(before + (kind.get(target) === 'case' ? 1 : 0));
      }
      for (const chain of chains) expect(chain.generations).toBeLessThanOrEqual(chain.size);
    }),
    { numRuns: 300 },
  );
});

test('a chain of 50,000 generations does not overflow the stack', () => {
  const nodes = Array.from({ length: 50_000 }, (_, at) => aCase(`p${String(at).padStart(5, '0')}`, 1));
  const exposures = nodes.slice(1).map((node, at) => met(nodes.at(at)?.id ?? '?', node.id));
  expect(lookedAt(nodes, exposures).figures.mostGenerations).toBe(50_000);
});
