import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firebreakInShell } from './testing/shell.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'firebreak-protocol-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** No data directory is needed. */
const protocol = (...given: string[]) => firebreakInShell(['protocol', ...given]);

test('the packs that ship are in order, with their scenarios', () => {
  const { status, json } = protocol('check', 'packs', '--json');
  expect(json<object>()).toMatchObject({ ok: true, issues: [], failures: [] });
  expect(status).toBe(0);
});

test('a broken pack is refused with its place, in the language asked for', () => {
  const broken = 'packages/protocol/fixture/broken/missing-unit.yaml';
  const { status, stderr } = protocol('check', broken, '--lang', 'zh-Hans');
  expect(stderr).toContain(`${broken}:33:9 PACK_UNIT_MISSING 数值没有单位。`);
  expect(status).toBe(1);
  expect(protocol('check', 'packs/none.yaml')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('packs/none.yaml: There is no such file or folder.') as string,
  });
});

const contact = [
  'plan',
  '--pack',
  'cn-covid19',
  '--class',
  'closeContact',
  '--last-exposure',
  '2022-07-10',
  '--quarantine-start',
  '2022-07-12',
];

test('a plan has stages, test dates and the release date', () => {
  // 10 July + 7 = 17, + 3 = 20; tests on days 1, 2, 3, 5 of quarantine, on the last central day, and on home day 3.
  const plan = protocol(...contact, '--edition', '9', '--json').json<{
    stages: object[];
    tests: { date: string }[];
    releaseDate: string;
  }>();
  expect(plan.stages).toMatchObject([
    { mode: 'centralised', from: '2022-07-12', to: '2022-07-17' },
    { mode: 'homeMonitoring', to: '2022-07-20' },
  ]);
  expect(plan.tests.map(({ date }) => date.slice(8))).toEqual(['12', '13', '14', '16', '17', '20']);
  expect(plan.releaseDate).toBe('2022-07-20');
  expect(protocol(...contact, '--at', '2022-11-20T00:00+08:00').stdout).toContain('Last day 2022-07-18'); // 10 + 5 + 3
});

test('what cannot be planned says why and what there is', () => {
  expect(protocol('plan', '--pack', 'cn-covid19', '--edition', 'class-b', '--class', 'closeContact')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('restricts nobody') as string,
  });
  expect(protocol('plan', '--pack', 'cn-covid19', '--edition', '9', '--class', 'closeContact').stderr).toContain(
    'quarantineStart, lastExposure',
  );
  expect(protocol('plan', '--pack', 'cn-covid19', '--edition', '7', '--class', 'closeContact')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('cn-covid19 9') as string,
  });
  expect(protocol('plan', '--pack', 'x', '--class', 'y', '--last-exposure', '2022-02-30').status).toBe(2);
});

test('a state is explained from a file of facts, as it was known at the moment', () => {
  const file = join(folder, 'facts.json');
  const facts = [
    { kind: 'case', id: 'c1', person: 'an', recordedAt: '2022-07-10T20:00+08:00', caseClass: 'confirmed', onset: '2022-07-10' },
    {
      kind: 'exposure',
      id: 'e1',
      person: 'bo',
      recordedAt: '2022-07-10T21:00+08:00',
      source: { kind: 'person', person: 'an' },
      firstDay: '2022-07-10',
      lastDay: '2022-07-10',
    },
  ];
  writeFileSync(file, JSON.stringify({ facts }));
  const at = (moment: string, ...more: string[]) =>
    protocol('explain', 'bo', '--facts', file, '--pack', 'cn-covid19', '--at', moment, ...more);
  const { stdout } = at('2022-07-12T09:00+08:00', '--lang', 'zh-Hans');
  expect(stdout).toContain('类别：密切接触者。末次暴露为 2022-07-10。');
  expect(stdout).toContain('出处：[CC2]');
  expect(at('2022-07-12T09:00+08:00', '--json').json<object>()).toMatchObject({
    class: 'closeContact',
    status: 'toLocate',
    history: [{ from: '2022-07-10T21:00+08:00', because: ['e1'] }],
  });
  expect(at('2022-07-10T20:30+08:00').stdout).toContain('No recorded exposure counts');
  writeFileSync(file, JSON.stringify({ facts: [{ ...facts[0], onset: '2022-02-30' }] }));
  expect(at('2022-07-12T09:00+08:00')).toMatchObject({ status: 1, stderr: expect.stringContaining('facts.0.onset') as string });
});
