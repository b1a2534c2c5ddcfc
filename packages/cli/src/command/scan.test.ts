import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inClone, temporaryFolder } from '../testing/folder.ts';
import { referenceCase } from '../testing/reference.ts';
import { resultOf } from '../testing/result.ts';
import { statisticsIn } from '../testing/run.ts';

const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');
const places = inClone('examples/scan/places.csv');

interface Cluster {
  centre: string;
  members: string[];
  observed: number;
  expected: number;
  statistic: number;
  p: number;
  from: string | null;
  to: string | null;
  relativeRisk: number | null;
}
interface Found {
  cases: number;
  clusters: Cluster[];
}

test('150 places with one cluster: members, cases, likelihood ratio and p-value of SpatialEpi and smerc', async () => {
  interface Expected {
    total_cases: number;
    most_likely: {
      members: number[];
      observed: number;
      expected: number;
      llr: number;
      relative_risk_in_out: number;
      p_monte_carlo: number;
    };
  }
  const { expected } = referenceCase<unknown, Expected>('scan/fixture/synthetic-cluster.json', 'planted upper bound 0.5');
  const found = resultOf<Found>(await firebreak('scan', places, '--json'));
  const [first] = found.clusters;
  const id = (member: number): string => `P${String(member).padStart(3, '0')}`; // the example names places by their position
  expect(found.cases).toBe(expected.total_cases);
  expect(first!.members.toSorted()).toEqual(expected.most_likely.members.map(id).toSorted());
  expect(first!.observed).toBe(expected.most_likely.observed);
  expect(first!.statistic).toBeCloseTo(expected.most_likely.llr, 8);
  expect(first!.relativeRisk).toBeCloseTo(expected.most_likely.relative_risk_in_out, 8);
  expect(first!.p).toBe(expected.most_likely.p_monte_carlo); // 1 of 1000: no replication is as large
});

test('the planted days and places are found again, with people and without', async () => {
  const cases = inClone('examples/scan/cases.csv');
  const given = ['scan', cases, '--places', places, '--replications', '199', '--json'];
  const people = resultOf<Found>(await firebreak(...given, '--model', 'space-time')).clusters[0]!;
  expect(people.p).toBeLessThanOrEqual(0.05);
  expect(people.from! >= '2026-04-03' && people.to! <= '2026-04-11').toBe(true); // planted from 6 April on
  const now = resultOf<Found>(await firebreak(...given, '--model', 'permutation', '--prospective')).clusters[0]!;
  expect([now.to, now.p <= 0.05, now.relativeRisk]).toEqual(['2026-04-11', true, null]);
});

test('the same seed gives the same p-values; another need not', async () => {
  const given = ['scan', places, '--replications', '99', '--most', '5', '--json'];
  const [one, same] = [await firebreak(...given, '--seed', 'x'), await firebreak(...given, '--seed', 'x')];
  expect(one.stdout).toBe(same.stdout);
});

test('cases and controls', async () => {
  const rows = Array.from({ length: 16 }, (_, at) => `${at},${at % 4},${Math.floor(at / 4)},${at === 5 ? 9 : 1},${at === 5 ? 1 : 9}`);
  const file = write('controls.csv', `place,x,y,cases,controls\n${rows.join('\n')}\n`);
  const [first] = resultOf<Found>(
    await firebreak('scan', file, '--model', 'bernoulli', '--controls', 'controls', '--replications', '99', '--json'),
  ).clusters;
  expect([first!.members, first!.observed]).toEqual([['5'], 9]);
  expect((await firebreak('scan', file, '--model', 'bernoulli')).status).toBe(2);
});

test('degrees are measured on the globe, in kilometres', async () => {
  const file = write('globe.csv', 'place,lat,long,cases,population\nA,0,0,9,100\nB,0,1,9,100\nC,40,90,1,1000\nD,41,90,1,1000\n');
  const run = await firebreak('scan', file, '--replications', '19', '--json');
  const [first] = resultOf<{ clusters: (Cluster & { radius: number })[] }>(run).clusters;
  expect(first!.members.toSorted()).toEqual(['A', 'B']);
  expect(first!.radius).toBeCloseTo((2 * Math.PI * 6367) / 360, 6); // a degree of the equator
});

test.each([
  [
    'a case at a place that is not listed',
    'place,date\nP001,2026-03-01\nP999,2026-03-02\n',
    ['--model', 'permutation', '--places', places],
    /cases.csv · row 3 · place: “P999” does not stand in .*places.csv/,
  ],
  ['a place twice', 'place,x,y,cases,population\nA,1,1,1,10\nA,2,2,1,10\n', [], /row 3 · place: “A” already stands in row 2/],
  ['half a case', 'place,x,y,cases,population\nA,1,1,0.5,10\nB,2,2,1,10\n', [], /row 2 · cases “0.5”: A count must be whole/],
  ['no coordinates', 'place,cases,population\nA,1,10\nB,2,10\n', [], /name them with --x and --y.*\[COORDINATES_MISSING\]/],
  ['no places', 'place,date\nA,2026-03-01\n', ['--model', 'permutation'], /Give the file of places with --places/],
  [
    'more replications than time',
    'place,x,y,cases,population\nA,1,1,5,10\nB,2,2,1,10\n',
    ['--replications', '1000000'],
    /replications is out of its range/,
  ],
])('%s is told with what to do', async (_, content, given, said) => {
  const run = await firebreak('scan', write('cases.csv', content), ...given);
  expect(run.status).not.toBe(0);
  expect(run.stderr).toMatch(said);
});

const satscan = inClone('../shared/reference/scan/satscan-simulated-space-time.json');

test.runIf(existsSync(satscan))('SaTScan’s space-time permutation: centre, members, days and statistic', async () => {
  interface Simulated {
    input: { location: string[]; x: number[]; y: number[]; case_location_index: number[]; case_count: number[]; case_day: number[] };
    cases: {
      name: string;
      expected: { clusters: { centre: string; members: string[]; observed: number; start: string; end: string; statistic: number }[] };
    }[];
  }
  const { input, cases } = JSON.parse(readFileSync(satscan, 'utf8')) as Simulated;
  const first = cases.find(({ name }) => name === 'prospective permutation')!.expected.clusters[0]!;
  const placeFile = write(
    'satscan-places.csv',
    `place,x,y\n${input.location.map((id, at) => `${id},${input.x[at]},${input.y[at]}`).join('\n')}\n`,
  );
  const date = (day: number): string => new Date(Date.UTC(2022, 2, day)).toISOString().slice(0, 10);
  const rows = input.case_day.map(
    (day, at) => `${input.location[input.case_location_index[at]! - 1]},${date(day)},${input.case_count[at]}`,
  );
  const given = ['--places', placeFile, '--model', 'permutation', '--prospective', '--from', '2022-03-01', '--to', '2022-04-11', '--json'];
  const file = write('satscan-cases.csv', `place,date,cases\n${rows.join('\n')}\n`);
  const [ours] = resultOf<Found>(await firebreak('scan', file, ...given, '--replications', '99')).clusters;
  expect(ours!.members.toSorted()).toEqual(first.members.toSorted());
  expect(ours!.observed).toBe(first.observed);
  expect(ours!.statistic).toBeCloseTo(first.statistic, 5);
});
