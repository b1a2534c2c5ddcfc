import type { Figure } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { changeOf, newCasesByClass, periodDays } from './figure-facts.ts';

const figure = (change: Partial<Figure>): Figure => ({
  code: 'newCases',
  value: 23,
  previous: 18,
  numerator: 23,
  denominator: null,
  from: '2026-07-06',
  to: '2026-07-12',
  unit: 'count',
  ...change,
});

test('a count over days is compared with the days before, a state with the day a period earlier', () => {
  expect(changeOf(figure({}))).toEqual({ kind: 'morePeriod', by: 5 });
  expect(changeOf(figure({ value: 10 }))).toEqual({ kind: 'lessPeriod', by: 8 });
  expect(changeOf(figure({ code: 'cases', from: null, value: 18 }))).toEqual({ kind: 'same', by: 0 });
  expect(changeOf(figure({ code: 'contactsUnderFollowUp', from: '2026-07-12', value: 30 }))).toEqual({ kind: 'more', by: 12 });
});

test('a share rises or falls; what cannot be compared says so', () => {
  expect(changeOf(figure({ unit: 'share', value: 0.5, previous: 0.4 })).kind).toBe('higher');
  expect(changeOf(figure({ unit: 'share', value: 0.4, previous: 0.4 })).kind).toBe('equal');
  expect(changeOf(figure({ unit: 'share', value: null })).kind).toBe('none');
});

test('the period is counted with both its ends: 6 to 12 July are seven days', () => {
  expect(periodDays({ figures: [figure({})] })).toBe(7);
  expect(periodDays({ figures: [figure({ from: '2026-07-12' })] })).toBe(1);
  expect(periodDays({ figures: [] })).toBe(7);
});

test('classes of new cases come largest first, without those nobody has', () => {
  const figures = [
    figure({}),
    figure({ code: 'newCases.suspected', value: 0 }),
    figure({ code: 'newCases.probable', value: 3 }),
    figure({ code: 'newCases.confirmed', value: 20 }),
  ];
  expect(newCasesByClass({ figures })).toEqual([
    { caseClass: 'confirmed', count: 20 },
    { caseClass: 'probable', count: 3 },
  ]);
});
