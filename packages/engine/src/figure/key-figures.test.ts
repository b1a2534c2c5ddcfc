import { addDays, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  keyFigures,
  type KeyFigure,
  type KeyFigureCase,
  type KeyFigureCode,
  type KeyFigureContact,
  type KeyFigureInput,
} from './key-figures.ts';

const march = (day: number): CalendarDate => addDays(parseCalendarDate('2026-03-01')!, day - 1);
const aCase = (report: number | null, more: Partial<KeyFigureCase> = {}): KeyFigureCase => ({
  caseClass: 'confirmed',
  report: report === null ? null : march(report),
  linked: true,
  wasContact: false,
  ...more,
});
const aContact = (listed: number, more: Partial<KeyFigureContact> = {}): KeyFigureContact => ({
  status: 'active',
  listed: march(listed),
  followUpTo: march(listed + 13),
  ...more,
});
const figures = (input: Partial<KeyFigureInput>): Map<KeyFigureCode, KeyFigure> =>
  new Map(keyFigures({ asOf: march(14), cases: [], contacts: [], followUps: [], ...input }).map((figure) => [figure.code, figure]));

test('new cases of the last seven days are set against the seven before', () => {
  // Periods: 8 to 14 March and 1 to 7 March.
  const found = figures({
    cases: [
      aCase(14),
      aCase(8),
      aCase(7),
      aCase(15),
      aCase(null),
      aCase(12, { caseClass: 'suspected' }),
      aCase(12, { caseClass: 'notACase' }),
    ],
  });
  expect(found.get('newCases')).toEqual({
    code: 'newCases',
    unit: 'count',
    value: 3,
    numerator: 3,
    denominator: null,
    from: '2026-03-08',
    to: '2026-03-14',
    previous: { value: 1, numerator: 1, denominator: null, from: '2026-03-01', to: '2026-03-07' },
    change: 2,
    undated: 1,
  });
  expect(found.get('newCases.confirmed')?.value).toBe(2);
  expect(found.get('newCases.suspected')?.value).toBe(1);
  expect(found.get('cases')).toMatchObject({ value: 4, from: null, to: '2026-03-14', previous: { value: 1 } });
});

test('a case without report date counts on its onset', () => {
  expect(figures({ cases: [aCase(null, { onset: march(9) })] }).get('newCases')).toMatchObject({ value: 1, undated: 0 });
});

test('fatality is among those whose outcome is known, by the day it was', () => {
  const cases = [
    aCase(1, { outcome: 'died', outcomeDate: march(6) }),
    aCase(1, { outcome: 'recovered', outcomeDate: march(7) }),
    aCase(1, { outcome: 'recovered', outcomeDate: march(10) }),
    aCase(1, { outcome: 'recovered', outcomeDate: march(12) }),
    aCase(1, { outcome: 'died' }),
    aCase(1),
  ];
  const found = figures({ cases });
  expect(found.get('caseFatality')).toMatchObject({
    value: 0.25,
    numerator: 1,
    denominator: 4,
    previous: { value: 0.5, numerator: 1, denominator: 2 },
    change: -0.25,
    undated: 1,
  });
  expect(found.get('newDeaths')).toMatchObject({ value: 0, previous: { value: 1 }, undated: 1 });
});

test('contacts under follow-up are those of the evening of the day', () => {
  const contacts = [
    aContact(10),
    aContact(2),
    aContact(1, { status: 'converted', ended: march(14) }), // ended today: no longer
    aContact(1, { status: 'lost', ended: march(8) }), // was there on the 7th
    aContact(1, { status: 'dropped' }), // nobody knows when
    { status: 'active', listed: march(1), followUpTo: march(12) } as const, // the planned last day is past
  ];
  expect(figures({ contacts }).get('contactsUnderFollowUp')).toMatchObject({
    value: 2,
    from: '2026-03-14',
    to: '2026-03-14',
    previous: { value: 4, to: '2026-03-07' },
    change: -2,
    undated: 1,
  });
});

test('follow-up is what was seen of what was due, waived checks left out', () => {
  const followUps = (['seenNoSigns', 'seenWithSigns', 'missed', 'due', 'notRequired', 'refused'] as const).map((status) => ({
    due: march(9),
    status,
  }));
  expect(figures({ followUps }).get('followUpsSeen')).toMatchObject({
    value: 0.4,
    numerator: 2,
    denominator: 5,
    previous: { value: null, denominator: 0 },
    change: null,
  });
});

test('contacts becoming cases are a share of those whose follow-up came to an end', () => {
  const contacts = [
    aContact(1, { status: 'converted', ended: march(9) }),
    aContact(-3, { status: 'completed' }),
    aContact(1, { status: 'lost', ended: march(9) }),
    aContact(9),
  ];
  // The completed contact was listed on 25 February and ended, as planned, on 10 March.
  expect(figures({ contacts }).get('contactsBecomingCases')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
});

test('imported cases have their source elsewhere and are not called unlinked', () => {
  const cases = [aCase(9, { linked: false }), aCase(9), aCase(9, { linked: false, origin: 'imported' }), aCase(9, { wasContact: true })];
  const found = figures({ cases });
  expect(found.get('unlinkedCases')).toMatchObject({ numerator: 1, denominator: 3 });
  expect(found.get('casesFromContacts')).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
});

test('new cases of every period add up to all cases', () => {
  const days = fc.array(fc.integer({ min: 1, max: 28 }));
  fc.assert(
    fc.property(days, fc.constantFrom(1, 2, 4, 7, 14), (reports, periodDays) => {
      const cases = reports.map((day) => aCase(day));
      let sum = 0;
      for (let last = 28; last > 0; last -= periodDays) sum += figures({ cases, periodDays, asOf: march(last) }).get('newCases')!.numerator;
      expect(sum).toBe(figures({ cases, asOf: march(28) }).get('cases')!.value);
    }),
  );
});
