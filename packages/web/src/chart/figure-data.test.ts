import { expect, test } from 'vitest';
import { figureCsv } from './figure-data.ts';

test('the file of a figure begins with its caption, and no cell runs as a formula', () => {
  const data = {
    columns: [
      { name: '街道', numeric: false },
      { name: '病例', numeric: true },
    ],
    rows: [
      ['=HYPERLINK("x")', 12],
      ['a,b', null],
    ],
  };
  expect(figureCsv('截至 7月12日', data)).toBe('\ufeff截至 7月12日\r\n街道,病例\r\n"\'=HYPERLINK(""x"")",12\r\n"a,b",\r\n');
});
