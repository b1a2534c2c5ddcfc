import { expect, test } from 'vitest';
import { inClone, temporaryFolder } from '../testing/folder.ts';
import { referenceCase, referenceFile } from '../testing/reference.ts';
import { resultOf } from '../testing/result.ts';
import { statisticsIn } from '../testing/run.ts';

const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');
const school = inClone('examples/series/flu-2009-school.csv');
const interval = ['--si-mean', '2.6', '--si-sd', '1.5'];

interface Windows {
  windows: { from: string; to: string; status: string; cases: number; mean: number | null; lower: number | null; median: number | null }[];
  unattributed?: number;
}
interface Expected {
  mean: (number | null)[];
  'q0.025': (number | null)[];
  median: (number | null)[];
}

test('the school of 2009, a week at a time: every mean, median and limit of EpiEstim', async () => {
  const { expected } = referenceCase<unknown, Expected>(
    'rt/fixture/estimate_r-flu2009.json',
    'parametric_si mean=2.6 sd=1.5 window=7 prior=(5,5)',
  );
  const { windows } = resultOf<Windows>(await firebreak('rt', school, ...interval, '--json'));
  expect(windows).toHaveLength(expected.mean.length);
  windows.forEach(({ mean, lower, median }, at) => {
    expect(mean).toBeCloseTo(expected.mean[at]!, 8);
    expect(lower).toBeCloseTo(expected['q0.025'][at]!, 8);
    expect(median).toBeCloseTo(expected.median[at]!, 8);
  });
  expect(windows[0]).toMatchObject({ from: '2009-04-28', to: '2009-05-04' }); // the first day is in no window
});

test('another window, another prior, and the serial interval as shares of a file', async () => {
  const days = await firebreak('rt', school, ...interval, '--window', '3', '--json');
  const three = referenceCase<unknown, Expected>(
    'rt/fixture/estimate_r-flu2009.json',
    'parametric_si mean=2.6 sd=1.5 window=3 prior=(5,5)',
  );
  resultOf<Windows>(days).windows.forEach(({ mean }, at) => {
    const { mean: means } = three.expected;
    if (means[at] === null) expect(mean).toBeNull();
    else expect(mean).toBeCloseTo(means[at]!, 8);
  });
  const prior = await firebreak('rt', school, ...interval, '--prior-mean', '2.6', '--prior-sd', '2', '--json');
  const informed = referenceCase<unknown, Expected>(
    'rt/fixture/estimate_r-flu2009.json',
    'parametric_si mean=2.6 sd=1.5 window=7 prior=(2.6,2)',
  );
  expect(resultOf<Windows>(prior).windows.at(-1)!.mean).toBeCloseTo(informed.expected.mean.at(-1)!, 8);
  const shares = await firebreak('rt', school, '--si', inClone('examples/series/flu-2009-serial-interval.csv'), '--json');
  const given = referenceCase<unknown, Expected>('rt/fixture/estimate_r-flu2009.json', 'non_parametric_si window=7 prior=(5,5)');
  expect(resultOf<Windows>(shares).windows.at(-1)!.mean).toBeCloseTo(given.expected.mean.at(-1)!, 8);
});

test('imported cases infect and are not infected here', async () => {
  const { input, expected } = referenceCase<{ local: number[]; imported: number[] }, Expected>(
    'rt/fixture/estimate_r-imported.json',
    'Flu2009 parametric_si mean=2.6 sd=1.5 window=7 prior=(5,5)',
  );
  const rows = input.local.map(
    (local, at) => `${new Date(Date.UTC(2009, 3, 27 + at)).toISOString().slice(0, 10)},${local},${input.imported[at]}`,
  );
  const file = write('imported.csv', `date,local,imported\n${rows.join('\n')}\n`);
  const { windows } = resultOf<Windows>(await firebreak('rt', file, '--count', 'local', '--imported', 'imported', ...interval, '--json'));
  windows.forEach(({ mean }, at) => expect(mean).toBeCloseTo(expected.mean[at]!, 8));
});

test('Wallinga and Teunis: the means of EpiEstim, and the last windows said to be unfinished', async () => {
  const { expected } = referenceCase<unknown, { t_end: number[]; mean: number[] }>(
    'rt/fixture/wallinga_teunis-flu2009.json',
    'wallinga_teunis parametric_si window=7',
  );
  const { windows } = resultOf<Windows>(await firebreak('rt', school, ...interval, '--method', 'wallinga-teunis', '--json'));
  const known = windows.filter(({ mean }) => mean !== null);
  expect(known).toHaveLength(expected.mean.length);
  known.forEach(({ mean }, at) => expect(mean).toBeCloseTo(expected.mean[at]!, 6));
  expect(known.at(-1)!.status).toBe('notAllSeen');
});

test('an uncertain serial interval: the same seed gives the same numbers, near those drawn by EpiEstim', async () => {
  type Drawn = { package_monte_carlo: { mean: number[] } };
  const { input, expected } = referenceCase<Record<string, number>, Drawn>(
    'rt/fixture/estimate_r-uncertain-si.json',
    'Flu2009 uncertain_si window=7',
  );
  const spread = ['std_mean_si', 'min_mean_si', 'max_mean_si', 'std_std_si', 'min_std_si', 'max_std_si']
    .map((name) => input[name])
    .join(',');
  const given = ['rt', school, ...interval, '--si-uncertain', spread, '--draws', '500', '--json'];
  const [one, same, other] = [
    await firebreak(...given, '--seed', 'a'),
    await firebreak(...given, '--seed', 'a'),
    await firebreak(...given, '--seed', 'b'),
  ];
  expect(one.stdout).toBe(same.stdout);
  expect(one.json<{ seed: string }>().seed).toBe('a');
  const means = resultOf<Windows>(one).windows.map(({ mean }) => mean!);
  expect(resultOf<Windows>(other).windows.map(({ mean }) => mean)).not.toEqual(means);
  means.forEach((mean, at) => expect(Math.abs(mean / expected.package_monte_carlo.mean[at]! - 1)).toBeLessThan(0.06)); // 200 draws of theirs, 500 of ours
});

test('a line list and the counts of its days are one series; days without a case are zeros', async () => {
  const { input } = referenceFile<{ incid: number[]; dates: string[] }, unknown, unknown>('rt/fixture/estimate_r-flu2009.json');
  const cases = input.dates.flatMap((date, at) => Array.from({ length: input.incid[at]! }, () => date)).toReversed();
  const list = write('cases.csv', `id,发病日期\n${cases.map((date, at) => `${at},${date}`).join('\n')}\n`);
  const given = [...interval, '--json'];
  const ofList = await firebreak('rt', list, '--each-row', '--to', '2009-05-28', ...given);
  expect(resultOf<Windows>(ofList)).toEqual(resultOf<Windows>(await firebreak('rt', school, ...given)));
});

test('the answer stands first, then the data it rests on, then what would make it wrong', async () => {
  const { stdout } = await firebreak('rt', school, ...interval, '--incomplete', '3');
  const lines = stdout.split('\n');
  // Gamma posterior of the week to 25 May, from the reference file: mean 0.457, limits 0.148 and 0.937.
  expect(lines[0]).toBe('2009-05-19 to 2009-05-25: R = 0.457 (95% interval 0.148 – 0.937): declining.');
  expect(lines[1]).toBe('flu-2009-school.csv: 32 days from 2009-04-27 to 2009-05-28, 129 cases; last complete day 2009-05-25.');
  expect(stdout).toMatch(/2009-05-22 – 2009-05-28 .* imprecise, not fully reported/);
  expect(stdout).toContain('What would make it wrong\n- The last days are not fully reported');
  expect(stdout).toContain('Method: docs/method/rt.md');
});

test('a line list with dates of report is nowcast first: more cases and a higher R than what is reported so far', async () => {
  const list = inClone('examples/series/onset-and-report.csv');
  const given = ['--date', 'onset', '--si-mean', '5', '--si-sd', '2', '--json'];
  const seen = resultOf<Windows>(await firebreak('rt', list, '--each-row', '--to', '2023-02-25', ...given)).windows.at(-1)!;
  const nowcast = await firebreak(
    'rt',
    list,
    '--from-nowcast',
    'report',
    '--to',
    '2023-02-25',
    '--max-delay',
    '20',
    '--draws',
    '200',
    ...given,
  );
  const { windows } = resultOf<Windows>(nowcast);
  expect(windows.at(-1)!.to).toBe('2023-02-25');
  expect(windows.at(-1)!.mean!).toBeGreaterThan(seen.mean!);
  expect(nowcast.json<{ method: string }>().method).toBe('rtFromNowcast');
});

test.each([
  [
    'no serial interval',
    [],
    2,
    '--si-mean, --si-sd: There is no serial interval. Give --si-mean and --si-sd, or a file of shares with --si. [SERIAL_INTERVAL_MISSING]\n',
  ],
  ['a serial interval of half a day', ['--si-mean', '0.5', '--si-sd', '1'], 1, /serialInterval.mean is out of its range \(got 0.5\)/],
  ['a window longer than the series', [...interval, '--window', '40'], 1, /width is out of its range/],
  [
    'weeks',
    [...interval, '--weekly'],
    1,
    'flu-2009-school.csv: The method needs daily counts, the file has weekly ones. Give the counts of each day. [STEP_WRONG]\n',
  ],
  [
    'a column that is not there',
    [...interval, '--imported', 'travel'],
    1,
    /travel: There is no column “travel”. The columns are date, cases: name one of them with --imported/,
  ],
  ['a file that is not there', ['--si', '/no/such/si.csv'], 1, /si.csv: There is no such file or folder. .* \[FILE_NOT_FOUND\]/],
])('%s is told with what to do', async (_, given, status, said) => {
  const run = await firebreak('rt', school, ...given);
  expect([run.status, run.stdout, run.stderr]).toEqual([status, '', typeof said === 'string' ? said : expect.stringMatching(said)]);
});
