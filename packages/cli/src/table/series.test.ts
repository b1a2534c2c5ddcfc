import { calendarDate, type CalendarDate } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { readPlainTable } from './plain-table.ts';
import { dayAt, pointText, seriesOf, type SeriesOptions } from './series.ts';
import { TableError, type TableProblem } from './table-problem.ts';

const { write } = temporaryFolder();

const read = async (content: string | Uint8Array, options: SeriesOptions = {}, others: Parameters<typeof seriesOf>[2] = {}) =>
  seriesOf(await readPlainTable(write('series.csv', content)), options, others);

/** The problems of a file that must be refused. */
async function problemsOf(content: string, options: SeriesOptions = {}): Promise<readonly TableProblem[]> {
  try {
    await read(content, options);
  } catch (error) {
    if (error instanceof TableError) return error.problems;
    throw error;
  }
  throw new Error('it was not refused');
}
const date = (text: string): CalendarDate => text as CalendarDate;

test('days in order are a daily series, whatever the columns are called and however dates are written', async () => {
  for (const content of [
    'date,cases\n2026-03-01,2\n2026-03-02,0\n2026-03-03,5\n',
    '日期;新增病例\n2026/3/1;2\n2026年3月2日;0\n2026-03-03;5\n',
    'cases\tOnset Date\n2\t13/03/2026\n0\t14/03/2026\n5\t15/03/2026\n',
  ]) {
    const series = await read(content);
    expect([series.step, [...series.counts], series.remarks]).toEqual(['day', [2, 0, 5], []]);
  }
});

test('a GBK file with a mark of its own is read like any other', async () => {
  const gbk = new Uint8Array([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xb2, 0xa1, 0xc0, 0xfd, 0xca, 0xfd, 0x0a]); // 日期,病例数
  const rows = new TextEncoder().encode('2026-03-01,1\n2026-03-02,2\n');
  expect([...(await read(new Uint8Array([...gbk, ...rows]))).counts]).toEqual([1, 2]);
});

test('rows in another order are sorted, and that is said', async () => {
  const series = await read('date,cases\n2026-03-03,5\n2026-03-01,2\n2026-03-02,0\n');
  expect([[...series.counts], series.remarks]).toEqual([[2, 0, 5], ['The rows were put in the order of their dates.']]);
});

test('weeks by their number or by the same day of the week are a weekly series', async () => {
  const byNumber = await read('week,cases\n2026-W52,1\n2026-W53,2\n2027-W01,3\n'); // 2026 has 53 weeks: it begins on a Thursday
  expect([byNumber.step, calendarDate(byNumber.first), [...byNumber.counts]]).toEqual(['week', '2026-12-21', [1, 2, 3]]);
  expect(pointText(byNumber, 1)).toBe('2026-W53');
  const byThursday = await read('week,cases\n2026-03-05,1\n2026-03-12,2\n');
  expect([byThursday.step, pointText(byThursday, 1)]).toEqual(['week', '2026-03-12']);
  expect(await problemsOf('week,cases\n2025-W53,1\n')).toMatchObject([{ code: 'DATE_NOT_A_DATE', row: 2, value: '2025-W53' }]); // 2025 has 52
});

test('a gap is an error with its row and length, unless it was said to be days without a case', async () => {
  const content = 'date,cases\n2026-03-01,2\n2026-03-02,1\n2026-03-06,5\n';
  expect(await problemsOf(content)).toEqual([
    { code: 'DATE_GAP', file: 'series.csv', column: 'date', row: 4, detail: { from: '2026-03-02', date: '2026-03-06', missing: 3 } },
  ]);
  const open = await read(content, { gaps: 'zero', from: date('2026-02-28'), to: date('2026-03-07') });
  expect([calendarDate(open.first), [...open.counts]]).toEqual(['2026-02-28', [0, 2, 1, 0, 0, 0, 5, 0]]);
});

test('a date twice is an error with both rows, unless the rows are parts that add up', async () => {
  const content = 'date,area,cases\n2026-03-01,A,2\n2026-03-01,B,1\n2026-03-02,A,5\n2026-03-02,B,0\n';
  expect(await problemsOf(content)).toMatchObject([
    { code: 'DATE_REPEATED', row: 3, detail: { date: '2026-03-01', otherRow: 2 } },
    { code: 'DATE_REPEATED', row: 5, detail: { date: '2026-03-02', otherRow: 4 } },
  ]);
  expect([...(await read(content, { sum: true })).counts]).toEqual([3, 5]);
});

test('every bad count of the column is told at once', async () => {
  const content = 'date,cases\n2026-03-01,-2\n2026-03-02,1.5\n2026-03-03,many\n2026-03-04,\n2026-03-05,NaN\n2026-03-06,4\n';
  expect((await problemsOf(content)).map(({ code, row, value }) => [code, row, value])).toEqual([
    ['COUNT_NEGATIVE', 2, '-2'],
    ['COUNT_FRACTIONAL', 3, '1.5'],
    ['NUMBER_NOT_A_NUMBER', 4, 'many'],
    ['VALUE_MISSING', 5, undefined],
    ['VALUE_MISSING', 6, 'NaN'],
  ]);
});

test.each([
  ['a day that never was', 'date,cases\n2026-02-29,1\n', 'DATE_NOT_A_DATE'],
  ['a date that may be two', 'date,cases\n03/04/2026,1\n', 'DATE_AMBIGUOUS'],
  ['a year of two digits', 'date,cases\n26-3-1,1\n', 'DATE_TWO_DIGIT_YEAR'],
  ['no date at all', 'date,cases\n,1\n2026-03-02,2\n', 'VALUE_MISSING'],
  ['one week off its day', 'week,cases\n2026-03-02,1\n2026-03-09,1\n2026-03-17,1\n2026-03-24,1\n2026-03-31,1\n', 'DATE_OFF_STEP'],
  ['nothing but a header', 'date,cases\n', 'ROWS_NONE'],
  ['no column that may be a date', 'when,cases\n2026-03-01,1\n', 'COLUMN_NOT_GUESSED'],
  ['two columns that may be the count', 'date,cases,count\n2026-03-01,1,1\n', 'COLUMN_NOT_GUESSED'],
])('%s is refused by name', async (_, content, code) => {
  expect((await problemsOf(content)).map((problem) => problem.code)).toEqual([code]);
});

test('a column that is not there is told with those that are, and nothing before the file is asked for', async () => {
  expect(await problemsOf('date,cases\n2026-03-01,1\n', { count: 'deaths' })).toMatchObject([
    { code: 'COLUMN_UNKNOWN', column: 'deaths', detail: { columns: 'date, cases', option: '--count' } },
  ]);
  expect(await problemsOf('date,cases\n2026-03-01,1\n', { from: date('2027-01-01') })).toMatchObject([{ code: 'PERIOD_EMPTY' }]);
});

test('days add up to weeks from Monday; weeks that are not whole are left out and said', async () => {
  // 2026-03-01 is a Sunday: the week from the 2nd to the 8th is whole, the one from the 9th is not
  const rows = Array.from({ length: 12 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')},${at + 1},100`);
  const series = await read(
    `date,cases,people\n${rows.join('\n')}\n`,
    { weekly: true },
    { people: { name: 'people', option: '--people', kind: 'level' } },
  );
  expect([series.step, calendarDate(series.first), [...series.counts]]).toEqual(['week', '2026-03-02', [2 + 3 + 4 + 5 + 6 + 7 + 8]]);
  expect([...series.others['people']!]).toEqual([100]);
  expect(series.remarks).toEqual(['Only whole weeks are used: 2026-03-02 to 2026-03-08.']);
});

test('a line list by week keeps weeks without a case between those with one', async () => {
  const series = await read('id,onset\n1,2026-03-02\n2,2026-03-03\n3,2026-03-24\n4,2026-04-01\n', { eachRow: true, weekly: true });
  expect([...series.counts]).toEqual([2, 0, 0, 1]);
});

test('whatever the counts and the order of the rows, the series is the counts by day and loses nobody', async () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(days, fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), async (offsets, counts) => {
      const rows = offsets.map((day) => ({ day, count: counts.next().value ?? 0 }));
      const first = Math.min(...offsets);
      const content = `date,cases\n${rows.map(({ day, count }) => `${calendarDate(20_000 + day)},${count}`).join('\n')}\n`;
      const series = await read(content, { gaps: 'zero', sum: true });
      if (series.step === 'week') return; // few rows may all be seven days apart
      expect(series.counts.reduce((sum, count) => sum + count, 0)).toBe(rows.reduce((sum, { count }) => sum + count, 0));
      for (const { day, count } of rows) expect(series.counts[day - first]).toBe(count);
      expect(dayAt(series, 0)).toBe(20_000 + first);
    }),
    { numRuns: 40 },
  );
});

test('a million cases are a series of their days', async () => {
  const rows = Array.from({ length: 1_000_000 }, (_, at) => calendarDate(20_000 + (at % 1000)));
  const series = await read(`onset\n${rows.join('\n')}\n`, { eachRow: true });
  expect([series.counts.length, series.counts[0], series.counts[999]]).toEqual([1000, 1000, 1000]);
});
