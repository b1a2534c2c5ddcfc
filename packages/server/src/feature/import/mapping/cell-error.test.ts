import { expect, test } from 'vitest';
import { readingCodes, tableNoteCodes } from '../reader/index.ts';
import { cellErrorTexts } from './cell-error-text.ts';
import { cellCodes, importLocales } from './cell-code.ts';
import { cellError, describeCellError } from './cell-error.ts';
import { errorCsv, guardedCell } from './error-csv.ts';

test('every code has a reason and a remedy in three languages, with the same blanks', () => {
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).sort();
  for (const code of [...cellCodes, ...readingCodes, ...tableNoteCodes]) {
    for (const locale of importLocales) {
      const [why, remedy] = cellErrorTexts[code][locale];
      expect(why.length * remedy.length, `${code} ${locale}`).toBeGreaterThan(0);
      expect(blanks(why + remedy), `${code} ${locale}`).toEqual(blanks(cellErrorTexts[code].en.join('')));
    }
  }
});

test('an error says where, what, why and what to do', () => {
  const error = cellError({ code: 'DATE_NOT_A_DATE', place: { file: 'a.csv', row: 14, column: 'onset' }, value: '2026-13-02' }, 'en');
  expect(error).toMatchObject({ file: 'a.csv', sheet: null, row: 14, column: 'onset', value: '2026-13-02', severity: 'error' });
  expect(`${error.why} ${error.remedy}`).toBe('"2026-13-02" is not a date. Use year-month-day, for example 2026-02-13.');
  expect(describeCellError(error.code, error.detail, 'zh-Hans').why).toBe('“2026-13-02”不是日期。');
});

test('long values are cut', () => {
  expect(cellError({ code: 'TEXT_TOO_LONG', place: { file: 'a' }, value: 'x'.repeat(500) }, 'en').value).toHaveLength(101);
});

test('a file of errors cannot run as formulas', async () => {
  const errors = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', 'plain "quoted", text'].map((value) =>
    cellError({ code: 'CODE_UNKNOWN', place: { file: '=cmd.csv', row: 1, column: 'c' }, value }, 'en'),
  );
  let text = '';
  for await (const piece of errorCsv(errors)) text += piece;
  const lines = text.split('\r\n');
  expect(lines[0]).toBe('\uFEFFseverity,file,sheet,row,column,value,code,why,remedy');
  for (const line of lines.slice(1, 7)) expect(line).toMatch(/^"error","'=cmd\.csv","",1,"c","'/u);
  expect(lines[7]).toContain('"plain ""quoted"", text"');
  expect(guardedCell(null)).toBe('""');
});
