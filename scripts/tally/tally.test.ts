import { expect, test } from 'vitest';
import { add, lastLine, tally } from './tally.mjs';

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
