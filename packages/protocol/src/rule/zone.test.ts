// Domain brief, section 3.4: 7 days without a new infection and the round of day 7 clean, then 3 more days; direct medium zones 7 days.
import { describe, expect, test } from 'vitest';
import { beijing, day, shippedCatalogue } from '../../fixture/packs.ts';
import { resolvePack } from '../resolve/index.ts';
import { zoneProposals } from './zone.ts';
import type { ZoneFact, ZoneRound } from './zone-fact.ts';

const catalogue = shippedCatalogue();
const rules = (date: string) => resolvePack(catalogue, { id: 'cn-covid19', areas: ['CN'], at: beijing(date) })!;
const round = (date: string, more: Partial<ZoneRound> = {}): ZoneRound => ({
  day: day(date),
  finishedAt: beijing(`${date} 20:00`),
  complete: true,
  positives: 0,
  ...more,
});
const zone = (level: string, more: Partial<ZoneFact> = {}): ZoneFact => ({
  id: 'zone-1',
  level,
  drawnAt: beijing('2022-07-10 09:00'),
  levelSince: beijing('2022-07-10 09:00'),
  path: 'direct',
  infections: [day('2022-07-10')],
  rounds: [],
  contacts: [],
  ...more,
});
const proposal = (moment: string, fact: ZoneFact) => zoneProposals(rules(moment), [fact], [], beijing(moment))[0]!;

describe('a high-risk zone of the 9th edition', () => {
  // Last infection on the 10th = day 0; day 7 is the 17th, over at midnight of the 18th.
  test('goes to medium when seven whole days are over and the round of day 7 was clean', () => {
    const tested = zone('high', { rounds: [round('2022-07-17')] });
    expect(proposal('2022-07-17 23:59', tested)).toMatchObject({ kind: 'keep', metSince: null });
    expect(proposal('2022-07-18 00:00', tested)).toMatchObject({ kind: 'stepDown', to: 'medium', metSince: beijing('2022-07-18') });
  });
  test('stays without that round, with one of day 6, with one that left somebody out or found somebody', () => {
    for (const rounds of [[], [round('2022-07-16')], [round('2022-07-17', { complete: false })], [round('2022-07-17', { positives: 1 })]])
      expect(proposal('2022-07-18 12:00', zone('high', { rounds }))).toMatchObject({ kind: 'keep', metSince: null });
  });
  test('goes down when a later round is clean, and says since when', () => {
    expect(proposal('2022-07-20 12:00', zone('high', { rounds: [round('2022-07-19')] }))).toMatchObject({
      metSince: beijing('2022-07-19 20:00'),
    });
  });
  test('a new infection starts the count again and asks for a review that day', () => {
    const again = zone('high', { infections: [day('2022-07-10'), day('2022-07-15')], rounds: [round('2022-07-17')] });
    expect(proposal('2022-07-15 20:00', again).kind).toBe('review');
    // 15 + 7 = 22: over at midnight of the 23rd.
    expect(proposal('2022-07-18 12:00', again).findings.find(({ criterion }) => criterion === 'noNewInfection')).toMatchObject({
      met: false,
      earliest: beijing('2022-07-23'),
    });
  });
});

describe('a medium-risk zone', () => {
  test('come down from high ends after 3 more days', () => {
    // Medium since the 18th = day 1; 18, 19, 20 are over at midnight of the 21st. No further round is asked for.
    const fact = zone('medium', { path: 'fromHigher', levelSince: beijing('2022-07-18') });
    expect(proposal('2022-07-20 23:59', fact).kind).toBe('keep');
    expect(proposal('2022-07-21 00:00', fact)).toMatchObject({ kind: 'lift', to: 'low', metSince: beijing('2022-07-21') });
  });
  test('with a new infection on the 19th counts from there', () => {
    const fact = zone('medium', {
      path: 'fromHigher',
      levelSince: beijing('2022-07-18'),
      infections: [day('2022-07-10'), day('2022-07-19')],
    });
    expect(proposal('2022-07-21 12:00', fact).findings[0]).toMatchObject({ met: false, earliest: beijing('2022-07-23') }); // 19 + 3 = 22
  });
  test('drawn as medium needs 7 days and the round of day 7', () => {
    const fact = zone('medium');
    expect(proposal('2022-07-21 12:00', fact).kind).toBe('keep');
    expect(proposal('2022-07-21 12:00', { ...fact, rounds: [round('2022-07-17')] })).toMatchObject({
      kind: 'lift',
      to: 'low',
      metSince: beijing('2022-07-18'),
    });
  });
});

test('the twenty measures ask for 5 days, the round of day 5 and one within 24 hours, and know no medium zone', () => {
  const fact = zone('high', {
    drawnAt: beijing('2022-11-12 09:00'),
    levelSince: beijing('2022-11-12 09:00'),
    infections: [day('2022-11-12')],
    rounds: [round('2022-11-17')],
  });
  // 12 + 5 = 17, over at midnight of the 18th; the round ended on the 17th at 20:00.
  expect(proposal('2022-11-18 00:00', fact)).toMatchObject({ kind: 'lift', to: 'low', metSince: beijing('2022-11-18') });
  expect(proposal('2022-11-18 21:00', fact)).toMatchObject({ kind: 'keep' }); // 25 hours after the round
  expect(proposal('2022-11-18 00:00', { ...fact, level: 'medium' })).toMatchObject({ kind: 'lift', to: 'none' });
});

test('the three areas of the 8th edition end after 14 days, with the last contact 14 days away and negative, and a round in the last two days', () => {
  const fact = zone('cordon', {
    drawnAt: beijing('2022-05-01 09:00'),
    infections: [day('2022-05-01')],
    rounds: [round('2022-05-15')],
    contacts: [{ lastExposure: day('2022-05-01'), negative: true }],
  });
  // 1 + 14 = 15 May, over at midnight of the 16th.
  expect(proposal('2022-05-16 00:00', fact)).toMatchObject({ kind: 'lift', metSince: beijing('2022-05-16') });
  const waiting = { ...fact, contacts: [{ lastExposure: day('2022-05-03'), negative: true }] };
  expect(proposal('2022-05-16 00:00', waiting).findings.find(({ criterion }) => criterion === 'contactsClear')).toMatchObject({
    met: false,
    earliest: beijing('2022-05-18'),
  });
  expect(proposal('2022-05-16 00:00', { ...fact, contacts: [{ lastExposure: day('2022-05-01'), negative: false }] }).kind).toBe('keep');
});

test('places ask to be drawn at the highest level whose criterion they meet, and class B draws none', () => {
  const places = [
    { id: 'home', facts: { caseResidence: true } },
    { id: 'office', facts: { caseResidence: false, frequentPresence: true, spreadRisk: 'high' } },
    { id: 'shop', facts: { caseResidence: false, frequentPresence: false, caseStayed: true, spreadRisk: 'some' } },
    { id: 'park', facts: { caseResidence: false, frequentPresence: false, caseStayed: false, spreadRisk: 'none', countyHasZone: false } },
  ];
  const drawn = (date: string) => zoneProposals(rules(date), [], places, beijing(date)).map(({ subject, to }) => [subject, to]);
  expect(drawn('2022-07-12')).toEqual([
    ['home', 'high'],
    ['office', 'high'],
    ['shop', 'medium'],
  ]);
  expect(drawn('2022-11-20')).toEqual([
    ['home', 'high'],
    ['office', 'high'],
  ]);
  expect(drawn('2023-02-01')).toEqual([]);
});
