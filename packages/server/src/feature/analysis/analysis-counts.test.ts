import { parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { areaCounts } from './area-counts.ts';
import { type CaseDays } from './case-day.ts';
import { dayCounts } from './day-counts.ts';
import { delayCounts } from './delay-counts.ts';
import { groups, questionsOf, type AnswerCount } from './questionnaire.ts';

const on = (date: string): CalendarDate => parseCalendarDate(date)!;
const day = on('2022-07-12');
const aCase = (change: Partial<CaseDays>): CaseDays => ({
  case_class: 'confirmed',
  origin: 'local',
  onset: on('2022-07-05'),
  specimen: null,
  result: null,
  report: on('2022-07-07'),
  isolation: null,
  area: 'world.a.b',
  ...change,
});

test('every case is counted once in every basis, or said to be not placed', () => {
  const cases = [
    aCase({}),
    aCase({ onset: null, origin: null }),
    aCase({ onset: null, report: null, case_class: 'suspected' }),
    aCase({ onset: on('2022-07-13') }), // tomorrow
  ];
  const { from, series, notPlaced } = dayCounts(cases, day);
  expect(from).toBe('2022-07-05');
  expect(series.every(({ counts }) => counts.length === 8)).toBe(true); // 5 to 12 July
  for (const basis of ['onset', 'onsetOrReport', 'specimen', 'report'] as const) {
    const counted = series.filter((one) => one.basis === basis).flatMap(({ counts }) => counts);
    const left = notPlaced.filter((one) => one.basis === basis).map(({ withoutDay, outside }) => withoutDay + outside);
    expect(
      [...counted, ...left].reduce((sum, count) => sum + count, 0),
      basis,
    ).toBe(4);
  }
  expect(series.find(({ basis, origin }) => basis === 'onsetOrReport' && origin === 'unknown')?.counts).toEqual([0, 0, 1, 0, 0, 0, 0, 0]);
});

test('a mistyped century does not stretch the series; the case is outside of it', () => {
  const { from, notPlaced } = dayCounts([aCase({}), aCase({ onset: on('1922-07-05') })], day);
  expect(from).toBe('2022-07-05');
  expect(notPlaced).toContainEqual({ caseClass: 'confirmed', basis: 'onset', withoutDay: 0, outside: 1 });
});

test('delays are told with how long ago they began, backwards ones too; missing and future days are counted apart', () => {
  const cases = [aCase({}), aCase({}), aCase({ report: on('2022-07-04') }), aCase({ onset: null }), aCase({ report: on('2022-07-20') })];
  const pair = delayCounts(cases, day).pairs.find(({ from, to }) => from === 'onset' && to === 'report');
  expect(pair?.cells).toEqual({ elapsed: [7, 7], delay: [-1, 2], caseClass: [3, 3], count: [1, 2] }); // confirmed is the fourth class
  expect([pair?.missing[3], pair?.later[3]]).toEqual([1, 1]);
});

const area = (code: string, path: string, place: number | null = null, population: number | null = null) => ({
  code,
  path,
  name: code,
  population,
  latitude: place,
  longitude: place,
});
const facts = {
  cases: [aCase({}), aCase({ area: 'world.a.c' }), aCase({ area: 'world.z' })],
  contacts: [{ area: 'world.a.b.x', contacts: 4 }],
};

test('a case counts in the area it lies in, at whatever depth; areas without anything are left out', () => {
  const answer = areaCounts(
    { ...facts, locations: [] },
    [area('b', 'world.a.b', 1), area('c', 'world.a.c'), area('d', 'world.a.d')],
    'onset',
    day,
  );
  expect(answer.areas.map(({ code, contacts }) => [code, contacts])).toEqual([
    ['b', 4],
    ['c', 0],
  ]);
  expect(answer.cells).toEqual({ area: [0, 1], elapsed: [7, 7], caseClass: [3, 3], count: [1, 1] });
  expect(answer.notPlaced[3]).toBe(1);
});

test('the middle of persons stands for an area without a place, coarse, and never of fewer than five', () => {
  const at = (persons: number) =>
    areaCounts(
      { ...facts, locations: [{ area: 'world.a.b.x', persons, latitude_sum: persons * 23.08765, longitude_sum: persons * 113.28765 }] },
      [area('b', 'world.a.b')],
      'onset',
      day,
    ).areas[0];
  expect(at(5)).toMatchObject({ latitude: 23.09, longitude: 113.29, placedBy: 'persons' });
  expect(at(4)).toMatchObject({ latitude: null, longitude: null, placedBy: null });
});

const answers = (source: AnswerCount['source'], name: string, ...rows: [string | null, AnswerCount['group'], number][]): AnswerCount[] =>
  rows.map(([value, group, persons]) => ({ source, name, value, group, persons }));
const counted = (group: AnswerCount['group'], persons: number) => groups.map((one) => (one === group ? persons : 0));

test('yes and no are read in three languages, however few said so', () => {
  const [question] = questionsOf(answers('kept', '吃凉菜', ['是', 'confirmed', 2], ['Yes', 'confirmed', 1], ['否', 'contact', 1]));
  expect(question).toMatchObject({ kind: 'yesNo', name: '吃凉菜' });
  expect(question?.answers).toEqual([
    { value: 'yes', persons: counted('confirmed', 3) },
    { value: 'no', persons: counted('contact', 1) },
  ]);
});

test('what names a person is no question: an answer of fewer than five loses its text', () => {
  expect(questionsOf(answers('kept', 'Nickname', ['Ah Wei', 'confirmed', 1], ['Lao Li', 'contact', 1]))).toEqual([]);
  const [question] = questionsOf(answers('kept', 'Meal', ['ham', 'confirmed', 6], ['fish', 'contact', 4], [null, 'contact', 2]));
  expect(question).toMatchObject({ kind: 'choice', answers: [{ value: 'ham' }], other: counted('contact', 6) });
});

test('a list of texts is no choice', () => {
  const rows = Array.from({ length: 30 }, (_, at): [string, 'contact', number] => [`text ${at}`, 'contact', 9]);
  expect(questionsOf(answers('kept', 'Remark', ...rows))).toEqual([]);
});
