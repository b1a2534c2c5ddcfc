// What ships: complete, marked, with sources of the domain brief.
import { diseases } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { shippedFiles } from '../../fixture/packs.ts';
import { readCatalogue } from './catalogue.ts';
import { isPlain } from './merge.ts';

const files = shippedFiles();
const { catalogue, issues } = readCatalogue(files);

test('every pack that ships is free of issues', () => {
  expect(issues).toEqual([]);
  expect(catalogue.editions.length + catalogue.overlays.length).toBe(files.length);
});

test('COVID-19 in five editions with the nine don’ts, twelve diseases, and a template for a new one', () => {
  const covid = catalogue.editions.filter(({ pack }) => pack.meta.id === 'cn-covid19').map(({ pack }) => pack.meta.edition);
  expect(covid.toSorted()).toEqual(['10-measures', '20-measures', '8', '9', 'class-b']);
  expect(catalogue.overlays.map(({ meta }) => meta.edition)).toContain('nine-donts');
  const ids = new Set(catalogue.editions.map(({ pack }) => pack.meta.id));
  for (const id of [
    'measles',
    'ebola',
    'mpox',
    'mers',
    'sars',
    'cholera',
    'influenza-a',
    'dengue',
    'norovirus',
    'pneumonic-plague',
    'diphtheria',
    'novel-pathogen',
  ])
    expect(ids).toContain(id);
  const served = new Set(catalogue.editions.map(({ pack }) => pack.meta.disease));
  expect(diseases.filter((disease) => !served.has(disease))).toEqual([]);
});

test('COVID packs are archived, and no pack that ships calls itself in force', () => {
  for (const { pack } of catalogue.editions) expect(pack.meta.status).toBe(pack.meta.id === 'cn-covid19' ? 'archive' : 'template');
});

test('a value from memory says so in mark and source, and what is local names the project', () => {
  const all = catalogue.editions.flatMap(({ pack, file }) => [...provenances(pack)].map((one) => ({ ...one, file })));
  const isRight = ({ source, mark }: { source: string[]; mark: string }): boolean =>
    source.includes('MEM') === (mark === 'fromMemory') &&
    (mark !== 'local' || source.includes('FB')) &&
    (mark !== 'sourced' || !source.includes('FB'));
  expect(all.length).toBeGreaterThan(1000);
  expect(all.filter((one) => !isRight(one))).toEqual([]);
});

test('Chinese texts are written in the script they say', () => {
  const onlySimplified = /[们这对时触来为会过进说间门闭级发从应医经实样认识]/;
  for (const { text, path } of files)
    for (const [, hant = ''] of text.matchAll(/zh-Hant: (?:"([^"]*)"|'([^']*)'|([^,}\n]*))/g))
      expect(onlySimplified.exec(hant)?.[0], path).toBeUndefined();
});

function* provenances(value: unknown): Iterable<{ source: string[]; mark: string }> {
  if (Array.isArray(value)) for (const part of value) yield* provenances(part);
  if (!isPlain(value)) return;
  if (typeof value['mark'] === 'string' && value['source'] !== undefined)
    yield { source: [value['source']].flat().map(String), mark: value['mark'] };
  for (const part of Object.values(value)) yield* provenances(part);
}
