import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readAll } from '../test-lab-file.ts';

const message = (...segments: string[]): string => segments.join('\r');

/** Version 2.5.1: the specimen stands behind the observations. */
const v251 = message(
  'MSH|^~\\&|LIS|LAB|FB|CDC|20220903160000+0800||ORU^R01^ORU_R01|1|P|2.5.1',
  'PID|1||P1||Invented^Person',
  'ORC|RE|ORDER1',
  'OBR|1|ORDER1||94500-6^SARS-CoV-2 RNA^LN|||20220903120000|||||||||||||||20220903155900+0800|||F',
  'OBX|1|CWE|94500-6^SARS-CoV-2 RNA^LN||260373001^Detected^SCT||||||F|||20220903140500+0800||||PCR-7',
  'OBX|2|NM|94511-3^ORF1ab gene Ct^LN||31.25||||||F',
  'OBX|3|SN|94509-7^E gene Ct^LN||>^40||||||F',
  'NTE|1||Plate 7 \\T\\ 8',
  'SPM|1|GZ0001&FB^ACC9&LAB||NSP',
);

test('a message of version 2.5.1: tube, outcome, Ct of what rose, times, instrument, and no name', async () => {
  const { rows, problems } = await readAll(v251);
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      line: 4,
      tube: 'GZ0001',
      outcome: 'positive',
      status: 'final',
      test: 'SARS-CoV-2 RNA',
      ct: [31.25],
      targets: { ORF1ab: 31.25 },
      testedAt: '2022-09-03T14:05:00+08:00',
      resultAt: '2022-09-03T15:59:00+08:00',
      instrument: 'PCR-7',
      note: 'Plate 7 & 8',
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain('Invented');
});

test('version 2.3, with text and flags; preliminary and corrected; separators of its own', async () => {
  const v23 = message(
    'MSH#*~\\&#LIS#LAB###20220903##ORU*R01#2#P#2.3',
    'OBR#1#T1##PCR*核酸检测',
    'OBX#1#ST#RES*结果##阴性######P',
    'OBR#2#T2##PCR*PCR',
    'OBX#1#TX#RES*Result##see flag###POS###C',
    'OBR#3#T3##PCR*PCR',
    'OBX#1#CE#RES*Result##10828004*Positive*SCT######F',
  );
  const { rows } = await readAll(v23);
  expect(rows.map(({ tube, outcome, status }) => [tube, outcome, status])).toEqual([
    ['T1', 'negative', 'preliminary'],
    ['T2', 'positive', 'corrected'],
    ['T3', 'positive', 'final'],
  ]);
});

test('a batch with MLLP framing, its count, a message of another kind, a withdrawn and a pending result', async () => {
  const oru = (id: number, ...segments: string[]): string =>
    `\u000b${message(`MSH|^~\\&|||||20220903||ORU^R01|${id}|P|2.5`, ...segments)}\r\u001c\r`;
  const file = [
    'FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r',
    oru(1, 'OBR|1|T1', 'OBX|1|ST|R||negative||||||F'),
    oru(2, 'OBR|1|T2', 'OBX|1|ST|R||negative||||||W'),
    oru(3, 'OBR|1|T3', 'OBX|1|ST|R||||||||I'),
    '\u000bMSH|^~\\&|||||20220903||ADT^A01|4|P|2.5\rPID|1\r\u001c\r',
    'BTS|5\rFTS|1\r',
  ].join('');
  const { rows, problems } = await readAll(file);
  expect(rows.map(({ tube }) => tube)).toEqual(['T1']);
  expect(problems.map(({ code, value }) => [code, value])).toEqual([
    ['RESULT_WITHDRAWN', 'T2'],
    ['RESULT_PENDING', 'T3'],
    ['MESSAGE_NOT_A_RESULT', 'ADT^A01'],
    ['BATCH_COUNT', '5 ≠ 4'],
  ]);
});

test('a damaged segment takes its own order with it and no other, and both are named', async () => {
  const file = Buffer.concat([
    Buffer.from('MSH|^~\\&|||||20220903||ORU^R01|1|P|2.5\rOBR|1|T1\rOBX|1|ST|R||negative||||||F\rOBR|2|T2\rOBX|1|ST|R||'),
    Buffer.from([0xff, 0xfe, 0x0d]),
    Buffer.from('OBX|2|ST|R||negative||||||F\rOBR|3|T3\rOBX|1|ST|R||positive||||||F\r'),
  ]);
  const { rows, problems } = await readAll(file);
  expect(rows.map(({ tube, outcome }) => [tube, outcome])).toEqual([
    ['T1', 'negative'],
    ['T3', 'positive'],
  ]);
  expect(problems.map(({ line, code, value }) => [line, code, value])).toEqual([
    [5, 'LINE_NOT_DECODABLE', ''],
    [4, 'MESSAGE_DAMAGED', 'T2'],
  ]);
});

test('escapes: separators, hexadecimal bytes, and one that is not closed', async () => {
  const given = (text: string): string =>
    message('MSH|^~\\&|||||20220903||ORU^R01|1|P|2.5', 'OBR|1|T1', 'OBX|1|ST|R||negative||||||F', `NTE|1||${text}`);
  const noteOf = async (text: string): Promise<string | undefined> => (await readAll(given(text))).rows[0]?.note;
  expect(await noteOf('a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f')).toBe('a|b^c&d~e\\f');
  expect(await noteOf('\\XE998B4\\\\.br\\x')).toBe('阴\nx');
  expect(await noteOf('5\\6')).toBe('5\\6');
});

test('GB 18030 with carriage returns alone', async () => {
  const { rows } = await readAll(iconv.encode('MSH|^~\\&|||||20220903||ORU^R01|1|P|2.4\rOBR|1|T1\rOBX|1|ST|R^结果||阳性||||||F\r', 'gbk'));
  expect(rows).toMatchObject([{ tube: 'T1', outcome: 'positive' }]);
});
