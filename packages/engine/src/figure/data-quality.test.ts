import { addDays, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { dataQuality, qualityCodes, type QualityCase, type QualityCode, type QualityContact, type QualityInput } from './data-quality.ts';

const march = (day: number): CalendarDate => addDays(parseCalendarDate('2026-03-01')!, day - 1);
/** A case nothing is wrong with: exposed on the 1st, ill on the 5th, reported on the 7th. */
const aCase = (more: Partial<QualityCase> = {}): QualityCase => ({
  id: 'case-1',
  personId: 'p1',
  visualId: 'C-1',
  caseClass: 'confirmed',
  origin: 'local',
  onset: march(5),
  report: march(7),
  ageYears: 34,
  sex: 'female',
  area: 'cn.44',
  ...more,
});
const aContact = (more: Partial<QualityContact> = {}): QualityContact => ({
  id: 'contact-1',
  personId: 'p2',
  visualId: 'K-1',
  status: 'active',
  ageYears: 8,
  followUpFrom: march(6),
  followUpTo: march(20),
  ...more,
});
const ofCase = { id: 'e1', source: 'p0', target: 'p1', date: march(1) };
const ofContact = { id: 'e2', source: 'p1', target: 'p2', date: march(6) };
const sound: QualityInput = {
  asOf: march(14),
  cases: [aCase()],
  contacts: [aContact()],
  exposures: [ofCase, ofContact],
  specimens: [{ id: 's1', personId: 'p1', taken: march(6), result: march(7) }],
};
const found = (input: Partial<QualityInput>) => dataQuality({ ...sound, ...input }).issues;

test('in sound records nothing is found, and the list says how much was looked at', () => {
  const { issues, counts } = dataQuality(sound);
  expect(issues).toEqual([]);
  expect(counts.map((row) => row.code)).toEqual([...qualityCodes]);
  expect(counts.find((row) => row.code === 'noOnset')).toEqual({
    code: 'noOnset',
    severity: 'missing',
    subject: 'case',
    count: 0,
    checked: 1,
  });
});

const wrongCases: [QualityCode, Partial<QualityCase>, Record<string, unknown>][] = [
  ['noOnset', { onset: null }, {}],
  ['noReport', { report: null }, {}],
  ['notClassified', { caseClass: 'notClassified' }, {}],
  ['onsetAfterReport', { report: march(3) }, { onset: '2026-03-05', report: '2026-03-03', days: 2 }],
  ['reportInFuture', { report: march(15) }, { report: '2026-03-15', days: 1 }],
  ['outcomeBeforeOnset', { outcome: 'recovered', outcomeDate: march(4) }, { onset: '2026-03-05', outcomeDate: '2026-03-04', days: 1 }],
  ['outcomeInFuture', { outcome: 'recovered', outcomeDate: march(30) }, { outcomeDate: '2026-03-30', days: 16 }],
  ['deathWithoutDate', { outcome: 'died' }, {}],
  ['caseAgeImpossible', { ageYears: 214 }, { ageYears: 214 }],
  ['caseAgeImpossible', { ageYears: -1 }, { ageYears: -1 }],
  ['noAge', { ageYears: null }, {}],
  ['noSex', { sex: 'unknown' }, {}],
  ['noArea', { area: null }, {}],
  ['blankCaseId', { visualId: '  ' }, {}],
];

test.each(wrongCases)('%s is found in a case', (code, wrong, detail) => {
  expect(found({ cases: [aCase(wrong)] })).toEqual([expect.objectContaining({ code, subject: 'case', id: 'case-1', detail })]);
});

const wrongElsewhere: [QualityCode, Partial<QualityInput>, string][] = [
  ['contactAgeImpossible', { contacts: [aContact({ ageYears: 130 })] }, 'contact-1'],
  ['blankContactId', { contacts: [aContact({ visualId: null })] }, 'contact-1'],
  ['followUpEndsBeforeStart', { contacts: [aContact({ followUpTo: march(5) })] }, 'contact-1'],
  ['convertedWithoutCase', { contacts: [aContact({ status: 'converted' })] }, 'contact-1'],
  ['contactWithoutExposure', { exposures: [ofCase] }, 'contact-1'],
  ['resultBeforeSample', { specimens: [{ id: 's1', personId: 'p1', taken: march(6), result: march(4) }] }, 's1'],
  ['sampleBeforeExposure', { exposures: [{ id: 'e1', source: 'p0', target: 'p1', date: march(9) }, ofContact] }, 's1'],
  ['exposureInFuture', { exposures: [ofCase, { id: 'e2', source: 'p1', target: 'p2', date: march(20) }] }, 'e2'],
  ['exposureOfOneself', { exposures: [...sound.exposures, { id: 'e3', source: 'p1', target: 'p1', date: march(6) }] }, 'e3'],
  ['exposureUndated', { exposures: [ofCase, { id: 'e2', source: 'p1', target: 'p2' }] }, 'e2'],
];

test.each(wrongElsewhere)('%s is found', (code, wrong, id) => {
  expect(found(wrong)).toEqual([expect.objectContaining({ code, id })]);
});

test('an onset in the future is also after its report, and both are said', () => {
  expect(found({ cases: [aCase({ onset: march(20) })] }).map((issue) => issue.code)).toEqual(['onsetInFuture', 'onsetAfterReport']);
});

test('a case without a recorded source needs one, unless it was imported', () => {
  const exposures = [ofContact];
  expect(found({ exposures }).map((issue) => issue.code)).toEqual(['noExposure']);
  expect(found({ exposures, cases: [aCase({ origin: 'imported' })] })).toEqual([]);
});

test('somebody who never had symptoms needs no onset, and an excluded person needs nothing', () => {
  expect(found({ cases: [aCase({ caseClass: 'confirmedNoSymptoms', onset: null })] })).toEqual([]);
  expect(found({ cases: [aCase({ caseClass: 'notACase', onset: null, report: null, visualId: '' })] })).toEqual([]);
});

test('two cases under one number are both on the list, a contact of that number is not', () => {
  const cases = [aCase(), aCase({ id: 'case-0', personId: 'p1', visualId: ' C-1' })];
  const issues = found({ cases, contacts: [aContact({ visualId: 'C-1' })] });
  expect(issues.map(({ code, id, detail }) => [code, id, detail])).toEqual([
    ['repeatedCaseId', 'case-0', { visualId: 'C-1', count: 2 }],
    ['repeatedCaseId', 'case-1', { visualId: 'C-1', count: 2 }],
  ]);
});

test('an undated exposure may have come before the sample, so nothing is said', () => {
  expect(
    found({
      exposures: [{ id: 'e1', source: 'p0', target: 'p1', date: march(9) }, { id: 'e0', source: 'p9', target: 'p1' }, ofContact],
    }).map((issue) => issue.code),
  ).toEqual(['exposureUndated']);
});
