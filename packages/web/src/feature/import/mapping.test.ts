import { importPresets } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { checkBody, columnKey, confidenceWord, doubledTargets, withSaved, type Mapping, type Preview } from './mapping.ts';
import { allTargets, isOfImport, targetOf } from './target.ts';

const guess = (column: string, target: string | null, confidence = 0.95, file = 'list.csv') => ({
  file,
  column,
  target,
  confidence,
  reason: 'knownName',
});
const preview: Preview = {
  files: [{ name: 'list.csv', headers: ['编号', '发病', '备注'], rows: [['1', '2026-03-04', '']] }],
  columns: [guess('编号', 'case.key'), guess('发病', 'case.onsetDate', 0.7), guess('备注', null, 0)],
  suggestedPreset: 'linelist',
};
const untouched: Mapping = { preset: 'linelist', dateOrder: 'auto', chosen: new Map(), name: '' };
const key = (column: string): string => columnKey({ file: 'list.csv', column });

test('a known kind of file with nothing changed asks for nothing more', () => {
  expect(checkBody(preview, untouched)).toEqual({ preset: 'linelist' });
});

test('what the person changed goes with it, also that a column is only kept', () => {
  const changed: Mapping = { ...untouched, chosen: new Map([[key('发病'), null]]), dateOrder: 'dmy' };
  expect(checkBody(preview, changed)).toEqual({
    preset: 'linelist',
    mapping: { columns: [{ file: 'list.csv', column: '发病', target: null }], dateOrder: 'dmy' },
  });
});

test('another table sends all meanings, and the name to keep them under', () => {
  const body = checkBody(preview, { ...untouched, preset: 'mapping', name: ' 县医院 ', chosen: new Map([[key('备注'), 'case.symptoms']]) });
  expect(body.mapping?.columns.map(({ target }) => target)).toEqual(['case.key', 'case.onsetDate', 'case.symptoms']);
  expect(body.mapping?.name).toBe('县医院');
});

test('kept meanings fit columns of the same name even when the file has another name', () => {
  const saved = {
    name: '县医院',
    mapping: {
      columns: [
        { file: 'june.csv', column: '备注', target: 'case.symptoms' },
        { file: 'june.csv', column: '电话', target: 'person.phone' },
      ],
      dateOrder: 'ymd' as const,
    },
  };
  const { mapping, taken } = withSaved(preview, untouched, saved);
  expect(taken).toBe(1);
  expect([...mapping.chosen]).toEqual([[key('备注'), 'case.symptoms']]);
  expect(mapping.dateOrder).toBe('ymd');
});

test('two columns of a file cannot both be the onset; members of a team may be many', () => {
  const twice: Mapping = { ...untouched, chosen: new Map([[key('备注'), 'case.onsetDate']]) };
  expect(doubledTargets(preview, twice)).toEqual([{ file: 'list.csv', target: 'case.onsetDate', columns: ['发病', '备注'] }]);
  expect(doubledTargets(preview, untouched)).toEqual([]);
  const members: Preview = { ...preview, columns: [guess('member 1', 'team.member'), guess('member 2', 'team.member')] };
  expect(doubledTargets(members, untouched)).toEqual([]);
});

test('a guess is said in words', () => {
  expect([1, 0.7, 0.3, 0].map((confidence) => confidenceWord(guess('x', 'case.number', confidence)))).toEqual([
    'sure',
    'likely',
    'guess',
    'none',
  ]);
});

test('every field of the registry can be a meaning, and areas, and what only an import knows', () => {
  expect(allTargets.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['case.onsetDate', 'person.name', 'case.key', 'area.parentCode', 'person.givenName', 'row.deleted']),
  );
  expect(new Set(allTargets.map(({ value }) => value)).size).toBe(allTargets.length);
  expect(targetOf('person.givenName')).toEqual({ value: 'person.givenName', kind: 'person', field: 'givenName' });
  expect([isOfImport({ kind: 'person', field: 'givenName' }), isOfImport({ kind: 'person', field: 'name' })]).toEqual([true, false]);
  expect(importPresets).toContain('mapping');
});
