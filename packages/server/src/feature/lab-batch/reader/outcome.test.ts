import { expect, test } from 'vitest';
import { ctOf, targetOf } from './ct-value.ts';
import { controlOf, outcomeOf } from './outcome.ts';

test.each([
  ['阳性', 'positive'],
  ['陽性(+)', 'positive'],
  ['新冠病毒核酸检测阴性', 'negative'],
  ['未检出', 'negative'],
  ['检出', 'positive'],
  ['弱阳性', 'positive'],
  ['可疑阳性', 'indeterminate'],
  ['灰区', 'indeterminate'],
  ['无效', 'invalid'],
  ['Not Detected', 'negative'],
  ['No SARS-CoV-2 detected', 'negative'],
  ['none detected', 'negative'],
  ['SARS-CoV-2 detected', 'positive'],
  ['POS', 'positive'],
  ['（-）', 'negative'],
  ['+/-', 'indeterminate'],
  ['260415000', 'negative'],
  ['阴阳', undefined],
  ['ORF1ab阳性 N阴性', undefined],
  ['', undefined],
  ['constructor', undefined],
])('%s is %s', (text, outcome) => {
  expect(outcomeOf(text)).toBe(outcome);
});

test.each([
  ['31.25', 31.25],
  ['31,25', 31.25],
  ['NoCt', 'none'],
  ['>40', 'none'],
  ['0', 'none'],
  ['', 'none'],
  ['Undetermined', 'none'],
  ['61', undefined],
  ['-3', undefined],
  ['abc', undefined],
])('Ct %s is %s', (text, ct) => {
  expect(ctOf(text)).toBe(ct);
});

test.each([
  ['ORF1ab Ct', 'ORF1ab'],
  ['Ct(N基因)', 'N'],
  ['N Gene', 'N'],
  ['RdRP', 'RdRp'],
  ['内标Ct值', 'internalControl'],
  ['Ct值', 'ct'],
  ['姓名', undefined],
  ['Note', undefined],
])('the column %s is the target %s', (header, target) => {
  expect(targetOf(header)).toBe(target);
});

test('controls of a run by their names or their kind', () => {
  expect(['NC', 'NTC-1', '阴性对照', '空白对照'].map((tube) => controlOf(tube))).toEqual(Array.from({ length: 4 }, () => 'negative'));
  expect(['PC', '弱阳性质控', 'positive control 2'].map((tube) => controlOf(tube))).toEqual(Array.from({ length: 3 }, () => 'positive'));
  expect(controlOf('QC01', '阴性质控')).toBe('negative');
  expect(controlOf('GZ00000001')).toBeUndefined();
});
