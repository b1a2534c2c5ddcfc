import { expect, test } from 'vitest';
import { filesOfInput, sizeText } from './chosen-file.ts';

test('a folder brings its files with their paths, without what the system hides in it', () => {
  const paths = ['export/cases.csv', 'export/.DS_Store', '__MACOSX/cases.csv', 'export/lab/results.csv'];
  const list = paths.map((path) => Object.assign(new File([''], path.split('/').at(-1)!), { webkitRelativePath: path }));
  expect(filesOfInput(list as unknown as FileList).map(({ path }) => path)).toEqual(['export/cases.csv', 'export/lab/results.csv']);
  expect(filesOfInput(null)).toEqual([]);
});

test('sizes are said as people read them', () => {
  expect([sizeText(999), sizeText(1000), sizeText(48_400), sizeText(3_250_000)]).toEqual(['999 B', '1 kB', '48 kB', '3.3 MB']);
});
