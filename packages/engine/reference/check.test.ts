import { expect, test } from 'vitest';
import { checkReferenceFile } from './check.ts';
import { foreignKind } from './kind.ts';
import { parseReferenceFile, type ReferenceFile } from './reference-file.ts';
import { referenceMethods, type ReferenceMethod } from './registry.ts';

const file: ReferenceFile = {
  id: 'toy/double',
  source: 'by hand',
  tolerance: { relative: 0, absolute: 0.1 },
  input: { factor: 2 },
  cases: [
    { name: 'two', call: 'double(x)', input: { x: 1 }, expected: 2 },
    { name: 'ten with its own factor', call: 'double(x)', input: { x: 1, factor: 10 }, expected: 10 },
  ],
};
const method = (run: ReferenceMethod['run']): ReferenceMethod => ({ name: 'toy', answers: ({ id }) => id.startsWith('toy/'), run });
const product = method(({ x, factor }) => Number(x) * Number(factor));

test('a case has the input of the file, and its own input wins', () => {
  expect(checkReferenceFile(file, [product])).toEqual({ id: 'toy/double', cases: 2, worst: 0, passed: true, reason: '', decided: [] });
});

test('a value that differs by decision passes, and is told with its reason', () => {
  const wrong = { ...method(() => 0), decisions: [{ at: /^$/, kind: 'differs by decision' as const, reason: 'the reference doubles' }] };
  const result = checkReferenceFile(file, [wrong]);
  expect(result.passed).toBe(true);
  expect(result.decided.map(({ reason }) => reason)).toEqual(['the reference doubles', 'the reference doubles']);
});

test('a deviation inside the tolerance passes and is told', () => {
  const result = checkReferenceFile(file, [method(({ x, factor }) => Number(x) * Number(factor) + 0.05)]);
  expect(result.passed).toBe(true);
  expect(result.worst).toBeCloseTo(0.5, 9);
});

test('a file nobody answers counts as failed', () => {
  expect(checkReferenceFile(file, [])).toMatchObject({ passed: false, reason: 'not implemented', worst: Infinity });
});

test('a method that throws fails its file and not the run', () => {
  const broken = method(() => {
    throw new Error('no convergence');
  });
  expect(checkReferenceFile(file, [broken])).toMatchObject({ passed: false, reason: 'two: no convergence' });
});

test('a file without cases proves nothing', () => {
  expect(checkReferenceFile({ ...file, cases: [] }, [product]).passed).toBe(false);
});

test('only files of the format are taken', () => {
  expect(parseReferenceFile(JSON.stringify(file))?.id).toBe('toy/double');
  expect(parseReferenceFile('[{"file":"toy/double.json"}]')).toBeUndefined();
  expect(parseReferenceFile('{"id":"x","cases":[]}')).toBeUndefined();
  expect(parseReferenceFile('{"id":"x","tolerance":{"relative":0,"absolute":0},"cases":[{}]}')).toBeUndefined();
});

test('no two methods of the engine have one name', () => {
  const names = referenceMethods.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('files of other engines are told from ours by their kind, whether they are of the format or not', () => {
  expect(foreignKind('sim/exact.json', undefined)).toBe('sim');
  expect(foreignKind('any/name.json', 'sim/exact')).toBe('sim');
  expect(foreignKind('rt/new.json', 'rt/new')).toBeUndefined();
  expect(foreignKind('copied/new.json', 'detect/new')).toBeUndefined();
  expect(foreignKind('index.json', undefined)).toBeUndefined();
});

test('a value that is decided for some of its numbers only is compared for the others', () => {
  const numbers = { ...file, cases: [{ name: 'two', call: 'double(x)', expected: [2, -1, 5] }] };
  const decisions = [
    { at: /^\[\d\]$/, kind: 'differs by decision' as const, when: (value: unknown) => Number(value) < 0, reason: 'a negative time' },
  ];
  const result = checkReferenceFile(numbers, [{ ...method(() => [2, Infinity, 4]), decisions }]);
  expect(result.decided).toEqual([{ at: '[1]', reason: 'a negative time' }]);
  expect(result).toMatchObject({ passed: false, worst: 10, reason: 'two: [2]' });
});
