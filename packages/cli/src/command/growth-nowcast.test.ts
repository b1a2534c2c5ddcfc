import { expect, test } from 'vitest';
import { inClone, temporaryFolder } from '../testing/folder.ts';
import { referenceCase } from '../testing/reference.ts';
import { resultOf } from '../testing/result.ts';
import { statisticsIn } from '../testing/run.ts';

const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');
const school = inClone('examples/series/flu-2009-school.csv');
const hus = inClone('examples/series/hus-2011-germany.csv');

interface Growth {
  splitDate: string | null;
  fits: { part: string; rate: number; lower: number; trend: string; doublingTime: { days: number; upper: number } | null }[];
}

test('the rise of the school outbreak: rate, doubling time and limits of the R package incidence', async () => {
  const { expected } = referenceCase<unknown, { r: number; r_conf: number[]; doubling: number; doubling_conf: number[] }>(
    'growth/fixture/flu2009.json',
    'growth phase fit level=0.95',
  );
  const { fits } = resultOf<Growth>(await firebreak('growth', school, '--to', '2009-05-10', '--json'));
  expect(fits[0]!.rate).toBeCloseTo(expected.r, 9);
  expect(fits[0]!.lower).toBeCloseTo(expected.r_conf[0]!, 9);
  expect(fits[0]!.doublingTime!.days).toBeCloseTo(expected.doubling, 8);
  expect(fits[0]!.doublingTime!.upper).toBeCloseTo(expected.doubling_conf[1]!, 7);
});

test('one, two, four, eight cases double every day, by day and by week', async () => {
  const days = write('days.csv', 'date,cases\n2026-03-01,1\n2026-03-02,2\n2026-03-03,4\n2026-03-04,8\n');
  const weeks = write('weeks.csv', 'week,cases\n2026-W10,1\n2026-W11,2\n2026-W12,4\n2026-W13,8\n');
  const doubling = async (file: string): Promise<number> =>
    resultOf<Growth>(await firebreak('growth', file, '--json')).fits[0]!.doublingTime!.days;
  expect(await doubling(days)).toBeCloseTo(1, 10);
  expect(await doubling(weeks)).toBeCloseTo(7, 9);
});

test('a split, given or found, has two lines; incomplete days are in neither', async () => {
  const given = resultOf<Growth>(await firebreak('growth', school, '--split', '2009-05-11', '--json'));
  expect([given.splitDate, given.fits.map(({ part, trend }) => `${part} ${trend}`)]).toEqual([
    '2009-05-11',
    ['before growing', 'after declining'],
  ]);
  const found = resultOf<Growth>(await firebreak('growth', school, '--split', 'best', '--split-window', '12', '--json'));
  expect(found.fits).toHaveLength(2);
  const shorter = resultOf<Growth>(await firebreak('growth', school, '--incomplete', '18', '--json'));
  expect(shorter.fits).toEqual(resultOf<Growth>(await firebreak('growth', school, '--to', '2009-05-10', '--json')).fits);
  expect((await firebreak('growth', school, '--split', 'soon')).status).toBe(2);
});

test('all zeros have no growth rate, and that is said', async () => {
  const file = write('none.csv', 'date,cases\n2026-03-01,0\n2026-03-02,0\n2026-03-03,0\n');
  const run = await firebreak('growth', file);
  expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('A rate needs at least two bins with cases')]);
});

interface Nowcast {
  delay: { delay: number; share: number }[];
  days: { date: string; reported: number; reportedShare: number; estimate: number; median: number; lower: number; upper: number }[];
}

test('HUS in Germany on 2 June 2011: what was reported by then, and how fast, as surveillance has it', async () => {
  const { expected } = referenceCase<unknown, { when: string[]; observed_at_now: number[]; delay_cdf: number[] }>(
    'nowcast/fixture/hus-o104.json',
    'hus lawless now=2011-06-02 D=15 m=all',
  );
  const triangle = referenceCase<unknown, { rows_event_date: string[]; triangle: (number | null)[][] }>(
    'nowcast/fixture/hus-o104.json',
    'reporting triangle now=2011-06-02 D=15',
  ).expected;
  const given = ['nowcast', hus, '--event', 'hospitalised', '--when', '2011-06-02', '--D', '15', '--json'];
  const { days, delay } = resultOf<Nowcast>(await firebreak(...given, '--method', 'lawless'));
  expect(days.map(({ date }) => date)).toEqual(triangle.rows_event_date);
  expect(days.map(({ reported }) => reported)).toEqual(
    triangle.triangle.map((row) => row.reduce<number>((sum, count) => sum + (count ?? 0), 0)),
  );
  expect(days.slice(-expected.when.length).map(({ reported }) => reported)).toEqual(expected.observed_at_now);
  delay.forEach(({ share }, days) => expect(share).toBeCloseTo(expected.delay_cdf[days]!, 8));
});

test('the truncation-corrected nowcast holds the final number of most days', async () => {
  const given = ['nowcast', hus, '--event', 'hospitalised', '--D', '15', '--json'];
  const then = resultOf<Nowcast>(await firebreak(...given, '--when', '2011-06-02')).days.slice(-14, -2);
  const later = new Map(resultOf<Nowcast>(await firebreak(...given)).days.map(({ date, reported }) => [date, reported]));
  const held = then.filter(({ date, lower, upper }) => lower <= later.get(date)! && later.get(date)! <= upper);
  expect(held.length).toBeGreaterThanOrEqual(10); // 12 days, intervals of 95 %
  expect(then.reduce((sum, { reported }) => sum + reported, 0)).toBeLessThan(then.reduce((sum, { median }) => sum + median, 0));
});

test('cases with a missing date are left out and counted; one reported before it happened is an error with its row', async () => {
  const rows = Array.from({ length: 10 }, (_, at) => `2026-03-0${1 + (at % 5)},2026-03-0${3 + (at % 5)}`);
  const missing = await firebreak('nowcast', write('missing.csv', `onset,report\n${rows.join('\n')}\n2026-03-04,\n`), '--D', '3');
  expect(missing.stdout).toContain('Cases without one of the two dates, left out: 1.');
  const wrong = await firebreak('nowcast', write('wrong.csv', `onset,report\n${rows.join('\n')}\n2026-03-04,2026-03-02\n`), '--D', '3');
  expect([wrong.status, wrong.stderr]).toEqual([
    1,
    'wrong.csv · row 12 · report “2026-03-02”: “report” cannot be before “onset” (2026-03-04). Check both dates. [ORDER_WRONG]\n',
  ]);
});
