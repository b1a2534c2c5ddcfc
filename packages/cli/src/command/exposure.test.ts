import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inClone, temporaryFolder } from '../testing/folder.ts';
import { resultOf } from '../testing/result.ts';
import { statisticsIn } from '../testing/run.ts';

interface Found {
  readonly pairs: number;
  readonly totalMinutes: number;
  readonly pairList: readonly { case: string; person: string; minutes: number; first: number | string; last: number | string }[];
  readonly sources: readonly { kind: string; id: string; probability: number; from: number | string; attack: { exposedCases: number } }[];
  readonly unlisted: number;
  readonly ruledOut: readonly { kind: string; id: string; reason: string }[];
}

const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');
const visits = write(
  'visits.csv',
  'person,place,start,end\nAn,cafe,2026-03-04T09:00,2026-03-04T10:00\nBo,cafe,2026-03-04T09:40,2026-03-04T11:00\nCy,cafe,2026-03-04T09:50,2026-03-04T10:30\n',
);
const cases = write('cases.csv', 'person,onset\nAn,2026-03-05\n');

test('a case had coffee: who sat there for 15 minutes with it, names and times as in the file', async () => {
  const found = resultOf<Found>(await firebreak('exposure', visits, cases, '--json'));
  expect(found).toMatchObject({ pairs: 1, totalMinutes: 20 }); // Bo 9:40 to 10:00; Cy only ten minutes
  expect(found.pairList).toEqual([
    { case: 'An', person: 'Bo', minutes: 20, meetings: 1, first: '2026-03-04T09:40', last: '2026-03-04T10:00' },
  ]);
});

test('five minutes are enough, or the window of the case begins later', async () => {
  expect(resultOf<Found>(await firebreak('exposure', visits, cases, '--minutes', '5', '--json')).pairs).toBe(2);
  expect(resultOf<Found>(await firebreak('exposure', visits, cases, '--before', '1', '--json')).pairs).toBe(0); // from noon of the 4th
});

test('minutes in the file are minutes in the answer; two records of one stay count twice, or once', async () => {
  const numbers = write('minutes.csv', 'person,place,start_min,end_min\n1,7,0,60\n2,7,0,60\n2,7,30,60\n');
  const onset = write('onset.csv', 'person,onset_min\n1,100\n');
  expect(resultOf<Found>(await firebreak('exposure', numbers, onset, '--json')).totalMinutes).toBe(90);
  const once = resultOf<Found>(await firebreak('exposure', numbers, onset, '--overlaps', 'once', '--json'));
  expect(once.pairList[0]).toMatchObject({ minutes: 60, first: 0, last: 60 });
});

test('the canteen of the example that made people ill on 4 March is found', async () => {
  const files = [inClone('examples/exposure/visits.csv'), inClone('examples/exposure/cases.csv')];
  const { sources, unlisted, ruledOut } = resultOf<Found>(await firebreak('exposure', ...files, '--json'));
  expect(sources[0]).toMatchObject({ kind: 'venue', id: 'L06', from: expect.stringMatching(/^2026-03-04/) as string });
  const all = sources.reduce((sum, { probability }) => sum + probability, unlisted);
  expect(all).toBeLessThanOrEqual(1 + 1e-9);
  expect(ruledOut.every(({ reason }) => reason.length > 0)).toBe(true);
});

test('goods and events compete with venues', async () => {
  const ill = Array.from({ length: 8 }, (_, at) => `P${at}`);
  const healthy = Array.from({ length: 40 }, (_, at) => `H${at}`);
  const list = [...ill, ...healthy];
  const shop = write('shop.csv', `person,place,start,end\n${list.map((person) => `${person},shop,600,660`).join('\n')}\n`);
  const onsets = write('ill.csv', `person,onset\n${ill.map((person, at) => `${person},${2000 + 60 * at}`).join('\n')}\n`);
  const eaten = [...ill, 'H1', 'H2'].map((person) => `goods,oysters,${person},610,`);
  const heard = list.map((person) => `event,concert,${person},900,1000`);
  const others = write('others.csv', `kind,source,person,start,end\n${[...eaten, ...heard].join('\n')}\n`);
  const { sources } = resultOf<Found>(await firebreak('exposure', shop, onsets, '--others', others, '--incubation', '1', '--json'));
  expect(sources[0]).toMatchObject({ kind: 'goods', id: 'oysters', attack: { exposedCases: 8, exposed: 10 } });
});

test('a person reads what it is: a probability and not a proof', async () => {
  const { stdout } = await firebreak('exposure', inClone('examples/exposure/visits.csv'), inClone('examples/exposure/cases.csv'));
  expect(stdout).toContain('This is a probability and not a proof.');
  expect(stdout).toContain('72 pairs, 3475 minutes');
});

test.each([
  ['a visit that ends before it starts', 'person,place,start,end\nAn,cafe,60,30\n', 'person,onset\nAn,90\n', 'row 2 · end “30”'],
  ['a time that is none', 'person,place,start,end\nAn,cafe,noon,30\n', 'person,onset\nAn,90\n', 'row 2 · start “noon”'],
  ['25 o’clock', 'person,place,start,end\nAn,cafe,2026-03-04T25:00,2026-03-04T26:00\n', 'person,onset\nAn,2026-03-05\n', 'row 2 · start'],
  ['minutes beside dates', 'person,place,start,end\nAn,cafe,0,30\n', 'person,onset\nAn,2026-03-05\n', 'stand side by side'],
  [
    'a case twice',
    'person,place,start,end\nAn,cafe,0,30\n',
    'person,onset\nAn,90\nAn,95\n',
    'row 3 · person: “An” already stands in row 2',
  ],
  ['a visit of nobody', 'person,place,start,end\n,cafe,0,30\n', 'person,onset\nAn,90\n', 'row 2 · person'],
  ['no case with an onset', 'person,place,start,end\nAn,cafe,0,30\n', 'person,onset\nAn,\n', 'cases is empty'],
  ['no column of places', 'person,where,start,end\nAn,cafe,0,30\n', 'person,onset\nAn,90\n', 'name it with --place'],
])('%s is refused where it stands', async (_, visitText, caseText, wanted) => {
  const run = await firebreak('exposure', write('bad-visits.csv', visitText), write('bad-cases.csv', caseText));
  expect([run.status, run.stdout]).toEqual([1, '']);
  expect(run.stderr).toContain(wanted);
});

const folder = inClone('../shared/data/chains/venues');
const outbreaks = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.truth.json')) : [];

test.skipIf(outbreaks.length === 0)('reference: pairs and minutes stated with shared/data/chains/venues', async () => {
  for (const name of outbreaks.slice(0, 3)) {
    const stem = `${folder}/${name.replace('.truth.json', '')}`;
    const { pairs, totalMinutes } = resultOf<Found>(await firebreak('exposure', `${stem}_visits.csv`, `${stem}_cases.csv`, '--json'));
    const { copresence } = JSON.parse(readFileSync(`${stem}.truth.json`, 'utf8')) as {
      copresence: { pairs: number; total_minutes: number };
    };
    expect([pairs, totalMinutes]).toEqual([copresence.pairs, copresence.total_minutes]);
  }
});
