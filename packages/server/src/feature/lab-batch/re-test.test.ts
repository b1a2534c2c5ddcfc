import { expect, test } from 'vitest';
import { judgeRuns } from './control.ts';
import { judgeResult, lowestCt } from './re-test.ts';
import { type GivenResult } from './result.ts';

const aResult = (fields: Partial<GivenResult>): GivenResult => ({
  line: 1,
  id: 'r1',
  tube: 'T0001',
  outcome: 'negative',
  test: 'pcr',
  status: 'final',
  targets: {},
  instrument: null,
  well: null,
  testedAt: null,
  correction: null,
  note: null,
  ...fields,
});
const grey = { from: 35, to: 40 };

test.each([
  [24, 'positive', 'none'],
  [34.99, 'positive', 'none'],
  [35, 'indeterminate', 'recollect'],
  [40, 'indeterminate', 'recollect'],
  [40.01, 'positive', 'none'],
] as const)('a positive with Ct %s is %s', (ct, outcome, again) => {
  expect(judgeResult(aResult({ outcome: 'positive', targets: { N: ct } }), 0, grey)).toMatchObject({ outcome, again });
});

test('the lowest target decides, and the internal control is none', () => {
  expect(lowestCt({ N: 38, ORF1ab: 33, internalControl: 20 })).toBe(33);
  expect(lowestCt({ internalControl: 20 })).toBeUndefined();
  expect(judgeResult(aResult({ outcome: 'positive', targets: { N: 38, ORF1ab: 33 } }), 0, grey).outcome).toBe('positive');
  expect(judgeResult(aResult({ outcome: 'positive', targets: { internalControl: 36 } }), 0, grey).outcome).toBe('positive');
});

test('without a grey range in the pack no Ct is grey', () => {
  expect(judgeResult(aResult({ outcome: 'positive', targets: { N: 38 } }), 0, undefined).outcome).toBe('positive');
});

test('a specimen that is invalid is taken again; an indeterminate one is run again first', () => {
  expect(judgeResult(aResult({ outcome: 'invalid' }), 0, grey)).toMatchObject({ again: 'recollect', fault: 'invalid' });
  expect(judgeResult(aResult({ outcome: 'indeterminate' }), 0, grey)).toMatchObject({ again: 'rerun', fault: null });
  expect(judgeResult(aResult({ outcome: 'indeterminate' }), 1, grey)).toMatchObject({ again: 'recollect', fault: 'invalid' });
});

test('of a run that failed nothing is reported: negatives are invalid, positives to be tested again, and no swab is asked for yet', () => {
  expect(judgeResult(aResult({ ofFailedRun: true }), 0, grey)).toMatchObject({ outcome: 'invalid', again: 'rerun' });
  expect(judgeResult(aResult({ outcome: 'positive', ofFailedRun: true }), 0, grey)).toMatchObject({
    outcome: 'indeterminate',
    again: 'rerun',
  });
  expect(judgeResult(aResult({ ofFailedRun: true }), 1, grey)).toMatchObject({ again: 'recollect' });
  expect(judgeResult(aResult({ outcome: 'invalid', ofFailedRun: true }), 0, grey)).toMatchObject({
    outcome: 'invalid',
    again: 'recollect',
  });
});

test('a run passes when every control shows what it should', () => {
  const well = (run: string, expected: 'positive' | 'negative', outcome: GivenResult['outcome']) => ({ run, expected, outcome });
  expect(judgeRuns([well('A', 'positive', 'positive'), well('A', 'negative', 'negative')])).toEqual([
    { run: 'A', passed: true, failures: [] },
  ]);
  expect(judgeRuns([well('A', 'positive', 'negative'), well('B', 'negative', 'positive'), well('B', 'positive', 'positive')])).toEqual([
    { run: 'A', passed: false, failures: ['positive control negative'] },
    { run: 'B', passed: false, failures: ['negative control positive'] },
  ]);
  expect(judgeRuns([])).toEqual([]);
});
