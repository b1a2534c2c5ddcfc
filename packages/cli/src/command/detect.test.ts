import { describe, expect, test } from 'vitest';
import { inClone, temporaryFolder } from '../testing/folder.ts';
import { referenceCase, referenceFile } from '../testing/reference.ts';
import { resultOf } from '../testing/result.ts';
import { statisticsIn } from '../testing/run.ts';

const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');

interface Detected {
  alarms: number;
  verdicts: { at: number; date: string; observed: number; upper: number | null; alarm: boolean; unjudged: string | null; cusum?: number }[];
}
interface Expected {
  upperbound: (number | null)[];
  alarm: (0 | 1 | null)[];
  cusum?: number[];
}

/** A series of a reference file as weeks from Monday 1 January 1990, as the file counts them: one after the other. */
function weekly(path: string): string {
  const { input } = referenceFile<{ observed: number[] }, unknown, unknown>(path);
  const monday = (at: number): string => new Date(Date.UTC(1990, 0, 1 + 7 * at)).toISOString().slice(0, 10);
  const rows = input.observed.map((count, at) => `${monday(at)},${count}`);
  return write(`${path.replaceAll('/', '-')}.csv`, `week,cases\n${rows.join('\n')}\n`);
}

/** Verdicts of the last positions beside what the reference program says of them. */
async function compared(
  path: string,
  name: string,
  given: readonly string[],
): Promise<{ verdicts: Detected['verdicts']; expected: Expected }> {
  const { expected } = referenceCase<unknown, Expected>(path, name);
  const run = await firebreak('detect', weekly(path), ...given, '--json');
  return { verdicts: resultOf<Detected>(run).verdicts.slice(-expected.alarm.length), expected };
}

test.each([
  ['method=C1', ['--method', 'ears-c1']],
  ['method=C3', ['--method', 'ears-c3']],
  ['method=C1 baseline=14 alpha=0.01', ['--method', 'ears-c1', '--baseline', '14', '--alpha', '0.01']],
  ['method=C2 minSigma=1 alpha=0.005', ['--method', 'ears-c2', '--min-sigma', '1', '--alpha', '0.005']],
])('EARS, %s: limits and alarms of surveillance', async (name, given) => {
  const { verdicts, expected } = await compared('detection/fixture/ears-abattoir.json', name, given);
  verdicts.forEach(({ upper, alarm }, at) => {
    if (expected.upperbound[at] !== null) expect(upper).toBeCloseTo(expected.upperbound[at]!, 7);
    expect(alarm).toBe(expected.alarm[at] === 1);
  });
});

test.each([
  ['rki b=0 w=6 actY=TRUE', ['--method', 'rki', '--variant', '1']],
  ['rki b=2 w=4 actY=FALSE', ['--method', 'rki']],
  ['bayes b=0 w=6 actY=TRUE alpha=0.05', ['--method', 'bayes']],
  ['bayes b=1 w=3 actY=TRUE alpha=0.01', ['--method', 'bayes', '--variant', '2', '--half-window', '3', '--alpha', '0.01']],
])('%s: limits and alarms of surveillance', async (name, given) => {
  const { verdicts, expected } = await compared('detection/fixture/rki-bayes-n1.json', name, given);
  verdicts.forEach(({ upper, alarm }, at) => {
    expect(upper).toBeCloseTo(expected.upperbound[at]!, 8);
    expect(alarm).toBe(expected.alarm[at] === 1);
  });
});

test('CUSUM learns its mean from what comes before: surveillance on the second two years', async () => {
  const { verdicts, expected } = await compared('detection/fixture/cusum-hepatitisa.json', 'trans=standard', ['--method', 'cusum']);
  verdicts.forEach(({ upper, alarm, cusum }, at) => {
    expect(cusum).toBeCloseTo(expected.cusum![at]!, 8);
    expect(upper).toBeCloseTo(expected.upperbound[at]!, 6);
    expect(alarm).toBe(expected.alarm[at] === 1);
  });
});

describe('Farrington', () => {
  /** Positions and not dates: the file counts a year as 52 weeks, and for two to four years the two agree to a week. */
  test('the original method finds the epidemic of hepatitis A where surveillance does', async () => {
    const { verdicts, expected } = await compared('detection/fixture/farrington-hepatitisa.json', 'b=3 w=3 alpha=0.01', [
      '--method',
      'farrington',
      '--years',
      '3',
      '--alpha',
      '0.01',
    ]);
    const same = verdicts.filter(({ alarm }, at) => alarm === (expected.alarm[at] === 1)).length;
    expect(same).toBeGreaterThanOrEqual(verdicts.length - 2);
  });

  test('the flexible method, with the settings of Noufaily, says which weeks it could not judge and why', async () => {
    const file = inClone('examples/series/salmonella-agona-1990-1995.csv');
    const run = await firebreak('detect', file, '--noufaily', '--years', '4', '--json');
    const { verdicts } = resultOf<Detected>(run);
    expect(verdicts[0]).toMatchObject({ unjudged: 'shortHistory', upper: null, alarm: false });
    expect(verdicts.some(({ unjudged }) => unjudged === null)).toBe(true);
    expect(run.json<{ parameters: object }>().parameters).toMatchObject({
      threshold: 'nbPlugin',
      periods: 10,
      years: 4,
      pastWeeksLeftOut: 26,
    });
    for (const { alarm, upper, observed } of verdicts) if (alarm) expect(observed).toBeGreaterThan(upper!);
  });

  test('a population that doubles takes the alarm away', async () => {
    // five years of 20 cases a week, then 40 among twice the people
    const rows = Array.from({ length: 300 }, (_, at) => {
      const date = new Date(Date.UTC(2018, 0, 1 + 7 * at)).toISOString().slice(0, 10);
      return `${date},${at === 299 ? 40 : 18 + (at % 5)},${at === 299 ? 2000 : 1000}`;
    });
    const file = write('population.csv', `week,cases,people\n${rows.join('\n')}\n`);
    const last = async (...given: string[]) =>
      resultOf<Detected>(await firebreak('detect', file, '--years', '4', ...given, '--json')).verdicts.at(-1)!;
    expect((await last()).alarm).toBe(true);
    expect((await last('--population', 'people')).alarm).toBe(false);
  });
});

test('outbreakP: the ratio of surveillance, alarms included', async () => {
  const path = 'detection/fixture/outbreakp-m1.json';
  const { expected } = referenceCase<unknown, { upperbound_or_value: number[]; alarm: number[] }>(path, 'k=100 ret=value');
  const run = await firebreak('detect', weekly(path), '--method', 'outbreakp', '--json');
  const verdicts = resultOf<{ verdicts: { statistic: number; alarm: boolean }[] }>(run).verdicts.slice(0, expected.alarm.length);
  verdicts.forEach(({ statistic, alarm }, at) => {
    expect(Math.abs(Math.log(statistic) - Math.log(expected.upperbound_or_value[at]!))).toBeLessThan(1e-6);
    expect(alarm).toBe(expected.alarm[at] === 1);
  });
});

test('GLR: an alarm for a mean that doubles, none for one that stays', async () => {
  const rows = (late: number): string =>
    Array.from(
      { length: 120 },
      (_, at) => `${new Date(Date.UTC(2024, 0, 1 + 7 * at)).toISOString().slice(0, 10)},${at < 100 ? 9 + (at % 3) : late + (at % 3)}`,
    ).join('\n');
  const alarms = async (late: number): Promise<number> =>
    resultOf<Detected>(await firebreak('detect', write(`glr-${late}.csv`, `week,cases\n${rows(late)}\n`), '--method', 'glr', '--json'))
      .alarms;
  expect(await alarms(9)).toBe(0);
  expect(await alarms(20)).toBeGreaterThan(0);
});

test('a cluster in space and time: alarm and beginning where surveillance::stcd has them', async () => {
  const { input } = referenceFile<{ x: number[]; y: number[]; t: number[] }, unknown, unknown>('detection/fixture/stcd-synthetic.json');
  const { expected } = referenceCase<unknown, { index_first_alarm: number; index_cluster_start: number }>(
    'detection/fixture/stcd-synthetic.json',
    'radius=1 epsilon=0.5 threshold=100',
  );
  const day = (t: number): string => new Date(Date.UTC(2026, 0, 1 + Math.floor(t))).toISOString().slice(0, 10);
  const file = write('stcd.csv', `date,x,y\n${input.t.map((t, at) => `${day(t)},${input.x[at]},${input.y[at]}`).join('\n')}\n`);
  const given = ['detect', file, '--method', 'stcd', '--x', 'x', '--y', 'y', '--radius', '1', '--epsilon', '0.5', '--threshold', '100'];
  const found = resultOf<{ alarm: { row: number }; clusterStart: { row: number } }>(await firebreak(...given, '--json'));
  // events are counted from 1 there; the first row under the header is 2 here
  expect([found.alarm.row, found.clusterStart.row]).toEqual([expected.index_first_alarm + 1, expected.index_cluster_start + 1]);
  expect((await firebreak(...given.slice(0, -2))).stderr).toBe(
    '--x, --y, --radius, --epsilon, --threshold: The method stcd lacks settings. Give all five. [STCD_SETTINGS_MISSING]\n',
  );
});
