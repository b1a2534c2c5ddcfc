import { AppError, errorText, locales } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { readingCodes } from '../../import/index.ts';
import { saidDetails, saidIn } from './reading-words.ts';

test('why a register could not be read is told in words, never by the code of the reader or of a library', () => {
  for (const reason of readingCodes) {
    const said = locales.map((locale) =>
      errorText('ROSTER_FILE_UNREADABLE', locale, saidDetails({ file: '名册.csv', reason, row: 3 }, locale)),
    );
    expect(new Set(said).size).toBe(3);
    for (const text of said) expect([reason, text]).toEqual([reason, expect.not.stringContaining(reason) as string]);
  }
});

test('whoever waits is answered in the own language; other errors pass as they are', () => {
  const unreadable = new AppError('ROSTER_FILE_UNREADABLE', { file: 'a.csv', reason: 'WORKBOOK_DAMAGED', row: 1 });
  expect(() => saidIn('zh-Hans')(unreadable)).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({ reason: expect.stringContaining('工作簿无法解析') as string }) as object,
    }),
  );
  const other = new AppError('OUTBREAK_CLOSED');
  expect(() => saidIn('en')(other)).toThrow(other);
});
