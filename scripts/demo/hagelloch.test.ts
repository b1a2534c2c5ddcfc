import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { csvText, readCsv } from './csv.ts';
import { hagellochTables } from './hagelloch-table.ts';

const root = path.resolve(import.meta.dirname, '../..');
const example = (file: string) => readFileSync(path.join(root, 'examples/hagelloch-1861', file), 'utf8');
const source = path.join(root, '../shared/data/chains/real/measles_hagelloch_1861.csv');

// 188 cases and 184 putative infectors: the count given with the published data; 12 deaths: Pfeilsticker 1863.
test('the example holds 188 children, 12 deaths and 184 links between children of the list', () => {
  const cases = readCsv(example('linelist.csv'));
  expect(cases).toHaveLength(188);
  expect(cases.filter((each) => each['date_of_death'])).toHaveLength(12);
  const known = new Set(cases.map((each) => each['case_ID']));
  const links = readCsv(example('contacts.csv'));
  expect(links).toHaveLength(184);
  for (const link of links) expect([known.has(link['from']), known.has(link['to'])]).toEqual([true, true]);
});

test('no name of a person is in the example', () => {
  expect(
    readCsv(example('linelist.csv'))
      .flatMap((each) => Object.keys(each))
      .filter((column) => /name/i.test(column)),
  ).toEqual([]);
});

test('a link to nobody and a repeated number stop the making of the example', () => {
  expect(() => hagellochTables([{ case_ID: '1', infector: '9' }])).toThrow(/case 1 names the infector 9/);
  expect(() => hagellochTables([{ case_ID: '1' }, { case_ID: '1' }])).toThrow(/repeated/);
});

test('cases are in the order of their numbers, links as from and to', () => {
  const { lineList, contacts } = hagellochTables([{ case_ID: '10', infector: '2', age: '7' }, { case_ID: '2' }]);
  expect(lineList.rows.map((row) => row.case_ID)).toEqual(['2', '10']);
  expect(csvText(contacts.columns, contacts.rows)).toBe('from,to\n2,10\n');
});

test.runIf(existsSync(source))('the example is made from the published list byte for byte', () => {
  const { lineList, contacts } = hagellochTables(readCsv(readFileSync(source, 'utf8')));
  expect(csvText(lineList.columns, lineList.rows)).toBe(example('linelist.csv'));
  expect(csvText(contacts.columns, contacts.rows)).toBe(example('contacts.csv'));
});
