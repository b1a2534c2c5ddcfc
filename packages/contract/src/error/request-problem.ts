import { type z } from 'zod';
import { type Locale, type Words, words } from './error-text.ts';
import { failureCauses, isFailureCause } from './failure-cause.ts';

/**
 * What can be wrong with a field of a request. It travels as this code, with the numbers of the details, and is worded where it is
 * read: `{field} {problem}` of REQUEST_INVALID.
 */
export const requestProblems = {
  missing: words('未填写', '未填寫', 'is missing'),
  tooShort: words('太短，至少 {limit} 个字', '太短，至少 {limit} 個字', 'is too short: at least {limit} characters'),
  tooLong: words('太长，最多 {limit} 个字', '太長，最多 {limit} 個字', 'is too long: at most {limit} characters'),
  tooSmall: words('不能小于 {limit}', '不能小於 {limit}', 'must not be below {limit}'),
  tooLarge: words('不能大于 {limit}', '不能大於 {limit}', 'must not be above {limit}'),
  tooFew: words('太少，至少 {limit} 项', '太少，至少 {limit} 項', 'has too few: at least {limit}'),
  tooMany: words('太多，最多 {limit} 项', '太多，最多 {limit} 項', 'has too many: at most {limit}'),
  notText: words('应为文字', '應為文字', 'must be text'),
  notNumber: words('应为数字', '應為數字', 'must be a number'),
  notWhole: words('应为整数', '應為整數', 'must be a whole number'),
  notYesOrNo: words('应为“是”或“否”', '應為「是」或「否」', 'must be true or false'),
  notList: words('应为列表', '應為清單', 'must be a list'),
  notObject: words('应为一组内容', '應為一組內容', 'must be an object'),
  notDate: words('不是日期，请写成 2026-02-13', '不是日期，請寫成 2026-02-13', 'is not a date: write it as 2026-02-13'),
  notInstant: words(
    '不是带时区的时间，请写成 2026-02-13T14:05:00+08:00',
    '不是帶時區的時間，請寫成 2026-02-13T14:05:00+08:00',
    'is not a time with its offset: write it as 2026-02-13T14:05:00+08:00',
  ),
  dateOutOfRange: words('须在 1800 年至 2199 年之间', '須在 1800 年至 2199 年之間', 'must lie between 1800 and 2199'),
  notId: words('不是记录标识', '不是記錄識別碼', 'is not the id of a record'),
  notForm: words('格式不对', '格式不對', 'does not have the form that is wanted'),
  notChoice: words('不在可选范围内（{options}）', '不在可選範圍內（{options}）', 'must be one of {options}'),
  unknownField: words('不是这里的字段', '不是這裡的欄位', 'is no field of this request'),
  notJson: words('不是 JSON', '不是 JSON', 'is not JSON'),
  /** `said` is the whole of it, in the language of whoever reads it. */
  asSaid: words('{said}', '{said}', '{said}'),
  unfit: words('不符合要求', '不符合要求', 'does not fit'),
  notReadable: words('无法读取（{reason}）', '無法讀取（{reason}）', 'cannot be read ({reason})'),
  notStorable: words('含有无法保存的字符', '含有無法儲存的字元', 'holds characters that cannot be stored'),
  wrongCursor: words(
    '不属于这个列表，请从第一页重新打开',
    '不屬於這個列表，請從第一頁重新打開',
    'does not belong to this list; start from the first page',
  ),
  notTable: words(
    '第 {line} 行起不是逗号分隔的表格',
    '第 {line} 列起不是逗號分隔的表格',
    'from line {line} on it is no table of values apart by commas',
  ),
  past: words('已经过去', '已經過去', 'is past'),
  notUpload: words('不是上传的文件', '不是上傳的檔案', 'is not an upload (multipart/form-data)'),
  noFile: words('没有文件', '沒有檔案', 'holds no file'),
  damagedUpload: words('上传不完整，请重新上传', '上傳不完整，請重新上傳', 'is a damaged upload: send it again'),
  photoTooLarge: words('大于 5 MB', '大於 5 MB', 'is larger than 5 MB'),
  notPicture: words('不是 JPEG、PNG 或 WebP', '不是 JPEG、PNG 或 WebP', 'is no JPEG, PNG or WebP'),
  ownAccount: words('是您自己的账号', '是您自己的帳號', 'is your own account'),
  nobodyTakes: words(
    '没有指明由谁接手：请给出承办人、小组或属地',
    '沒有指明由誰接手：請給出承辦人、小組或屬地',
    'names nobody who takes the task: give assignee, team or areaCode',
  ),
  newTaskNotOpen: words('新任务只能是未办结状态', '新任務只能是未辦結狀態', 'of a new task must be open'),
  onlyByAct: words(
    '只能通过接办、办结等操作改变，不能直接修改',
    '只能透過接辦、辦結等操作改變，不能直接修改',
    'is changed by the acts of a task (accept, complete, …), not by editing',
  ),
  severalPersons: words(
    '对应 {count} 个人，请改用记录标识',
    '對應 {count} 個人，請改用記錄識別碼',
    'is the number of {count} persons; give the id',
  ),
  noRulesYet: words('此前没有生效的规则', '此前沒有生效的規則', 'lies where no rules are in force before'),
  noEdition: words('不是此协议包的版次，可选：{options}', '不是此協議包的版次，可選：{options}', 'is none of the pack; it has {options}'),
  notComparable: words('不能这样比较（{operator}）', '不能這樣比較（{operator}）', 'cannot be compared like that ({operator})'),
  noAttribute: words('没有这一项：{name}', '沒有這一項：{name}', 'has no {name}'),
  maskedOrder: words('已隐去，不能用来排序或筛选', '已隱去，不能用來排序或篩選', 'is masked and gives no order'),
  notMasked: words('包含未隐去的字段 {name}', '包含未隱去的欄位 {name}', 'names {name}, which is not masked'),
  noAreaOfYours: words('须选择您的一个辖区', '須選擇您的一個轄區', 'is needed: choose one of your areas'),
  tooManyRowsForXlsx: words(
    '有 {count} 行，XLSX 最多 {limit} 行：请改用 CSV 或先筛选',
    '有 {count} 列，XLSX 最多 {limit} 列：請改用 CSV 或先篩選',
    'has {count} rows and XLSX takes {limit}: choose CSV or filter the list',
  ),
} as const satisfies Readonly<Record<string, Words>>;
export type RequestProblem = keyof typeof requestProblems;

/** A field and what is wrong with it, with the numbers its words need. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: RequestProblem;
  readonly [detail: string]: string | number;
}

/**
 * The words of a problem, with their blanks. What is no code of ours is words of a library or of an older server, in one language and
 * perhaps with what somebody typed: they are not shown.
 */
export function problemText(problem: unknown, locale: Locale): string {
  if (isProblem(problem)) return requestProblems[problem][locale];
  if (isFailureCause(problem)) return failureCauses[problem][locale];
  return typeof problem === 'string' && problem !== '' ? failureCauses.untold[locale] : '';
}

const isProblem = (problem: unknown): problem is RequestProblem => typeof problem === 'string' && Object.hasOwn(requestProblems, problem);

/** What a schema found in an input, as a field and a code of ours. `place` stands for the whole where no field is named. */
export function problemOfIssue(issue: z.core.$ZodIssue, place: string, input: unknown): FieldProblem {
  const field = issue.path.map(String).join('.') || place;
  switch (issue.code) {
    case 'unrecognized_keys':
      return { field: issue.keys.slice(0, 5).join(', '), problem: 'unknownField' };
    case 'invalid_type':
      return { field, problem: valueAt(input, issue.path) === undefined ? 'missing' : (types[issue.expected] ?? 'unfit') };
    case 'too_small':
      return { field, ...tooSmall(issue.origin, Number(issue.minimum)) };
    case 'too_big':
      return {
        field,
        problem: isText(issue.origin) ? 'tooLong' : isMany(issue.origin) ? 'tooMany' : 'tooLarge',
        limit: Number(issue.maximum),
      };
    case 'invalid_format':
      return { field, problem: formats[issue.format] ?? 'notForm' };
    case 'invalid_value':
      if (valueAt(input, issue.path) === undefined) return { field, problem: 'missing' };
      return { field, problem: 'notChoice', options: issue.values.map(String).join(', ') };
    case 'not_multiple_of':
      return { field, problem: 'notWhole' };
    case 'custom':
      return { field, problem: isProblem(issue.message) ? issue.message : 'unfit' };
    default:
      return { field, problem: 'unfit' };
  }
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );

function tooSmall(origin: string, limit: number): { problem: RequestProblem; limit: number } {
  if (isText(origin)) return { problem: limit <= 1 ? 'missing' : 'tooShort', limit };
  return { problem: isMany(origin) ? 'tooFew' : 'tooSmall', limit };
}

const isText = (origin: string): boolean => origin === 'string';
const isMany = (origin: string): boolean => origin === 'array' || origin === 'set' || origin === 'map' || origin === 'file';

const types: Readonly<Record<string, RequestProblem>> = {
  string: 'notText',
  number: 'notNumber',
  int: 'notWhole',
  boolean: 'notYesOrNo',
  array: 'notList',
  object: 'notObject',
  record: 'notObject',
  date: 'notDate',
};
const formats: Readonly<Record<string, RequestProblem>> = {
  date: 'notDate',
  datetime: 'notInstant',
  uuid: 'notId',
  guid: 'notId',
};
