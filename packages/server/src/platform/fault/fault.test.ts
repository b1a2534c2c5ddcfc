import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AppError, failureCauses, locales } from '@firebreak/contract';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Platform } from '../platform.ts';
import {
  causeOf,
  failureFrom,
  failureKept,
  failureOf,
  failureText,
  faultFile,
  fromThread,
  KnownFailure,
  noteFault,
  threadFailure,
} from './index.ts';

let directory: string;
beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'firebreak-fault-'))));
beforeEach(() => rmSync(join(directory, 'log'), { recursive: true, force: true }));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const platform = { directory: '', now: () => '2026-03-04T05:06:07.000Z' } as Platform;
const here = (): Platform => ({ ...platform, directory });
const log = (): string => readFileSync(faultFile(directory), 'utf8');

/** As the driver of PostgreSQL throws it: its message and detail repeat what somebody typed. */
const databaseError = (code: string): Error =>
  Object.assign(new Error('duplicate key value violates unique constraint "person_document" 张三'), {
    code,
    table: 'person',
    constraint: 'person_document',
    detail: 'Key (document)=(440106199001010012) already exists.',
    where: 'COPY person, line 3: "张三"',
  });

describe('why something failed', () => {
  test.each([
    ['23505', 'alreadyThere'],
    ['22P05', 'unstorableText'],
    ['22008', 'valueOutOfRange'],
    ['08006', 'databaseGone'],
    ['57P01', 'databaseGone'],
    ['57014', 'tooSlow'],
    ['53100', 'diskFull'],
    ['ENOSPC', 'diskFull'],
    ['ECONNREFUSED', 'databaseGone'],
    ['ERR_WORKER_OUT_OF_MEMORY', 'memoryFull'],
    ['XX000', undefined],
    ['ERR_INVALID_ARG_TYPE', undefined],
  ] as const)('%s is %s', (code, cause) => expect(causeOf(databaseError(code))).toBe(cause));

  test('a failed connection has its causes inside', () => {
    expect(causeOf(new AggregateError([new Error('x'), Object.assign(new Error(''), { code: 'ECONNREFUSED' })]))).toBe('databaseGone');
  });

  test('survives the way out of a thread', () => {
    const gone = Object.assign(new Error("ENOENT: no such file, open '/data/张三.csv'"), { code: 'ENOENT' });
    expect(causeOf(fromThread(structuredClone(threadFailure(gone))))).toBe('filesGone');
    const refused = fromThread(structuredClone(threadFailure(new ArgumentError('EMPTY', 'cases', 'Give one case.'))));
    expect([refused instanceof ArgumentError, refused.message]).toEqual([true, 'cases is empty. Give one case.']);
  });
});

describe('what people are told', () => {
  test.each(locales)('of a cause in %s: no SQL, no code of a database, no name of a person', async (locale) => {
    for (const code of ['23505', '22P05', '57P01', 'XX000']) {
      const text = failureText(failureFrom(failureKept(await failureOf(here(), databaseError(code), 'test'))), locale);
      expect(text).not.toMatch(/constraint|duplicate|张三|4401061990|XX000|23505|\{/);
      expect(text.length).toBeGreaterThan(8);
    }
  });

  test('what nobody foresaw is one sentence with the number under which the operator finds it', async () => {
    const failure = await failureOf(here(), databaseError('XX000'), 'import.write');
    const { reference } = JSON.parse(log()) as { reference: string };
    expect(failure).toEqual({ problem: 'unexpected', reference });
    expect(failureText(failure, 'zh-Hans')).toBe(`系统出现未预料的故障，请把编号 ${reference} 告诉管理员`);
  });

  test('a code of ours keeps its own words, and an engine those of its refusal', async () => {
    const closed = await failureOf(here(), new AppError('OUTBREAK_CLOSED'), 'test');
    expect(failureText(closed, 'zh-Hant')).toBe('疫情已結案，不能再改動。');
    const empty = await failureOf(here(), new ArgumentError('EMPTY', 'cases', 'Give one case.'), 'test');
    expect(locales.map((locale) => failureText(empty, locale))).toEqual([
      'cases没有内容。请至少给出一项。',
      'cases沒有內容。請至少給出一項。',
      'cases is empty. Give one case.',
    ]);
  });

  test('what an older version kept, words of a library, is not shown', () => {
    for (const kept of ['relation "person" does not exist', '{"problem":"duplicate key value 张三"}', 'null'])
      expect(failureText(failureFrom(kept), 'en')).toBe(failureCauses.untold.en);
  });

  test('a reason that has words is told by them', async () => {
    expect(await failureOf(here(), new KnownFailure('nobodyMay'), 'test')).toEqual({ problem: 'nobodyMay' });
  });
});

describe('what the log keeps', () => {
  test('number, moment, what was done, code and places; no message, no value, no person', async () => {
    const reference = await noteFault(here(), new Error('while writing 李四', { cause: databaseError('23505') }), 'POST /api/x/:id');
    const [line = ''] = log().trim().split('\n');
    expect(JSON.parse(line)).toMatchObject({
      reference,
      at: '2026-03-04T05:06:07.000Z',
      doing: 'POST /api/x/:id',
      name: 'Error',
      cause: { code: '23505', table: 'person', constraint: 'person_document' },
    });
    expect(line).toContain('fault.test.ts');
    expect(line).not.toMatch(/李四|张三|4401061990|duplicate key/);
  });

  test('a message of several lines that looks like a place is not taken for one', async () => {
    await noteFault(here(), new Error('first\n    at 张三 (电话 13800000000)\nlast'), 'test');
    expect(log()).not.toMatch(/张三|13800000000/);
  });

  test('is read by its owner alone, and put aside when it is large', async () => {
    await noteFault(here(), new Error('x'), 'test');
    expect(statSync(faultFile(directory)).mode & 0o077).toBe(0);
    expect(statSync(dirname(faultFile(directory))).mode & 0o077).toBe(0);
    writeFileSync(faultFile(directory), 'x'.repeat(5 * 1024 * 1024 + 1));
    await noteFault(here(), new Error('x'), 'test');
    expect([log().length < 10_000, statSync(`${faultFile(directory)}.1`).size]).toEqual([true, 5 * 1024 * 1024 + 1]);
  });
});
