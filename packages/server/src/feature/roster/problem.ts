import { type Locale, type RosterImport } from '@firebreak/contract';

export type RosterProblem = RosterImport['problems'][number];

type Words = Readonly<Record<Locale, { readonly why: string; readonly remedy: string }>>;
const words = (hans: [string, string], hant: [string, string], en: [string, string]): Words => ({
  'zh-Hans': { why: hans[0], remedy: hans[1] },
  'zh-Hant': { why: hant[0], remedy: hant[1] },
  en: { why: en[0], remedy: en[1] },
});

/** What may be wrong with one line of a roster: why it did not go in, and what to do. */
export const problemWords = {
  LINE_MISSES: words(
    ['缺少此项，无法确定住户。', '请填写后重新上传。'],
    ['缺少此項，無法確定住戶。', '請填寫後重新上傳。'],
    ['Without it the dwelling is not known.', 'Fill it in and upload the line again.'],
  ),
  LINE_VALUE: words(
    ['无法识别此值。', '请按模板改正：性别填男或女，出生年份填四位数字，楼层填数字，居住情况填有人、空置或不明，风险填高、中或低。'],
    ['無法識別此值。', '請按範本改正：性別填男或女，出生年份填四位數字，樓層填數字，居住情況填有人、空置或不明，風險填高、中或低。'],
    [
      'The value is not understood.',
      'Correct it: sex male or female, birth year four digits, floor a number, occupancy occupied, vacant or unknown, risk low, medium or high.',
    ],
  ),
  LINE_WITHOUT_PERSON: words(
    ['有个人信息，但没有姓名，也没有证件号码，无法认定是谁。', '请填写姓名或证件号码；若无人居住，请清空此行的个人信息。'],
    ['有個人資料，但沒有姓名，也沒有證件號碼，無法認定是誰。', '請填寫姓名或證件號碼；若無人居住，請清空此行的個人資料。'],
    [
      'It tells something of a person, but neither name nor document says of whom.',
      'Give the name or the document; leave the rest of the person empty where nobody lives there.',
    ],
  ),
  LINE_AREA_UNKNOWN: words(
    ['没有这个区划代码。', '请核对代码；新设的社区请管理员先建立。'],
    ['沒有這個區劃代碼。', '請核對代碼；新設的社區請管理員先建立。'],
    ['There is no area with this code.', 'Check the code; an administrator adds a community that is new.'],
  ),
  LINE_AREA_NOT_YOURS: words(
    ['此区域不在您可以编辑名册的辖区内，或不在本次疫情的区域内。', '请交由该区域的人员上传。'],
    ['此區域不在您可以編輯名冊的轄區內，或不在本次疫情的區域內。', '請交由該區域的人員上傳。'],
    [
      'This area is not one whose roster you may write, or lies outside the outbreak.',
      'Have it uploaded by somebody who answers for the area.',
    ],
  ),
  LINE_HOUSEHOLD_ELSEWHERE: words(
    ['此户编号已用于您辖区以外的一户。', '请核对户编号；若该户已迁入，请由上级人员变更。'],
    ['此戶編號已用於您轄區以外的一戶。', '請核對戶編號；若該戶已遷入，請由上級人員變更。'],
    [
      'The household code belongs to a dwelling outside your area.',
      'Check the code; somebody who answers for both areas moves a household.',
    ],
  ),
  LINE_HOUSEHOLD_CONTRADICTS: words(
    ['与本文件中同一户编号的前一行写法不一致（区域、楼栋、单元、楼层、房号或居住情况）。', '请核对哪一行正确，统一后重新上传此行。'],
    ['與本檔案中同一戶編號的前一行寫法不一致（區域、樓棟、單元、樓層、房號或居住情況）。', '請核對哪一行正確，統一後重新上傳此行。'],
    [
      'An earlier line of this file says something else of the same household (area, building, unit, floor, room or occupancy).',
      'Find out which line is right, and upload this one again.',
    ],
  ),
  LINE_TWICE: words(
    [
      '本文件中同一户已有此人（证件号码相同，或姓名与出生年份相同），但内容不一致。',
      '请只保留正确的一行；若确为两人，请填写各自的证件号码。',
    ],
    [
      '本檔案中同一戶已有此人（證件號碼相同，或姓名與出生年份相同），但內容不一致。',
      '請只保留正確的一行；若確為兩人，請填寫各自的證件號碼。',
    ],
    [
      'The file names this person of the household before (same document, or same name and birth year) and says something else.',
      'Keep the line that is right; where they are two people, give the document of each.',
    ],
  ),
  LINE_PLACE_UNKNOWN: words(
    ['没有这个单位或场所，或它不在您的辖区。', '请先登记该单位，或清空此列。'],
    ['沒有這個單位或場所，或它不在您的轄區。', '請先登記該單位，或清空此欄。'],
    ['There is no such place, or it is outside your area.', 'Record the place first, or leave the column empty.'],
  ),
} as const satisfies Readonly<Record<string, Words>>;
export type ProblemCode = keyof typeof problemWords;

/** A line that did not go in, before it has words. */
export interface LineProblem {
  readonly line: number;
  readonly code: ProblemCode;
  /** As the file calls it; null where the whole line is meant. */
  readonly column: string | null;
  readonly value: string | null;
}

export const problemView = ({ line, code, column, value }: LineProblem, locale: Locale): RosterProblem => ({
  line,
  column,
  value,
  code,
  ...problemWords[code][locale],
});
