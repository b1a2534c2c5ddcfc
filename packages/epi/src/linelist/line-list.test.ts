import { expect, test } from 'vitest';
import { caseClasses } from '../record/case.ts';
import { sexes } from '../record/person.ts';
import { parseCalendarDate, type CalendarDate } from '../time/calendar-date.ts';
import { NO_DAY } from '../time/civil-day.ts';
import { NO_AREA, lineListOf } from './line-list.ts';

const date = (text: string): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} should be a date`);
  return parsed;
};

test('a full row and an almost empty one stand side by side', () => {
  const list = lineListOf([
    {
      id: 'a',
      caseClass: 'confirmed',
      onset: date('1970-01-02'),
      report: date('1970-01-05'),
      sex: 'female',
      ageYears: 0.5,
      area: 'cn.440000',
      outcome: 'died',
      outcomeDate: date('1970-02-01'),
      origin: 'imported',
    },
    { id: 'b', caseClass: 'suspected', onset: null },
  ]);
  expect(list.length).toBe(2);
  expect(list.ids).toEqual(['a', 'b']);
  expect([...list.onsetDay]).toEqual([1, NO_DAY]);
  expect([...list.reportDay]).toEqual([4, NO_DAY]);
  expect([...list.outcomeDay]).toEqual([31, NO_DAY]);
  expect([...list.classIndex].map((index) => caseClasses[index])).toEqual(['confirmed', 'suspected']);
  expect([...list.sexIndex].map((index) => sexes[index])).toEqual(['female', 'unknown']);
  expect([...list.ageYears]).toEqual([0.5, NaN]);
  expect([...list.areaIndex]).toEqual([0, NO_AREA]);
});

test('neighbours share one area path', () => {
  const list = lineListOf(['cn.1', 'cn.2', 'cn.1', ''].map((area, row) => ({ id: String(row), caseClass: 'probable' as const, area })));
  expect(list.areas).toEqual(['cn.1', 'cn.2']);
  expect([...list.areaIndex]).toEqual([0, 1, 0, NO_AREA]);
});

test('an impossible age is kept, because finding it is the work of data quality', () => {
  expect(lineListOf([{ id: 'a', caseClass: 'confirmed', ageYears: -3 }]).ageYears[0]).toBe(-3);
});
