import { caseClasses, labOutcomes, outcomes, sexes } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAge } from './age.ts';
import { parseCode } from './code.ts';
import { parseFlag } from './flag.ts';
import { isMasked } from './missing.ts';
import { parseNumber, parseWhole } from './number.ts';

test.each([
  ['5', { years: 5 }],
  ['5岁', { years: 5 }],
  ['5 years', { years: 5 }],
  ['0.5', { years: 0 }],
  ['18 m', { years: 1, months: 18 }],
  ['6 months', { years: 0, months: 6 }],
  ['18个月', { years: 1, months: 18 }],
  ['2岁3个月', { years: 2, months: 27 }],
  ['10天', { years: 0, months: 0 }],
])('the age %j', (text, age) => {
  expect(parseAge(text)).toEqual({ is: 'value', value: age });
});

test('an age takes its unit from another column, and a class of ages is none', () => {
  expect(parseAge('18', 'months')).toEqual({ is: 'value', value: { years: 1, months: 18 } });
  expect(parseAge('30-39')).toMatchObject({ problem: { code: 'AGE_NOT_AN_AGE' } });
  expect(parseAge('300')).toMatchObject({ problem: { code: 'NUMBER_OUT_OF_RANGE' } });
});

test.each([
  ['person.sex', sexes, '男', 'male'],
  ['person.sex', sexes, 'F', 'female'],
  ['person.sex', sexes, 'LNG_REFERENCE_DATA_CATEGORY_GENDER_FEMALE', 'female'],
  ['person.sex', sexes, '不详', 'unknown'],
  ['case.caseClass', caseClasses, '确诊病例', 'confirmed'],
  ['case.caseClass', caseClasses, '无症状感染者', 'confirmedNoSymptoms'],
  ['case.caseClass', caseClasses, 'SUSPECT', 'suspected'],
  ['case.caseClass', caseClasses, 'LNG_REFERENCE_DATA_CATEGORY_CASE_CLASSIFICATION_NOT_A_CASE_DISCARDED', 'notACase'],
  ['case.outcome', outcomes, 'Death', 'died'],
  ['case.outcome', outcomes, '治愈', 'recovered'],
  ['labResult.outcome', labOutcomes, '阳性', 'positive'],
])('%s: %s', (field, values, text, expected) => {
  expect(parseCode(text, field, values)).toMatchObject({ is: 'value', value: expected });
});

test('a word nobody knows is kept beside the record and lets the row in', () => {
  expect(parseCode('purple', 'person.sex', sexes)).toMatchObject({
    is: 'bad',
    problem: { code: 'CODE_UNKNOWN', severity: 'warning', keep: true },
  });
});

test('"alive" is no outcome of ours: unknown, with the word kept', () => {
  expect(parseCode('Alive', 'case.outcome', outcomes)).toEqual({ is: 'value', value: 'unknown', keep: true });
});

test('yes and no in several languages', () => {
  for (const yes of ['TRUE', 'Y', '是', '1', 'oui']) expect(parseFlag(yes)).toMatchObject({ value: true });
  for (const no of ['False', 'n', '否', '0']) expect(parseFlag(no)).toMatchObject({ value: false });
  expect(parseFlag('unknown')).toEqual({ is: 'missing' });
});

test('numbers with commas, points and thousands', () => {
  expect(parseNumber('1,234.5')).toMatchObject({ value: 1234.5 });
  expect(parseNumber('12,5')).toMatchObject({ value: 12.5 });
  expect(parseNumber('-13.217990646098')).toMatchObject({ value: -13.217990646098 });
  expect(parseNumber('1e999')).toMatchObject({ problem: { code: 'NUMBER_NOT_A_NUMBER' } });
  expect(parseWhole('12.0')).toMatchObject({ value: 12 });
  expect(parseWhole('12.5')).toMatchObject({ problem: { code: 'NUMBER_NOT_WHOLE' } });
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(parseNumber(String(number))).toEqual({ is: 'value', value: number + 0 });
    }),
  );
});

test('three asterisks are an anonymised cell', () => {
  expect(isMasked(' *** ')).toBe(true);
  expect(isMasked('5***')).toBe(false);
});
