import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inClone, temporaryFolder } from './testing/folder.ts';
import { statisticsIn } from './testing/run.ts';
import { firebreakInShell, programInShell } from './testing/shell.ts';

const school = inClone('examples/series/flu-2009-school.csv');
const rt = ['rt', school, '--si-mean', '2.6', '--si-sd', '1.5'];
const { write } = temporaryFolder();

test('a shell gets what the tests of the commands get: one JSON document, nothing beside it, exit code 0', async () => {
  const { status, stdout, stderr } = firebreakInShell([...rt, '--json']);
  const inside = await (await statisticsIn('en'))(...rt, '--json');
  expect([status, stdout, stderr]).toEqual([0, inside.stdout, '']);
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual([
    'method',
    'title',
    'page',
    'version',
    'input',
    'parameters',
    'seed',
    'result',
    'remarks',
    'caveats',
  ]);
});

test('another program may write the file into the pipe', () => {
  const { status, stdout } = firebreakInShell(['rt', '-', ...rt.slice(2)], { input: readFileSync(school, 'utf8') });
  expect([status, stdout.split('\n')[1]]).toEqual([
    0,
    'stdin: 32 days from 2009-04-27 to 2009-05-28, 129 cases; last complete day 2009-05-28.',
  ]);
});

test('a reader who has seen enough closes the pipe without a word of complaint', () => {
  const command = [...programInShell, ...rt, '--all'].map((word) => `'${word}'`).join(' ');
  const { stdout, stderr } = spawnSync('sh', ['-c', `${command} | head -1`], { encoding: 'utf8' });
  expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
});

test('the language of the terminal is the language of errors, and a stack is never shown', () => {
  const bad = write('bad.csv', '日期,病例数\n2026-03-01,3\n2026-03-02,-1\n');
  const { status, stdout, stderr } = firebreakInShell(['growth', bad], { language: 'zh_CN.UTF-8' });
  expect([status, stdout, stderr]).toEqual([
    1,
    '',
    'bad.csv · 第 3 行 · 病例数 “-1”: 病例数不能为负。更正数据若以负数冲减，请改到它所属的日期。 [COUNT_NEGATIVE]\n',
  ]);
  const usage = firebreakInShell(['rt', school, '--window', 'a']);
  expect([usage.status, usage.stdout, usage.stderr]).toEqual([2, '', expect.stringContaining('--window <days>: “a” is not a number.')]);
});

test('help says what every option is for', () => {
  const { status, stdout } = firebreakInShell(['rt', '--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('Reproduction number Rt over time from counts by day');
  expect(stdout).toContain('--si-mean <days>');
});
