import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { placesOf, readAll } from '../test-lab-file.ts';

const chinese = [
  '某县疾控中心核酸检测结果',
  '孔位,采样管编号,检测结果,ORF1ab Ct,N Ct,内标,检测时间,报告时间,备注',
  'A1,GZ00000001,阴性,NoCt,未检出,26.4,2022-09-03 14:05,2022/9/3 16:00,',
  'A2,GZ00000002,阳性,31.25,29.8,27.1,2022-09-03 14:05,2022/9/3 16:00,"初筛阳性, 已上报"',
  'A3,GZ00000003,可疑,38.9,,26.0,2022-09-03 14:05,2022-09-03,',
  'A4,阴性对照,阴性,,,,,,',
].join('\r\n');

test.each([
  ['UTF-8', Buffer.from(chinese)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${chinese}`)],
  ['GBK', iconv.encode(chinese, 'gbk')],
  ['UTF-16', iconv.encode(chinese.replaceAll(',', '\t').replace('初筛阳性\t', '初筛阳性,'), 'utf-16le', { addBOM: true })],
])('a plate in %s', async (_, bytes) => {
  const { rows, problems } = await readAll(bytes);
  expect(rows).toEqual([
    {
      line: 3,
      tube: 'GZ00000001',
      outcome: 'negative',
      well: 'A1',
      targets: { internalControl: 26.4 },
      testedAt: '2022-09-03T14:05:00+08:00',
      resultAt: '2022-09-03T16:00:00+08:00',
    },
    {
      line: 4,
      tube: 'GZ00000002',
      outcome: 'positive',
      well: 'A2',
      note: '初筛阳性, 已上报',
      ct: [31.25, 29.8],
      targets: { ORF1ab: 31.25, N: 29.8, internalControl: 27.1 },
      testedAt: '2022-09-03T14:05:00+08:00',
      resultAt: '2022-09-03T16:00:00+08:00',
    },
    {
      line: 5,
      tube: 'GZ00000003',
      outcome: 'indeterminate',
      well: 'A3',
      ct: [38.9],
      targets: { ORF1ab: 38.9, internalControl: 26 },
      testedAt: '2022-09-03T14:05:00+08:00',
    },
    { line: 6, tube: '阴性对照', outcome: 'negative', well: 'A4', control: 'negative' },
  ]);
  expect(placesOf(problems)).toEqual(['5 报告时间 TIME_WITHOUT_HOUR']);
});

test('English headers, a line for each target, semicolons', async () => {
  const { rows } = await readAll(
    'Well;Sample Name;Target Name;CT;Result\nA1;T100;ORF1ab;33,2;Positive\nA1;T100;N gene;Undetermined;Positive\n',
  );
  expect(rows).toEqual([
    { line: 2, tube: 'T100', outcome: 'positive', well: 'A1', ct: [33.2], targets: { ORF1ab: 33.2 } },
    { line: 3, tube: 'T100', outcome: 'positive', well: 'A1' },
  ]);
});

test('what is wrong with a line is named, and every other line goes in', async () => {
  const { rows, problems } = await readAll(
    [
      '管号,结果,N,检测时间',
      'T1,阴性,,',
      ',阴性,,',
      '1.23E+11,阴性,,',
      'T2,阴阳,,',
      'T3,,,',
      'T4,检测中,,',
      'T5,阳性,99,2022-02-30 10:00',
      'T6,"阴性,,',
      'T7,未检出,,',
      'T8,"阴性"x,,',
      '"T9",阳性,,',
    ].join('\n'),
  );
  expect(rows.map(({ tube, outcome }) => [tube, outcome])).toEqual([
    ['T1', 'negative'],
    ['T5', 'positive'],
    ['T7', 'negative'],
    ['T9', 'positive'],
  ]);
  expect(placesOf(problems)).toEqual([
    '3 管号 TUBE_MISSING',
    '4 管号 TUBE_ROUNDED',
    '5 结果 OUTCOME_UNCLEAR',
    '6 结果 OUTCOME_MISSING',
    '7 结果 RESULT_PENDING',
    '8 检测时间 TIME_NOT_READABLE',
    '8 N CT_NOT_A_NUMBER',
    '9  QUOTE_NOT_CLOSED',
    '11  QUOTE_NOT_CLOSED',
  ]);
});

test('a cell over two lines is one cell', async () => {
  const { rows } = await readAll('管号,结果,备注\nT1,阴性,"第一行\n第二行"\nT2,阴性,\n');
  expect(rows.map(({ line, tube, note }) => [line, tube, note])).toEqual([
    [2, 'T1', '第一行\n第二行'],
    [4, 'T2', undefined],
  ]);
});

test('a file without the columns says which, an empty one that it is empty', async () => {
  expect(await readAll('姓名,年龄\n甲,3\n')).toMatchObject({
    rows: [],
    problems: [{ line: 1, field: '管号, 检测结果', code: 'COLUMN_MISSING' }],
  });
  expect(placesOf((await readAll('')).problems)).toEqual(['0  FILE_EMPTY']);
  expect(placesOf((await readAll('管号,结果\n')).problems)).toEqual(['0  FILE_EMPTY']);
});

test('a workbook: rows as a spreadsheet counts them, dates as dates', async () => {
  const at = new Date('2022-09-03T14:05:00Z'); // a workbook has no zone: shown as 14:05
  const sheet = [
    ['样本编号', '检测结果', 'Ct值', '检测时间'].map((value) => ({ value })),
    [{ value: 'T1' }, { value: '阴性' }, null, { value: at, type: Date, format: 'yyyy-mm-dd hh:mm' }],
    [{ value: 'T2' }, { value: '弱阳性' }, { value: 37.5 }, { value: '昨天' }],
  ];
  const { rows, problems } = await readAll(await writeExcelFile(sheet).toBuffer());
  expect(rows).toEqual([
    { line: 2, tube: 'T1', outcome: 'negative', testedAt: '2022-09-03T14:05:00+08:00' },
    { line: 3, tube: 'T2', outcome: 'positive', ct: [37.5] },
  ]);
  expect(placesOf(problems)).toEqual(['3 检测时间 TIME_NOT_READABLE']);
});

test('one hundred thousand tubes in GBK with one broken line: the line is named and 99,999 go in', async () => {
  const parts = [iconv.encode('管号,检测结果\n', 'gbk')];
  for (let tube = 1; tube <= 100_000; tube++)
    parts.push(iconv.encode(`GZ${String(tube).padStart(8, '0')},${tube % 1000 === 0 ? '阳性' : '阴性'}\n`, 'gbk'));
  parts[50_000] = Buffer.from([0x47, 0x5a, 0xff, 0xff, 0x2c, 0xd2, 0x0a]); // tube 50,000, on line 50,001
  const { rows, problems } = await readAll(Buffer.concat(parts));
  expect(placesOf(problems)).toEqual(['50001  LINE_NOT_DECODABLE']);
  expect(rows).toHaveLength(99_999);
  expect(rows.filter(({ outcome }) => outcome === 'positive')).toHaveLength(99);
  expect(rows.at(-1)).toEqual({ line: 100_001, tube: 'GZ00100000', outcome: 'positive' });
});
