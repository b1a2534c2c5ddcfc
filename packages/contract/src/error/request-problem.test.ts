import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorCodes, errorText, locales } from './code.ts';
import { failureCauses } from './failure-cause.ts';
import { problemOfIssue, type RequestProblem, requestProblems } from './request-problem.ts';

const Body = z.strictObject({
  reason: z.string().trim().min(3),
  size: z.int(),
  share: z.number().min(0).max(1),
  kind: z.enum(['a', 'b']),
  day: z.iso.date(),
  at: z.iso.datetime({ offset: true }),
  id: z.uuid(),
  tasks: z.array(z.string()).min(1).max(2),
  nested: z.object({ on: z.boolean() }),
});
const good = {
  reason: 'long enough',
  size: 1,
  share: 0.5,
  kind: 'a',
  day: '2022-07-12',
  at: '2022-07-12T08:00:00+08:00',
  id: '01a2154c-3ed7-7330-a9ed-5bd9830e41a5',
  tasks: ['one'],
  nested: { on: true },
};
const problems = (input: unknown) => (Body.safeParse(input).error?.issues ?? []).map((issue) => problemOfIssue(issue, 'body', input));

test.each<[Record<string, unknown>, object]>([
  [{ reason: 'ab' }, { field: 'reason', problem: 'tooShort', limit: 3 }],
  [{ reason: undefined }, { field: 'reason', problem: 'missing' }],
  [{ reason: 7 }, { field: 'reason', problem: 'notText' }],
  [{ size: 1.5 }, { field: 'size', problem: 'notWhole' }],
  [{ share: 2 }, { field: 'share', problem: 'tooLarge', limit: 1 }],
  [{ kind: 'c' }, { field: 'kind', problem: 'notChoice', options: 'a, b' }],
  [{ kind: undefined }, { field: 'kind', problem: 'missing' }],
  [{ day: '12.7.2022' }, { field: 'day', problem: 'notDate' }],
  [{ at: '2022-07-12' }, { field: 'at', problem: 'notInstant' }],
  [{ id: '7' }, { field: 'id', problem: 'notId' }],
  [{ tasks: [] }, { field: 'tasks', problem: 'tooFew', limit: 1 }],
  [{ tasks: ['a', 'b', 'c'] }, { field: 'tasks', problem: 'tooMany', limit: 2 }],
  [{ nested: {} }, { field: 'nested.on', problem: 'missing' }],
  [{ other: 1 }, { field: 'other', problem: 'unknownField' }],
])('a body with %j is refused by a code and its place', (change, expected) => {
  expect(problems({ ...good, ...change })).toEqual([expected]);
});

test('no library speaks to the person: the sentence is whole in the language it is read in', () => {
  const [first] = problems({ ...good, reason: 'ab' });
  expect(errorText('REQUEST_INVALID', 'zh-Hans', { ...first, field: '原因' })).toBe(
    '提交的内容有误：原因 太短，至少 3 个字。请改正后重试。',
  );
  expect(errorText('REQUEST_INVALID', 'en', { ...first })).toBe(
    'The request cannot be read: reason is too short: at least 3 characters. Correct it and send it again.',
  );
});

test('every problem has words without Latin letters in Chinese, but for names of formats', () => {
  const formats = /JSON|XLSX|CSV|JPEG|PNG|WebP|MB|T(?=\d)|\{\w+\}/g;
  for (const [problem, text] of Object.entries(requestProblems)) {
    for (const locale of locales) expect([problem, text[locale].trim()]).not.toEqual([problem, '']);
    expect([problem, text['zh-Hans'].replaceAll(formats, '').match(/[A-Za-z]+/)]).toEqual([problem, null]);
  }
});

test('a problem of a vocabulary is told in the language; words of a library are not shown', () => {
  expect(errorCodes.IMPORT_NOT_READABLE.text.en).toContain('{problem}');
  const raw = errorText('IMPORT_NOT_READABLE', 'en', { file: 'a.csv', problem: 'duplicate key value violates unique constraint' });
  expect(raw).toBe('File a.csv cannot be read: its cause was not written down; ask the administrator. Nothing was written.');
  const known: RequestProblem = 'noFile';
  expect(errorText('PHOTO_NOT_READABLE', 'zh-Hans', { problem: known })).toContain('没有文件');
  expect(errorText('ROSTER_REGISTER_FAILED', 'zh-Hans', { file: '名册.csv', problem: 'unexpected', reference: '7' })).toBe(
    '名册 名册.csv 没有入册：系统出现未预料的故障，请把编号 7 告诉管理员。已全部回滚，没有任何行入册；处理后请重新上传。',
  );
  expect(errorText('IMPORT_NOT_READABLE', 'en', { file: 'CSV', problem: 'asSaid', said: 'Row 2, code is empty' })).toContain('Row 2, code');
});

test('every cause of a failure is another phrase in each language, without a stop of its own', () => {
  for (const [cause, text] of Object.entries(failureCauses)) {
    expect([cause, new Set(locales.map((locale) => text[locale])).size]).toEqual([cause, 3]);
    for (const locale of locales) expect([cause, /[.。]$/.test(text[locale])]).toEqual([cause, false]);
  }
});
