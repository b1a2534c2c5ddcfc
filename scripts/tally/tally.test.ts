import { expect, test } from 'vitest';
import { add, lastLine, repeated, tally, toRepeat } from './tally.mjs';

const green = {
  name: 'case.test.ts',
  status: 'passed',
  assertionResults: [
    { status: 'passed', fullName: 'a case is reported' },
    { status: 'passed', fullName: 'a case is confirmed' },
  ],
};

test('two passed tests are two passed tests', () => {
  expect(lastLine(tally({ testResults: [green] }, 0))).toBe('2 passed, 0 failed');
});

test('a failed test counts as failed, a skipped one as nothing, and both are named', () => {
  const red = {
    name: 'contact.test.ts',
    status: 'failed',
    assertionResults: [
      { status: 'failed', fullName: 'a contact is followed up', failureMessages: ['Error: no day 14\n    at contact.test.ts:9'] },
      { status: 'skipped', fullName: 'a contact becomes a case' },
    ],
  };
  const sum = tally({ testResults: [green, red] }, 1);
  expect(lastLine(sum)).toBe('2 passed, 1 failed');
  expect(sum.notes).toEqual([
    'failed: contact.test.ts › a contact is followed up: Error: no day 14',
    'skipped: contact.test.ts › a contact becomes a case',
  ]);
});

test('a test that passed at its second try passed, and is named with what its first try said', () => {
  const shaky = {
    name: 'sign-in.test.ts',
    status: 'passed',
    assertionResults: [{ status: 'passed', fullName: 'a nurse signs in', failureMessages: ['Error: timed out\n    at sign-in.test.ts:4'] }],
  };
  const sum = tally({ testResults: [green, shaky] }, 0);
  expect(lastLine(sum)).toBe('3 passed, 0 failed');
  expect(sum.notes).toEqual(['passed at its second try: sign-in.test.ts › a nurse signs in: Error: timed out']);
});

test('a file that does not load counts as one failure', () => {
  const broken = { name: 'visit.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] };
  expect(lastLine(tally({ testResults: [green, broken] }, 1))).toBe('2 passed, 1 failed');
});

test('a run that crashes after its tests is not a success', () => {
  expect(lastLine(tally({ testResults: [green] }, 134))).toBe('2 passed, 1 failed');
});

test('a run without a report is a failure, whatever its exit code', () => {
  expect(lastLine(tally(undefined, 0))).toBe('0 passed, 1 failed');
});

test('sums of runs add up', () => {
  const once = tally({ testResults: [green] }, 0);
  expect(lastLine(add(once, once))).toBe('4 passed, 0 failed');
});

const failedAt = (file: string, said: string) => ({
  name: file,
  status: 'failed',
  assertionResults: [
    { status: 'passed', fullName: 'a nurse signs in' },
    { status: 'failed', fullName: 'a nurse signs out', failureMessages: [`${said}\n    at ${file}:4`] },
  ],
});
const passedAt = (file: string) => ({
  name: file,
  status: 'passed',
  assertionResults: [
    { status: 'passed', fullName: 'a nurse signs in' },
    { status: 'passed', fullName: 'a nurse signs out' },
  ],
});

test('files that failed are tried again where they may be, and none of many', () => {
  const inBrowser = ['/e2e/one.test.ts', '/e2e/two.test.ts', '/e2e/three.test.ts'].map((name) => failedAt(name, 'Error'));
  const beside = failedAt('/src/case.test.ts', 'Error');
  expect(toRepeat({ testResults: [green, beside, ...inBrowser] }, '/e2e/')).toEqual(inBrowser.map(({ name }) => name));
  expect(toRepeat({ testResults: [...inBrowser, failedAt('/e2e/four.test.ts', 'Error')] }, '/e2e/')).toEqual([]);
  expect(toRepeat(undefined, '/e2e/')).toEqual([]);
});

test('what passed at the second try of its file passed, and is named with what its first try said', () => {
  const first = { testResults: [green, failedAt('/e2e/one.test.ts', 'Error: timed out'), failedAt('/src/case.test.ts', 'Error: no case')] };
  const sum = tally(repeated(first, { testResults: [passedAt('/e2e/one.test.ts')] }), 1);
  expect(lastLine(sum)).toBe('5 passed, 1 failed');
  expect(sum.notes).toEqual([
    'passed at its second try: /e2e/one.test.ts › a nurse signs out: Error: timed out',
    'failed: /src/case.test.ts › a nurse signs out: Error: no case',
  ]);
});

test('what fails twice failed, with what its second try said; a second try that does not come about leaves the first', () => {
  const first = { testResults: [failedAt('/e2e/one.test.ts', 'Error: timed out')] };
  const twice = tally(repeated(first, { testResults: [failedAt('/e2e/one.test.ts', 'Error: gone')] }), 1);
  expect(twice.notes).toEqual(['failed: /e2e/one.test.ts › a nurse signs out: Error: gone']);
  expect(lastLine(tally(repeated(first, undefined), 1))).toBe('1 passed, 1 failed');
  const unread = { name: '/e2e/one.test.ts', status: 'failed', message: 'no browser', assertionResults: [] };
  expect(lastLine(tally(repeated(first, { testResults: [unread] }), 1))).toBe('1 passed, 1 failed');
});

test('a file that could not start and did so at its second try is named', () => {
  const first = { testResults: [{ name: '/e2e/one.test.ts', status: 'failed', message: 'no browser', assertionResults: [] }] };
  const sum = tally(repeated(first, { testResults: [passedAt('/e2e/one.test.ts')] }), 0);
  expect(lastLine(sum)).toBe('2 passed, 0 failed');
  expect(sum.notes[0]).toBe('passed at its second try: /e2e/one.test.ts › a nurse signs in: no browser');
});
