// Limits of the 9th edition, domain brief section 3.7: network report 2 h, core facts 4 h, contacts in quarantine 8 h, report 24 h.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijing, shippedCatalogue } from '../../fixture/packs.ts';
import { mergeOver, Pack } from '../pack/index.ts';
import { resolvePack } from '../resolve/index.ts';
import { fanOut } from './fan-out.ts';
import type { EventFacts, ResponseEvent } from './obligation.ts';
import { withdraw } from './withdraw.ts';

const ninth = resolvePack(shippedCatalogue(), { id: 'cn-covid19', areas: ['CN', '440000', '440100'], at: beijing('2022-07-12') })!;
const positive: ResponseEvent = {
  id: 'result-7',
  kind: 'preliminaryPositive',
  person: 'an',
  area: '440106',
  happenedAt: beijing('2022-07-12 02:00'),
  knownAt: beijing('2022-07-12 02:10'),
};
const touched: EventFacts = { contacts: ['bo', 'cy'], places: ['market', 'school'], poolMembers: ['di', 'ed'], household: ['bo'] };

test('one preliminary positive starts everything at once, and nothing waits for anything', () => {
  const all = fanOut(ninth, positive, touched);
  const kinds = all.map(({ kind, subject }) => `${kind} ${subject.id}`);
  expect(kinds).toEqual([
    'report result-7',
    'locateAndHold an',
    'interview an',
    'coreFacts an',
    'fileReport result-7',
    'transfer an',
    'contactListing an',
    'locateAndHold bo',
    'locateAndHold cy',
    'venueControl market',
    'venueControl school',
    'disinfection market',
    'disinfection school',
    'poolRecall di',
    'poolRecall ed',
    'needsCheck an',
    'needsCheck bo',
    'noticeToPerson an',
  ]);
  expect(all.filter(({ dependsOn }) => dependsOn.length > 0)).toEqual([]);
});

test('deadlines run from the anchor each limit names, and escalate at half, four fifths and all of it', () => {
  const one = (kind: string) => fanOut(ninth, positive, touched).find((obligation) => obligation.kind === kind)!;
  // Reported within 2 h of the result at 02:00; core facts within 4 h of its being known at 02:10.
  expect(one('report').deadline).toBe(beijing('2022-07-12 04:00'));
  expect(one('coreFacts').deadline).toBe(beijing('2022-07-12 06:10'));
  expect(one('fileReport').deadline).toBe(beijing('2022-07-13 02:10'));
  expect(fanOut(ninth, positive, touched).find(({ key }) => key === 'result-7/locateAndHold/person/bo')?.deadline).toBe(
    beijing('2022-07-12 10:10'),
  );
  expect(one('report').escalation.map(({ share, at, to }) => [share, at, to])).toEqual([
    [0.5, beijing('2022-07-12 03:00'), 'countyHealthBureau'],
    [0.8, beijing('2022-07-12 03:36'), 'dutyOfficer'],
    [1, beijing('2022-07-12 04:00'), 'commander'],
  ]);
  expect(one('venueControl')).toMatchObject({
    sector: true,
    owner: 'subdistrictOfficer',
    area: '440106',
    pack: { id: 'cn-covid19', edition: '9' },
  });
});

test('waits only where the pack says so', () => {
  const serial = mergeOver(ninth.pack, {
    clocks: {
      onEvent: {
        positivePool: [
          { do: 'poolRecall', for: 'poolMembers', within: 'poolResolved', owner: 'samplingLead' },
          { do: 'reTest', for: 'poolMembers', within: 'pooledResult', owner: 'samplingLead', after: ['poolRecall'] },
        ],
      },
    },
  });
  const all = fanOut({ ...ninth, pack: Pack.parse(serial) }, { ...positive, kind: 'positivePool', person: null }, { poolMembers: ['di'] });
  expect(all.map(({ key, dependsOn }) => [key, dependsOn])).toEqual([
    ['result-7/poolRecall/person/di', []],
    ['result-7/reTest/person/di', ['result-7/poolRecall/person/di']],
  ]);
});

test('a cancelled event withdraws all it started; a corrected one only what it no longer has', () => {
  const recorded = { event: positive, facts: touched };
  expect(withdraw(ninth, recorded, null)).toEqual({
    withdraw: fanOut(ninth, positive, touched).map(({ key }) => key),
    keep: [],
    add: [],
    change: [],
  });
  const corrected = withdraw(ninth, recorded, { event: positive, facts: { ...touched, contacts: ['bo', 'fu'] } });
  expect(corrected.withdraw).toEqual(['result-7/locateAndHold/person/cy']);
  expect(corrected.add.map(({ key }) => key)).toEqual(['result-7/locateAndHold/person/fu']);
  expect(corrected.change).toEqual([]);
  const later = withdraw(ninth, recorded, { event: { ...positive, happenedAt: beijing('2022-07-12 01:00') }, facts: touched });
  expect(later.withdraw).toEqual([]);
  // Two limits run from the result: report within 2 h and the pool resolved within 6 h, so both are an hour earlier.
  expect(later.change.map(({ key, deadline }) => [key, deadline])).toEqual([
    ['result-7/report/event/result-7', beijing('2022-07-12 03:00')],
    ['result-7/poolRecall/person/di', beijing('2022-07-12 07:00')],
    ['result-7/poolRecall/person/ed', beijing('2022-07-12 07:00')],
  ]);
});

const names = fc.array(fc.constantFrom('bo', 'cy', 'di', 'ed', 'fu'));
const facts = fc.record({ contacts: names, places: names, poolMembers: names, household: names });
const kinds = fc.constantFrom(
  'preliminaryPositive',
  'confirmation',
  'newExposure',
  'symptomReport',
  'missedTest',
  'arrival',
  'positivePool',
);
const event = kinds.map((kind): ResponseEvent => ({ ...positive, kind: kind as ResponseEvent['kind'] }));

test('recording again, in any order and with names twice, gives the same keys and no key twice', () => {
  fc.assert(
    fc.property(event, facts, (one, given) => {
      const keys = fanOut(ninth, one, given).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const again = {
        contacts: given.contacts.toReversed(),
        places: [...given.places, ...given.places],
        poolMembers: given.poolMembers,
        household: given.household,
      };
      expect(fanOut(ninth, one, again)).toEqual(fanOut(ninth, one, given));
    }),
  );
});

test('what becomes known later adds obligations and changes none', () => {
  fc.assert(
    fc.property(event, facts, facts, (one, first, more) => {
      const both = Object.fromEntries(Object.entries(first).map(([key, list]) => [key, [...list, ...more[key as keyof typeof more]]]));
      const after = new Map(fanOut(ninth, one, both).map((obligation) => [obligation.key, obligation]));
      for (const obligation of fanOut(ninth, one, first)) expect(after.get(obligation.key)).toEqual(obligation);
    }),
  );
});
