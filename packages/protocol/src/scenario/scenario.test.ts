import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedCatalogue } from '../../fixture/packs.ts';
import { readFacts } from './facts-file.ts';
import { playScenario } from './scenario.ts';

const catalogue = shippedCatalogue();
const packs = new URL('../../../../packs/', import.meta.url);
const scenarios = readdirSync(packs, { recursive: true, encoding: 'utf8' })
  .filter((path) => /scenario[\\/].*\.yaml$/.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, packs), 'utf8') }));

test.each(scenarios)('the packs tell $path right', (file) => {
  expect(playScenario(catalogue, file)).toEqual({ failures: [], issues: [] });
});

test('there are scenarios, and one that expects something else fails by person and part', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(6);
  const file = scenarios.find(({ path }) => path.endsWith('twenty-measures.yaml'))!;
  const wrong = playScenario(catalogue, { ...file, text: file.text.replace('2022-11-15', '2022-11-16') });
  expect(wrong.failures).toEqual([
    { file: file.path, at: '2022-11-10T23:59+08:00', person: 'bo.lastDay', expected: '"2022-11-16"', found: '"2022-11-15"' },
  ]);
});

test('a scenario with a word that is none is refused with its line', () => {
  const file = scenarios.find(({ path }) => path.endsWith('twenty-measures.yaml'))!;
  const { issues } = playScenario(catalogue, { ...file, text: file.text.replace('expect:', 'expects:') });
  expect(issues.map(({ line }) => line)).toContain(file.text.split('\n').findIndex((line) => line.startsWith('expect:')) + 1);
});

test('a facts file with a date that does not exist is refused by its path', () => {
  const row = { kind: 'case', id: 'c1', person: 'an', recordedAt: '2023-02-28T00:00Z', caseClass: 'confirmed', onset: '2023-02-29' };
  expect(readFacts({ facts: [row] })).toMatchObject({ facts: [], issues: [{ path: 'facts.0.onset' }] });
  expect(readFacts({ facts: [{ ...row, onset: '2023-02-28' }] })).toMatchObject({ facts: [{ kind: 'case', onset: 19416 }], issues: [] }); // 28 February 2023 is 19,416 days after 1 January 1970
});
