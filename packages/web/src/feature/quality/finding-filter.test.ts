import { expect, test } from 'vitest';
import { filterFindings, groupByRule } from './finding-filter.ts';
import type { QualityFinding } from './quality.ts';

const finding = (code: string, severity: QualityFinding['severity'], kind: string, label: string): QualityFinding => ({
  code,
  severity,
  kind,
  id: label,
  label,
  field: null,
  detail: {},
});
const findings = [
  finding('noOnset', 'warning', 'case', 'C-1 王*'),
  finding('noOnset', 'warning', 'case', 'C-2 李*'),
  finding('onsetInFuture', 'error', 'case', 'C-1 王*'),
  finding('noSex', 'warning', 'case', 'C-3 Ann'),
  finding('blankContactId', 'warning', 'contact', 'K-1'),
];
const any = { rule: undefined, severity: undefined, kind: undefined, text: undefined };

test('what cannot be true stands first, then what occurs most', () => {
  expect(groupByRule(findings).map(({ code, findings: found }) => [code, found.length])).toEqual([
    ['onsetInFuture', 1],
    ['noOnset', 2],
    ['noSex', 1],
    ['blankContactId', 1],
  ]);
});

test('a filter keeps what fits all of it', () => {
  expect(filterFindings(findings, { ...any, severity: 'error' })).toHaveLength(1);
  expect(filterFindings(findings, { ...any, kind: 'contact' }).map(({ code }) => code)).toEqual(['blankContactId']);
  expect(filterFindings(findings, { ...any, rule: 'noOnset', text: '李' })).toHaveLength(1);
  expect(filterFindings(findings, { ...any, text: ' ann ' })).toHaveLength(1);
  expect(filterFindings(findings, any)).toHaveLength(5);
});
