import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inClone } from '../testing/folder.ts';
import { statisticsIn } from '../testing/run.ts';

const firebreak = await statisticsIn('en');
const linelist = inClone('examples/hagelloch-1861/linelist.csv');

test('Wallinga and Teunis: windows whose infections are still to come are not the answer, and are told', async () => {
  // The last case of Hagelloch fell ill on 1862-01-24: none of the infections it may have caused lies within the series.
  const { stdout } = await firebreak(
    'rt',
    linelist,
    '--date',
    'date_of_prodrome',
    '--each-row',
    '--si-mean',
    '11.1',
    '--si-sd',
    '2.5',
    '--method',
    'wallinga-teunis',
  );
  expect(stdout.split('\n')[0]).toMatch(
    /^1861-12-15 to 1861-12-21: R = .*: declining\. The 1 windows after it are not to be relied on: not all seen yet\.$/,
  );
});

test('a delay says its unit, and a sample size its population and what both groups come to', async () => {
  const delay = await firebreak('measure', 'delay', linelist, '--start', 'date_of_prodrome', '--end', 'date_of_rash');
  expect(delay.stdout).toContain('mean (days)');
  // n = (z(0.975) √(2 × 0.15 × 0.85) + z(0.8) √(0.1 × 0.9 + 0.2 × 0.8))² / 0.1² = 1.9896/0.01 (Fleiss 1981): 199 each, 398 in all
  const groups = await firebreak('measure', 'sample-size', 'two-proportions', '--risk1', '0.1', '--risk2', '0.2');
  expect(groups.stdout).toMatch(/group 1 +199 +198\.96\ngroup 2 +199 +198\.96\nboth groups +398\n/);
  // n = (1 - 0.05^(1/5)) × (500 - (5 - 1)/2) = 224.46 (Cannon & Roe 1982)
  const detection = await firebreak('measure', 'sample-size', 'detection', '--prevalence', '0.01', '--population', '500');
  expect(detection.stdout).toMatch(/sensitivity of the test 1, among 500 people\n[^]*needed +225 +224\.46\n/);
});

test('a delay seen until a day leaves out what nobody knew of on that day, and says how many', async () => {
  const file = inClone('examples/series/onset-and-report.csv');
  const until = '2023-02-25';
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const later = rows.filter(([, report = '']) => report > until).length;
  const given = ['measure', 'delay', file, '--start', 'onset', '--end', 'report', '--observed-until', until, '--families', 'gamma'];
  const { status, stdout } = await firebreak(...given);
  expect([status, later]).toEqual([0, expect.any(Number)]);
  expect(later).toBeGreaterThan(0);
  expect(stdout.split('\n')[0]).toContain(`${rows.length - later} records`);
  expect(stdout).toContain(`Rows whose second event is after ${until}, left out: ${later}.`);
});

test('a difference of risks is in percentage points, and a ratio that is whole has its decimals', async () => {
  const { stdout } = await firebreak('measure', 'two-by-two', '--cells', '20,80,10,90');
  expect(stdout).toMatch(/risk ratio +2\.00 /); // (20/100)/(10/100)
  expect(stdout).toMatch(/risk difference \(percentage points\) +10\.0 /); // 20 % - 10 %
});

test('a specificity short of one is not shown as 100 %', async () => {
  // Dorfman, 20 to a pool. That none of the other 19 is infected: 0.998^19 = 0.96268. The pool of a well person tests positive with
  // 0.95 × 0.03732 + 0.01 × 0.96268 = 0.04508, then they alone with 0.01: specificity 1 - 0.000451 = 0.99955. Sensitivity 0.95² = 0.9025.
  const { stdout } = await firebreak(
    'pool',
    'plan',
    '--prevalence',
    '0.002',
    '--sensitivity',
    '0.95',
    '--specificity',
    '0.99',
    '--sizes',
    '20',
  );
  expect(stdout).toMatch(/two stages \(Dorfman\) 20 .* 90\.3% +99\.955% /);
});

test('a permutation scan has no relative risk but observed over expected; looked at day by day it has a recurrence', async () => {
  const [cases, places] = [inClone('examples/scan/cases.csv'), inClone('examples/scan/places.csv')];
  const given = ['scan', cases, '--places', places, '--model', 'permutation', '--replications', '99'];
  const prospective = (await firebreak(...given, '--prospective')).stdout;
  expect(prospective).toMatch(/observed\/expected .*recurrence \(scans\)/);
  expect(prospective).not.toContain('relative risk');
  expect(prospective).toContain('p-values are from 99 data sets drawn by chance; the least they can be is 0.010.'); // 1/(99 + 1)
  expect((await firebreak(...given)).stdout).not.toContain('recurrence (scans)');
  const { stdout } = await firebreak('scan', places, '--replications', '9');
  // The sum of the column of the file.
  expect(stdout).toMatch(/150 places, 846 cases among 401651 people\./);
  expect(stdout).toContain('relative risk');
});

test('each Ct stands with its target', async () => {
  expect((await firebreak('testing', 'results', inClone('examples/testing/results.csv'))).stdout).toContain('ORF1ab 31.25, N 29.80');
});
