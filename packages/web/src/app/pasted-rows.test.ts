import { expect, test } from 'vitest';
import { leavePastedRows, rowsOfPaste, takePastedRows } from './pasted-rows.ts';

test.each([
  ['two rows of two cells', '姓名\t发病日期\n测试甲\t2022-07-05', true],
  ['with the line ends of Windows and one at the end', 'name\tonset\r\nA\t2022-07-05\r\n', true],
  ['a quoted cell that holds a line end', 'name\tnote\nA\t"first\nsecond"', true],
  ['one cell', '测试甲', false],
  ['one line', 'A\tB\tC', false],
  ['prose of several lines', 'first line\nsecond line', false],
  ['lines with unequal tabs', 'a\tb\nc', false],
  ['nothing', '', false],
])('%s', async (_name, text, isBlock) => {
  const file = rowsOfPaste(text);
  expect(file !== undefined).toBe(isBlock);
  if (file !== undefined) expect([file.name, await file.text()]).toEqual(['pasted.tsv', text]);
});

test('rows that were left are taken once', () => {
  const file = rowsOfPaste('a\tb\n1\t2');
  if (file === undefined) throw new Error('no block');
  leavePastedRows(file);
  expect([takePastedRows(), takePastedRows()]).toEqual([file, undefined]);
});
