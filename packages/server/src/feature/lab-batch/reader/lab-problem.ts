import { type Locale } from '@firebreak/contract';

/** Something in a file that could not be taken as it stands. Every other line goes in. */
export interface LabProblem {
  /** Line of the file from 1; 0 for the file as a whole. */
  readonly line: number;
  /** Column, segment field (`OBX-5`) or element (`specimen`); empty for the whole line. */
  readonly field: string;
  /** What stood there, shortened. */
  readonly value: string;
  readonly code: LabProblemCode;
  /** True where the row went in without this value; false where the whole row stayed out. */
  readonly rowKept: boolean;
  /** What to do, in the languages of the console. */
  readonly remedy: Readonly<Record<Locale, string>>;
}

const say = (zhHans: string, zhHant: string, en: string): Readonly<Record<Locale, string>> => ({
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
});

/** What a problem is and what to do about it. */
export const labProblemTexts = {
  FILE_UNREADABLE: say(
    '文件无法读取。请重新导出为 CSV、XLSX、HL7 或 FHIR 后再上传。',
    '檔案無法讀取。請重新匯出為 CSV、XLSX、HL7 或 FHIR 後再上傳。',
    'The file cannot be read. Export it again as CSV, XLSX, HL7 or FHIR and upload that.',
  ),
  FILE_EMPTY: say(
    '文件中没有结果。请确认上传的是结果文件。',
    '檔案中沒有結果。請確認上傳的是結果檔案。',
    'There is no result in the file. Check that it is the file of results.',
  ),
  REST_UNREADABLE: say(
    '自此行起无法读取，之前的行已读入。请把其余部分重新导出后上传。',
    '自此行起無法讀取，之前的行已讀入。請把其餘部分重新匯出後上傳。',
    'From this line on the file cannot be read; the lines before are in. Export the rest again and upload it.',
  ),
  COLUMN_MISSING: say(
    '找不到该列。请让表头写明管号（或条码）和检测结果。',
    '找不到該欄。請讓表頭寫明管號（或條碼）和檢測結果。',
    'There is no such column. Name the columns of the tube number (or barcode) and of the result in the header.',
  ),
  LINE_NOT_DECODABLE: say(
    '该行含有损坏的字节。请在实验室系统中查看该管并单独补录。',
    '該行含有損壞的位元組。請在實驗室系統中查看該管並單獨補錄。',
    'The line holds damaged bytes. Look the tube up in the laboratory and enter it by itself.',
  ),
  LINE_TOO_LONG: say(
    '该行过长，不是一行结果。请检查导出。',
    '該行過長，不是一行結果。請檢查匯出。',
    'The line is too long to be one result. Check the export.',
  ),
  QUOTE_NOT_CLOSED: say(
    '该行的引号没有成对。请改正引号后单独补传该行。',
    '該行的引號沒有成對。請改正引號後單獨補傳該行。',
    'A quotation mark of the line is not closed. Correct it and upload the line by itself.',
  ),
  TUBE_MISSING: say(
    '没有管号，结果不知属于哪一管。请补上管号。',
    '沒有管號，結果不知屬於哪一管。請補上管號。',
    'There is no tube number, so nobody knows whose result it is. Add it.',
  ),
  TUBE_ROUNDED: say(
    '管号被表格软件改成了科学记数，末位已丢失。请把该列设为文本后重新导出。',
    '管號被試算表軟體改成了科學記號，末位已遺失。請把該欄設為文字後重新匯出。',
    'A spreadsheet has turned the tube number into a power of ten and lost its last digits. Set the column to text and export again.',
  ),
  TUBE_UNREADABLE: say(
    '管号含有不可见字符或过长。请核对条码。',
    '管號含有不可見字元或過長。請核對條碼。',
    'The tube number holds invisible signs or is too long. Check the barcode.',
  ),
  OUTCOME_MISSING: say(
    '没有检测结果。请填写阳性、阴性、可疑或无效。',
    '沒有檢測結果。請填寫陽性、陰性、可疑或無效。',
    'There is no result. Enter positive, negative, indeterminate or invalid.',
  ),
  OUTCOME_UNCLEAR: say(
    '看不懂该结果。请写阳性、阴性、可疑或无效。',
    '看不懂該結果。請寫陽性、陰性、可疑或無效。',
    'The result is not understood. Write positive, negative, indeterminate or invalid.',
  ),
  RESULT_WITHDRAWN: say(
    '实验室已撤回该结果。如已录入，请更正。',
    '實驗室已撤回該結果。如已錄入，請更正。',
    'The laboratory has withdrawn the result. If it was entered before, correct it.',
  ),
  RESULT_PENDING: say(
    '结果尚未得出。出结果后再上传。',
    '結果尚未得出。出結果後再上傳。',
    'The result is not there yet. Upload it when it is.',
  ),
  CT_NOT_A_NUMBER: say(
    'Ct 值不是 0 到 60 之间的数。该值未读入，请核对。',
    'Ct 值不是 0 到 60 之間的數。該值未讀入，請核對。',
    'The Ct is no number from 0 to 60. It was left out; check it.',
  ),
  TIME_NOT_READABLE: say(
    '时间看不懂。请写成 2022-09-03 14:05 的形式。该时间未读入。',
    '時間看不懂。請寫成 2022-09-03 14:05 的形式。該時間未讀入。',
    'The time is not understood. Write it like 2022-09-03 14:05. It was left out.',
  ),
  TIME_WITHOUT_HOUR: say(
    '只有日期，没有时刻，无法计算时限。该时间未读入。',
    '只有日期，沒有時刻，無法計算時限。該時間未讀入。',
    'There is a date and no time of day, so no turnaround can be counted. It was left out.',
  ),
  MESSAGE_NOT_A_RESULT: say(
    '该消息不是检验结果（ORU^R01）。请只发送结果消息。',
    '該訊息不是檢驗結果（ORU^R01）。請只傳送結果訊息。',
    'The message is no result (ORU^R01). Send messages of results only.',
  ),
  MESSAGE_DAMAGED: say(
    '消息段的结构不对。请重发该消息。',
    '訊息段的結構不對。請重發該訊息。',
    'A segment is not built as it should be. Send the message again.',
  ),
  BATCH_COUNT: say(
    '批次写明的消息数与收到的不一致，可能有遗漏。请与实验室核对。',
    '批次寫明的訊息數與收到的不一致，可能有遺漏。請與實驗室核對。',
    'The batch names another number of messages than came. Some may be missing: check with the laboratory.',
  ),
  RESOURCE_DAMAGED: say(
    '该资源不是完整的 JSON。请重发该结果。',
    '該資源不是完整的 JSON。請重發該結果。',
    'The resource is not whole JSON. Send that result again.',
  ),
  REFERENCE_MISSING: say(
    '引用的资源不在文件中。请一并发送标本和观察结果。',
    '引用的資源不在檔案中。請一併傳送檢體和觀察結果。',
    'The resource it refers to is not in the file. Send specimens and observations along.',
  ),
} as const;
export type LabProblemCode = keyof typeof labProblemTexts;

interface Where {
  readonly line: number;
  readonly field?: string;
  readonly value?: string;
}

/** A problem for which the whole row stays out. */
export function refused(code: LabProblemCode, { line, field = '', value = '' }: Where): LabProblem {
  return { line, field, value: value.slice(0, LONGEST_SHOWN), code, rowKept: false, remedy: labProblemTexts[code] };
}

/** A problem for which one value stays out. */
export function leftOut(code: LabProblemCode, where: Where): LabProblem {
  return { ...refused(code, where), rowKept: true };
}

const LONGEST_SHOWN = 60;
