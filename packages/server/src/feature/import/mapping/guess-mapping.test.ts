import { expect, test } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import { headerWords } from './header-words.ts';
import { parseTarget } from './target.ts';

const targets = (headers: string[], rows: string[][] = []) =>
  Object.fromEntries(guessMapping(headers, rows).map((guess) => [guess.column, guess.target]));

test('a Chinese line list is understood', () => {
  expect(
    targets([
      '病例编号',
      '姓名',
      '性别',
      '年龄',
      '证件号码',
      '联系电话',
      '现住址',
      '发病日期',
      '报告日期',
      '病例分类',
      '感染来源',
      '临床严重程度',
    ]),
  ).toEqual({
    病例编号: 'person.key',
    姓名: 'person.name',
    性别: 'person.sex',
    年龄: 'person.age',
    证件号码: 'person.documentNumber',
    联系电话: 'person.phone',
    现住址: 'person.address',
    发病日期: 'case.onsetDate',
    报告日期: 'case.reportDate',
    病例分类: 'case.caseClass',
    感染来源: 'exposure.source',
    临床严重程度: 'case.severity',
  });
});

test('in a list of contacts the report is the contact’s', () => {
  expect(targets(['编号', '姓名', '密接类型', '报告日期', '末次接触日期'])).toMatchObject({
    密接类型: 'contact.contactClass',
    报告日期: 'contact.reportDate',
    末次接触日期: 'exposure.date',
  });
});

test('a known name inside a longer header is a weaker guess than the name alone', () => {
  const [exact, part] = guessMapping(['发病日期', '患者发病日期（首次）'], []);
  expect(exact).toMatchObject({ target: 'case.onsetDate', reason: 'knownName' });
  expect(part).toMatchObject({ target: null }); // the surer guess keeps the meaning
  const [alone] = guessMapping(['患者发病日期（首次）'], []);
  expect(alone).toMatchObject({ target: 'case.onsetDate', reason: 'partOfName' });
  expect(alone?.confidence).toBeLessThan(exact?.confidence ?? 0);
});

test('columns without a telling name are guessed by their values, or left alone', () => {
  const guesses = guessMapping(
    ['a', 'b', 'c'],
    [
      ['440106199001011234', '13800000000', 'x'],
      ['44010619900101123X', '13900000001', 'y'],
    ],
  );
  expect(guesses).toMatchObject([
    { target: 'person.documentNumber', reason: 'valueShape' },
    { target: 'person.phone', reason: 'valueShape' },
    { target: null, reason: 'unknown', confidence: 0 },
  ]);
});

test('a date column full of words loses confidence', () => {
  const [dates] = guessMapping(['onset'], [['2026-03-04']]);
  const [words] = guessMapping(['onset'], [['gradual']]);
  expect(words?.confidence).toBeLessThan(dates?.confidence ?? 0);
});

test('every name known stands for a field that exists', () => {
  for (const target of Object.keys(headerWords)) expect(parseTarget(target), target).toBeDefined();
});
