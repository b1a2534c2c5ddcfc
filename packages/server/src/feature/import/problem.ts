import { type Locale } from '@firebreak/contract';
import { type Insertable } from 'kysely';
import { failureText } from '../../platform/fault/index.ts';
import { type ImportErrorTable } from '../../platform/database/index.ts';
import { type CellError, describeCellError, type ImportErrorCode } from './mapping/index.ts';
import { type ImportErrorRow, type ImportRow } from './store.ts';

/** Reasons that only comparing with the database shows. */
export const writeCodes = [
  'AREA_UNKNOWN',
  'AREA_NOT_YOURS',
  'AREAS_NOT_ADDED',
  'KEPT_BY_HAND',
  'INFECTION_ORDER',
  'RECORD_REFUSED',
] as const;
export type WriteCode = (typeof writeCodes)[number];

/** Something that keeps a record out, or that somebody should know of, found on the way into the database. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: WriteCode | ImportErrorCode;
  readonly place: { readonly file: string; readonly sheet?: string; readonly row?: number; readonly column?: string };
  readonly value?: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

const texts: Readonly<Record<WriteCode, Readonly<Record<Locale, readonly [why: string, remedy: string]>>>> = {
  AREA_UNKNOWN: {
    'zh-Hans': ['辖区代码 {area} 不在辖区树中，记录归入疫情所在辖区。', '请管理员导入该辖区，然后再次导入此文件。'],
    'zh-Hant': ['轄區代碼 {area} 不在轄區樹中，記錄歸入疫情所在轄區。', '請管理員匯入該轄區，然後再次匯入此檔案。'],
    en: [
      'Area {area} is not in the tree of areas; the record stays with the area of the outbreak.',
      'Have an administrator import the area, then import this file again.',
    ],
  },
  AREA_NOT_YOURS: {
    'zh-Hans': ['您不能在辖区 {area} 登记这类记录（{kind}）。', '请由该辖区的人员导入这些行，或申请权限。'],
    'zh-Hant': ['您不能在轄區 {area} 登記這類記錄（{kind}）。', '請由該轄區的人員匯入這些列，或申請權限。'],
    en: [
      'You may not write records of this kind ({kind}) at area {area}.',
      'Let somebody of that area import these rows, or ask for the permission.',
    ],
  },
  AREAS_NOT_ADDED: {
    'zh-Hans': [
      '{count} 个新辖区未加入：您的角色不能管理辖区。',
      '请管理员先导入辖区；指向它们的记录归入疫情所在辖区，代码保留在附加信息中。',
    ],
    'zh-Hant': [
      '{count} 個新轄區未加入：您的角色不能管理轄區。',
      '請管理員先匯入轄區；指向它們的記錄歸入疫情所在轄區，代碼保留在附加資訊中。',
    ],
    en: [
      '{count} new areas were not added: your role does not manage areas.',
      'Have an administrator import them first; records that name them stay with the area of the outbreak and keep the code beside them.',
    ],
  },
  KEPT_BY_HAND: {
    'zh-Hans': ['字段 {field} 曾由人工修改，保留人工填写的值；文件中的值是“{value}”。', '请核对两者，必要时在记录中改正。'],
    'zh-Hant': ['欄位 {field} 曾由人工修改，保留人工填寫的值；檔案中的值是「{value}」。', '請核對兩者，必要時在記錄中改正。'],
    en: [
      'Field {field} was changed by hand and keeps that value; the file says “{value}”.',
      'Compare the two and correct the record if the file is right.',
    ],
  },
  INFECTION_ORDER: {
    'zh-Hans': [
      '{key} 在 {day} 的感染早于已登记的另一次感染；感染按日期先后编号。',
      '请先导入较早的感染，或先在系统中把已登记病例的感染次序改为第 2 次，然后重新导入。',
    ],
    'zh-Hant': [
      '{key} 在 {day} 的感染早於已登記的另一次感染；感染按日期先後編號。',
      '請先匯入較早的感染，或先在系統中把已登記病例的感染次序改為第 2 次，然後重新匯入。',
    ],
    en: [
      'The infection of {key} on {day} lies before one that is recorded already; infections are numbered in the order of their days.',
      'Import the earlier one first, or make the recorded case infection 2, then import again.',
    ],
  },
  RECORD_REFUSED: {
    'zh-Hans': ['这条记录没有写入：{reason}', '请改正该行后重新导入。'],
    'zh-Hant': ['這筆記錄沒有寫入：{reason}', '請改正該列後重新匯入。'],
    en: ['The record was not written: {reason}', 'Correct the row and import it again.'],
  },
};

/** A stored problem with its words in a language. */
export function describeProblem(row: ImportErrorRow, locale: Locale): CellError {
  const { severity, code, file, sheet, column, value, detail } = row;
  const words = isWriteCode(code) ? ownWords(code, detail, locale) : describeCellError(code as ImportErrorCode, detail, locale);
  return { severity, code: code as ImportErrorCode, file, sheet, row: row.row, column, value, detail, ...words };
}

const isWriteCode = (code: string): code is WriteCode => (writeCodes as readonly string[]).includes(code);

function ownWords(code: WriteCode, detail: Problem['detail'], locale: Locale): { why: string; remedy: string } {
  const [why, remedy] = texts[code][locale];
  const reason = code === 'RECORD_REFUSED' ? refusalText(detail, locale) : '';
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'reason' ? reason : String(detail[name] ?? '')));
  return { why: fill(why), remedy: fill(remedy) };
}

/** Why the record was refused, by the code of the refusal; an older version kept an English sentence, which is not told. */
const refusalText = (detail: Problem['detail'], locale: Locale): string =>
  failureText(detail['refusal'] === undefined ? undefined : { code: detail['refusal'], details: detail }, locale);

type StoredError = Insertable<ImportErrorTable>;

export const errorRowOfCell = ({ home, id }: Pick<ImportRow, 'home' | 'id'>, position: number, error: CellError): StoredError => ({
  home,
  import: id,
  position,
  severity: error.severity,
  code: error.code,
  file: error.file,
  sheet: error.sheet,
  row: error.row,
  column: error.column,
  value: error.value,
  detail: error.detail as unknown as string, // travels inside one JSON document
});

export const errorRowOfProblem = ({ home, id }: Pick<ImportRow, 'home' | 'id'>, position: number, problem: Problem): StoredError => ({
  home,
  import: id,
  position,
  severity: problem.severity,
  code: problem.code,
  file: problem.place.file,
  sheet: problem.place.sheet ?? null,
  row: problem.place.row ?? null,
  column: problem.place.column ?? null,
  value: problem.value ?? null,
  detail: problem.detail as unknown as string,
});
