import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firebreakInShell } from './testing/shell.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'firebreak-infer-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const infer = (...given: string[]) => firebreakInShell(['chains', 'infer', ...given]);

const outbreak = {
  id: 'household',
  w: [0.1, 0.3, 0.3, 0.2, 0.1],
  f: [0.2, 0.5, 0.3],
  genome_length: 30_000,
  cases: [
    { id: 'first', onset: '2026-03-01', snps: '' },
    { id: 'second', onset: '2026-03-05', snps: '17708T' },
    { id: 'third', onset: '2026-03-09', snps: '17708T 20A' },
  ],
  contacts: [['first', 'second'], { a: 'second', b: 'third', type: 'ward', minutes: 90 }],
};
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

interface Answer {
  id: string;
  seed: number;
  sweeps: number;
  seconds: number;
  cases: { id: string; candidates: { infector: string | null; p: number }[] }[];
}

test('an outbreak as JSON: candidates by probability that sum to 1, the same for the same seed, also in a file', () => {
  const path = file('household.json', outbreak);
  const out = join(folder, 'out.json');
  const first = infer(path, '--seed', '3', '--sweeps', '80', '--json', '--out', out);
  const answer = JSON.parse(first.stdout) as Answer;
  expect([first.status, answer.id, answer.seed, answer.sweeps]).toEqual([0, 'household', 3, 80]);
  for (const { candidates } of answer.cases) {
    expect(Math.abs(candidates.reduce((sum, { p }) => sum + p, 0) - 1)).toBeLessThan(1e-6);
    expect(candidates.map(({ p }) => p)).toEqual(candidates.map(({ p }) => p).toSorted((a, b) => b - a));
  }
  expect(answer.cases[2]!.candidates[0]!.infector).toBe('second');
  expect((JSON.parse(readFileSync(out, 'utf8')) as Answer).cases).toEqual(answer.cases);
  expect((JSON.parse(infer(path, '--seed', '3', '--sweeps', '80', '--json').stdout) as Answer).cases).toEqual(answer.cases);
});

test('another program may write the outbreak into the pipe', () => {
  const { id: _, ...nameless } = outbreak;
  const { status, stdout } = firebreakInShell(['chains', 'infer', '-', '--sweeps', '80', '--json'], { input: JSON.stringify(nameless) });
  const answer = JSON.parse(stdout) as Answer;
  expect([status, answer.id, answer.cases[2]!.candidates[0]!.infector]).toEqual([0, 'stdin', 'second']);
});

test('a line list and contacts as CSV; contacts of people who stayed well are left out and counted', () => {
  const cases = file('cases.csv', 'id,date_onset\nA,2026-03-01\nB,2026-03-05\nC,2026-03-06\n');
  const contacts = file('contacts.csv', 'from,to,type\nA,B,household\nA,somebody,work\n');
  const delays = ['--generation-time', '4,1.5', '--incubation', '3,1.2'];
  const { status, stdout, stderr } = infer(cases, '--contacts', contacts, ...delays, '--sweeps', '50');
  expect([status, stdout.split('\n')[0]]).toEqual([0, expect.stringContaining('not a proof')]);
  expect(stderr).toContain('1 contacts were left out');
  expect(infer(cases).stderr).toContain('--generation-time');
});

test('cases that were asked who infected them: an unreported infector becomes less likely, by option or in the file', () => {
  // Few pairs have the dates of a direct link, and all but one of them a record.
  const cases = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, onset: 6 * at }));
  const traced = { ...outbreak, cases, contacts: [['a', 'b'], ['b', 'c']] }; // prettier-ignore
  const plain = file('asked.json', traced);
  const shareThroughOthers = (...given: string[]): number => {
    const { cases: found } = JSON.parse(infer(...given, '--sweeps', '300', '--full', '--json').stdout) as {
      cases: { id: string; generations: [number, number, number, number] }[];
    };
    const [, one, two, more] = found.find(({ id }) => id === 'd')!.generations;
    return one + two + more;
  };
  const asked = shareThroughOthers(plain, '--backward-tracing');
  expect(asked).toBeLessThan(shareThroughOthers(plain) - 0.1);
  expect(shareThroughOthers(file('told.json', { ...traced, backwardTracing: true }))).toBe(asked);
});

test('columns of groups: who lives with a case is likelier infected there; a column that is not there is refused by name', () => {
  const rows = ['A,2026-03-01,h', 'X,2026-03-01,', 'Y,2026-03-01,', 'B,2026-03-05,h', 'Z,2026-03-05,'];
  const cases = file('groups.csv', `id,date_onset,household\n${rows.join('\n')}\n`);
  const options = ['--generation-time', '4,1.5', '--incubation', '3,0', '--sweeps', '200', '--json'];
  const shareOfA = (...more: string[]): number => {
    const { candidates } = (JSON.parse(infer(cases, ...options, ...more).stdout) as Answer).cases.find(({ id }) => id === 'B')!;
    return candidates.find(({ infector }) => infector === 'A')?.p ?? 0;
  };
  expect(shareOfA('--groups', 'household')).toBeGreaterThan(shareOfA() + 0.1);
  const { status, stderr } = infer(cases, ...options, '--groups', 'class');
  expect([status, stderr]).toEqual([1, expect.stringMatching(/no column “class”.*--groups.*\[COLUMN_UNKNOWN\]/)]);
});

test('what cannot be used is refused with place, remedy and code, without a stack', () => {
  const refused = (change: object): string => {
    const { status, stdout, stderr } = infer(file('bad.json', { ...outbreak, ...change }), '--json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).not.toMatch(/at .*\.ts:\d+/);
    return stderr;
  };
  expect(refused({ contacts: [['first', 'ghost']] })).toMatch(/contacts\[0\]\.b .*INCONSISTENT/);
  expect(refused({ cases: [] })).toMatch(/cases .*EMPTY/);
  expect(refused({ cases: [{ id: 'a', onset: '2026-13-01' }] })).toContain('is not a date');
  const sequences = [{ id: 'a', onset: 1, sequence: 'ACGT' }, { id: 'b', onset: 4, sequence: 'ACG' }]; // prettier-ignore
  expect(refused({ cases: sequences, contacts: [] })).toMatch(/cases\[1\]\.sequence .*LENGTHS_DIFFER/);
  expect(infer(join(folder, 'absent.json')).stderr).toContain('absent.json');
  expect(infer(file('text.json', 'no JSON')).status).toBe(1);
  expect(infer('x.json', '--data', 'dates,gossip').status).toBe(2);
});
