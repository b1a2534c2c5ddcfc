import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DateColumn, suggestPlausible } from './date-column.ts';
import { defaultPlausible, parseDate, type DateReading } from './date.ts';
import { parseInstant } from './instant.ts';

const reading: DateReading = { order: undefined, plausible: defaultPlausible, date1904: false, zone: 'Asia/Shanghai' };
const read = (text: string, more: Partial<DateReading> = {}) => {
  const parsed = parseDate(text, { ...reading, ...more });
  return parsed.is === 'value' ? parsed.value : parsed.is === 'missing' ? 'missing' : parsed.problem.code;
};

test.each([
  ['2022-07-12', '2022-07-12'],
  ['2022/7/12', '2022-07-12'],
  ['2022.7.12', '2022-07-12'],
  ['2022年7月12日', '2022-07-12'],
  ['２０２２年７月１２号', '2022-07-12'],
  ['20220712', '2022-07-12'],
  ['2022-07-12 08:30', '2022-07-12'],
  ['12 Jul 2022', '2022-07-12'],
  ['12-Jul-2022', '2022-07-12'],
  ['July 12, 2022', '2022-07-12'],
  ['44754', '2022-07-12'],
  ['44754.75', '2022-07-12'],
  // Midnight UTC is a stored date; 16:00 UTC is midnight of the next day in China.
  ['2022-07-12T00:00:00.000Z', '2022-07-12'],
  ['2022-07-11T16:00:00.000Z', '2022-07-12'],
  ['', 'missing'],
  ['NA', 'missing'],
  ['不详', 'missing'],
  ['2026-02-29', 'DATE_NOT_A_DATE'],
  ['2024-02-29', '2024-02-29'],
  ['2026-13-02', 'DATE_NOT_A_DATE'],
  ['soon', 'DATE_NOT_A_DATE'],
  ['12', 'DATE_NOT_A_DATE'],
  ['12/07/22', 'DATE_TWO_DIGIT_YEAR'],
  ['22-7-12', 'DATE_TWO_DIGIT_YEAR'],
  ['1-Jul-22', 'DATE_TWO_DIGIT_YEAR'],
  ['1900-01-01', 'DATE_PLACEHOLDER'],
  ['2099-12-31', 'DATE_PLACEHOLDER'],
  ['1861-11-21', 'DATE_IMPLAUSIBLE'],
  ['2100-01-01', 'DATE_IMPLAUSIBLE'],
])('%j is read as %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('day and month are told by the column, and what cannot be in its order is an error', () => {
  expect(read('3/4/2026', { order: 'dmy' })).toBe('2026-04-03');
  expect(read('3/4/2026', { order: 'mdy' })).toBe('2026-03-04');
  expect(read('3/4/2026')).toBe('DATE_AMBIGUOUS');
  expect(read('3/3/2026')).toBe('2026-03-03');
  expect(read('13/4/2026')).toBe('2026-04-13');
  expect(read('4/13/2026', { order: 'dmy' })).toBe('DATE_WRONG_ORDER');
  expect(read('13/13/2026', { order: 'dmy' })).toBe('DATE_NOT_A_DATE');
});

// Year 1 of the Republic of China is 1912: Taiwan's 民國 year is the common year less 1911.
test.each([
  ['民國111年7月15日', '2022-07-15'],
  ['民国111年07月15日', '2022-07-15'],
  ['中華民國 111 年 7 月 15 日', '2022-07-15'],
  ['民國１１１年７月１５日', '2022-07-15'],
  ['民國111/07/15', '2022-07-15'],
  ['民國99.12.31', '2010-12-31'],
  ['民國元年1月1日', '1912-01-01'],
  ['民國111年2月29日', 'DATE_NOT_A_DATE'], // 2022 is no leap year
  ['民國113年2月29日', '2024-02-29'],
  ['民國前1年1月1日', 'DATE_NOT_A_DATE'],
  ['民國190年1月1日', 'DATE_IMPLAUSIBLE'], // 2101
  ['111/07/15', 'DATE_YEAR_OF_REPUBLIC'],
  ['111年7月15日', 'DATE_YEAR_OF_REPUBLIC'],
  ['99/07/15', 'DATE_TWO_DIGIT_YEAR'],
  ['1110715', 'DATE_NOT_A_DATE'],
])('%j is a year of the Republic of China only where it says so: %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('where that order was chosen, three bare numbers and six or seven digits are read by it, and full years as ever', () => {
  const chosen = (text: string) => read(text, { order: 'roc' });
  expect(['111/07/15', '111-7-15', '111.07.15', '111年7月15日', '1110715', '111/07/15 14:05'].map(chosen)).toEqual(
    Array(6).fill('2022-07-15'),
  );
  expect(['99/07/15', '990715'].map(chosen)).toEqual(['2010-07-15', '2010-07-15']);
  expect(['2022/07/15', '20220715', '44757', '13/07/2022'].map(chosen)).toEqual(['2022-07-15', '2022-07-15', '2022-07-15', '2022-07-13']);
  expect(['111/13/01', '3/4/2026'].map(chosen)).toEqual(['DATE_NOT_A_DATE', 'DATE_NOT_A_DATE']);
});

test('serials of old Macs count from 1904', () => {
  expect(read('43292', { date1904: true })).toBe('2022-07-12');
});

test('day numbers count from the day zero given', () => {
  expect(read('0', { dayZero: '2026-03-01' })).toBe('2026-03-01');
  expect(read('31', { dayZero: '2026-03-01' })).toBe('2026-04-01');
});

const column = (...texts: string[]) => {
  const dates = new DateColumn();
  for (const text of texts) dates.add(text);
  return dates;
};

test('a column is decided by one day above twelve, ambiguous without, mixed with both', () => {
  expect(column('1/2/2026', '13/2/2026')).toMatchObject({ finding: 'decided', order: 'dmy' });
  expect(column('1/2/2026', '2/13/2026')).toMatchObject({ finding: 'decided', order: 'mdy' });
  expect(column('1/2/2026', '3/4/2026')).toMatchObject({ finding: 'ambiguous', order: undefined });
  expect(column('13/2/2026', '14/2/2026', '2/13/2026')).toMatchObject({ finding: 'mixed', order: 'dmy' });
  expect(column('2026-02-13', '1/1/2026')).toMatchObject({ finding: 'none' });
});

test('dates of 1861 suggest the years around 1861; one stray old date suggests nothing', () => {
  expect(suggestPlausible([column('1861-11-21', '1861-11-25', '1862-01-02')])).toEqual({ from: '1860-01-01', to: '1863-12-31' });
  expect(suggestPlausible([column('1861-11-21', '2026-01-01', '2026-01-02')])).toEqual(defaultPlausible);
});

test('every real date survives being written in any order', () => {
  const days = fc.date({ min: new Date('1901-01-01T00:00:00Z'), max: new Date('2098-12-31T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (day) => {
      const iso = day.toISOString().slice(0, 10);
      const [y, m, d] = iso.split('-').map(Number);
      expect(read(`${d}/${m}/${y}`, { order: 'dmy' })).toBe(iso);
      expect(read(`${m}/${d}/${y}`, { order: 'mdy' })).toBe(iso);
      expect(read(`${y}年${m}月${d}日`)).toBe(iso);
      expect(read(iso.replaceAll('-', ''))).toBe(iso);
    }),
  );
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/.:年月日TZ -]{0,24}$/u)), (text) => {
      expect(['value', 'missing', 'bad']).toContain(parseDate(text, reading).is);
      expect(['value', 'missing', 'bad']).toContain(parseInstant(text, reading).is);
    }),
    { numRuns: 500 },
  );
});

test('times without a zone are taken in the zone of the import', () => {
  expect(parseInstant('2026-03-04 08:30', reading)).toMatchObject({ value: '2026-03-04T08:30:00+08:00' });
  expect(parseInstant('2026-03-04 8:30 PM', reading)).toMatchObject({ value: '2026-03-04T20:30:00+08:00' });
  expect(parseInstant('2026-03-04', { ...reading, zone: 'UTC' })).toMatchObject({ value: '2026-03-04T00:00:00Z' });
  expect(parseInstant('2026-03-04T08:30:00Z', reading)).toMatchObject({ value: '2026-03-04T08:30:00.000Z' });
  expect(parseInstant('2026-03-04 25:99', reading)).toMatchObject({ problem: { code: 'INSTANT_NOT_A_TIME' } });
});
