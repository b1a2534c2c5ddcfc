import { expect, test } from 'vitest';
import { type Noun } from '../noun.ts';
import { fieldProblem, formProblems } from './validate.ts';

const cases: Noun = {
  kind: 'case',
  columns: ['number'],
  sort: 'number',
  groups: [],
  order: [['onsetDate', 'outcomeDate']],
  past: ['onsetDate'],
};
const today = '2026-07-12';

test('an unknown onset is no problem, an unknown class is', () => {
  expect(fieldProblem(cases, 'onsetDate', {}, today)).toBeUndefined();
  expect(fieldProblem(cases, 'caseClass', {}, today)).toEqual({ code: 'required' });
});

test('nobody fell ill tomorrow', () => {
  expect(fieldProblem(cases, 'onsetDate', { onsetDate: '2026-07-13' }, today)).toEqual({ code: 'future', limit: today });
  expect(fieldProblem(cases, 'onsetDate', { onsetDate: today }, today)).toBeUndefined();
});

test('nobody recovers before falling ill, and the later date says so', () => {
  const values = { onsetDate: '2026-07-10', outcomeDate: '2026-07-09' };
  expect(fieldProblem(cases, 'outcomeDate', values, today)).toEqual({ code: 'before', other: 'onsetDate', limit: '2026-07-10' });
  expect(fieldProblem(cases, 'onsetDate', values, today)).toBeUndefined();
});

test('what was typed and is no date is named', () => {
  expect(fieldProblem(cases, 'onsetDate', { onsetDate: 'last week' }, today)).toEqual({ code: 'notADate' });
});

test('a number that is too long names the limit of the contract', () => {
  expect(fieldProblem(cases, 'number', { number: 'x'.repeat(61) }, today)).toEqual({ code: 'tooLong', limit: 60 });
});

test('a form gives all its problems at once', () => {
  expect(Object.keys(formProblems(cases, { onsetDate: '2027-01-01' }, today, ['person', 'caseClass', 'onsetDate']))).toEqual([
    'person',
    'caseClass',
    'onsetDate',
  ]);
});
