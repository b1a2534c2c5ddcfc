import { type Locale } from '@firebreak/contract';

type Words = Readonly<Record<Locale, readonly [why: string, remedy: string]>>;

/** What can be wrong with a plain file of an analysis, beside what the readers of the import say about single cells. */
export const problemTexts = {
  COLUMN_UNKNOWN: {
    'zh-Hans': ['没有名为“{column}”的列。', '现有的列：{columns}。请在 {option} 中写其中之一。'],
    'zh-Hant': ['沒有名為「{column}」的欄。', '現有的欄：{columns}。請在 {option} 中寫其中之一。'],
    en: ['There is no column “{column}”.', 'The columns are {columns}: name one of them with {option}.'],
  },
  COLUMN_NOT_GUESSED: {
    'zh-Hans': ['看不出哪一列是{what}。', '现有的列：{columns}。请用 {option} 指明。'],
    'zh-Hant': ['看不出哪一欄是{what}。', '現有的欄：{columns}。請用 {option} 指明。'],
    en: ['No column is clearly the {what}.', 'The columns are {columns}: name it with {option}.'],
  },
  FIELD_WRONG: {
    'zh-Hans': ['{problem}。', '请改正后重试；格式见 docs/reference/command-line.md。'],
    'zh-Hant': ['{problem}。', '請改正後重試；格式見 docs/reference/command-line.md。'],
    en: ['It {problem}.', 'Correct it; the form is in docs/reference/command-line.md.'],
  },
  JSON_WRONG: {
    'zh-Hans': ['从这里起不是有效的 JSON。', '请检查引号、逗号和括号，或重新导出该文件。'],
    'zh-Hant': ['從這裡起不是有效的 JSON。', '請檢查引號、逗號和括號，或重新匯出該檔案。'],
    en: ['From here on it is not JSON.', 'Check quotation marks, commas and brackets, or export the file again.'],
  },
  ROWS_NONE: {
    'zh-Hans': ['表头下没有任何数据行。', '请检查文件是否完整，或筛选条件是否过严。'],
    'zh-Hant': ['表頭下沒有任何資料列。', '請檢查檔案是否完整，或篩選條件是否過嚴。'],
    en: ['There is no row under the header.', 'Check that the file is whole and that no filter takes everything away.'],
  },
  COLUMN_NEEDED: {
    'zh-Hans': ['缺少必需的列。', '列名可用：{names}。请补上该列。'],
    'zh-Hant': ['缺少必需的欄。', '欄名可用：{names}。請補上該欄。'],
    en: ['This column is needed.', 'It may be called {names}: add it.'],
  },
  VALUE_NEEDED: {
    'zh-Hans': ['单元格没有值，而此处必须有值。', '请填写，或删去该行。'],
    'zh-Hant': ['儲存格沒有值，而此處必須有值。', '請填寫，或刪去該列。'],
    en: ['The cell has no value and needs one.', 'Fill it in, or leave the row out.'],
  },
  VALUE_MISSING: {
    'zh-Hans': ['单元格没有值。', '请填写；若确实未知，请删去该行或另行说明，不要填 0。'],
    'zh-Hant': ['儲存格沒有值。', '請填寫；若確實未知，請刪去該列或另行說明，不要填 0。'],
    en: ['The cell has no value.', 'Fill it in; where it is not known leave the row out, and do not write 0.'],
  },
  COUNT_NEGATIVE: {
    'zh-Hans': ['病例数不能为负。', '更正数据若以负数冲减，请改到它所属的日期。'],
    'zh-Hant': ['病例數不能為負。', '更正資料若以負數沖減，請改到它所屬的日期。'],
    en: ['A count cannot be negative.', 'If it corrects an earlier day, correct the count of that day instead.'],
  },
  COUNT_FRACTIONAL: {
    'zh-Hans': ['病例数必须是整数。', '请给出未平滑、未按人口折算的原始例数。'],
    'zh-Hant': ['病例數必須是整數。', '請給出未平滑、未按人口折算的原始例數。'],
    en: ['A count must be whole.', 'Give the counts as they were reported, not a moving average and not a rate.'],
  },
  NUMBER_TOO_SMALL: {
    'zh-Hans': ['数值必须大于 {least}。', '请核对数值和单位。'],
    'zh-Hant': ['數值必須大於 {least}。', '請核對數值和單位。'],
    en: ['The number must be above {least}.', 'Check it and its unit.'],
  },
  DATE_AMBIGUOUS: {
    'zh-Hans': ['可以读作 {first} 或 {second}，整列都无法判断。', '请把日期写成 年-月-日，例如 2026-02-13。'],
    'zh-Hant': ['可以讀作 {first} 或 {second}，整欄都無法判斷。', '請把日期寫成 年-月-日，例如 2026-02-13。'],
    en: ['It may be {first} or {second}; nothing in the column decides.', 'Write dates as year-month-day, for example 2026-02-13.'],
  },
  DATE_YEAR_OF_REPUBLIC: {
    'zh-Hans': ['年份只有三位。', '若为民国纪年，请写成 民国111年7月15日；否则请写全公历年份，例如 2022-07-15。'],
    'zh-Hant': ['年份只有三位。', '若為民國紀年，請寫成 民國111年7月15日；否則請寫全西元年份，例如 2022-07-15。'],
    en: [
      'The year has three digits.',
      'If it is a year of the Republic of China, write 民國111年7月15日; if not, write the year in full, for example 2022-07-15.',
    ],
  },
  DATE_REPEATED: {
    'zh-Hans': ['{date} 已在第 {otherRow} 行出现。', '若各行是不同地区或人群，请加 --sum 相加；否则只保留一行。'],
    'zh-Hant': ['{date} 已在第 {otherRow} 列出現。', '若各列是不同地區或人群，請加 --sum 相加；否則只保留一列。'],
    en: [
      '{date} already stands in row {otherRow}.',
      'If the rows are areas or groups of people, add them up with --sum; else keep one of them.',
    ],
  },
  DATE_GAP: {
    'zh-Hans': ['{from} 与 {date} 之间缺 {missing} 个时间点。', '若当时没有病例，请加 --gaps zero；若没有报告，请补上数据。'],
    'zh-Hant': ['{from} 與 {date} 之間缺 {missing} 個時間點。', '若當時沒有病例，請加 --gaps zero；若沒有通報，請補上資料。'],
    en: [
      'Between {from} and {date}, {missing} are missing.',
      'If there was no case, say so with --gaps zero; if nothing was reported, add the counts.',
    ],
  },
  DATE_OFF_STEP: {
    'zh-Hans': ['{date} 不在以 {from} 起的每周日期上。', '请用同一个星期几表示各周，或用 --weekly 从每日数据汇总。'],
    'zh-Hant': ['{date} 不在以 {from} 起的每週日期上。', '請用同一個星期幾表示各週，或用 --weekly 從每日資料彙總。'],
    en: ['{date} is not on the weekly dates from {from}.', 'Give every week by the same day of the week, or add days up with --weekly.'],
  },
  WEEK_NONE: {
    'zh-Hans': ['没有一个完整的星期。', '请给出至少从星期一到星期日的数据，或去掉 --weekly。'],
    'zh-Hant': ['沒有一個完整的星期。', '請給出至少從星期一到星期日的資料，或去掉 --weekly。'],
    en: ['No week is whole.', 'Give at least the days from a Monday to a Sunday, or leave out --weekly.'],
  },
  PERIOD_EMPTY: {
    'zh-Hans': ['{from} 至 {to} 没有数据；文件的日期为 {first} 至 {last}。', '请修改 --from 或 --to。'],
    'zh-Hant': ['{from} 至 {to} 沒有資料；檔案的日期為 {first} 至 {last}。', '請修改 --from 或 --to。'],
    en: ['Nothing lies between {from} and {to}; the dates of the file run from {first} to {last}.', 'Change --from or --to.'],
  },
  STEP_WRONG: {
    'zh-Hans': ['此方法需要{wanted}数据，文件是{found}数据。', '{remedy}'],
    'zh-Hant': ['此方法需要{wanted}資料，檔案是{found}資料。', '{remedy}'],
    en: ['The method needs {wanted} counts, the file has {found} ones.', '{remedy}'],
  },
  MINUTE_UNREADABLE: {
    'zh-Hans': ['不是分钟数，也不是日期时间。', '请写分钟数，或写成 2026-03-04T09:30。'],
    'zh-Hant': ['不是分鐘數，也不是日期時間。', '請寫分鐘數，或寫成 2026-03-04T09:30。'],
    en: ['It is neither a number of minutes nor a date with a time.', 'Write minutes, or a moment such as 2026-03-04T09:30.'],
  },
  MINUTES_MIXED: {
    'zh-Hans': ['同一次分析中既有分钟数，又有日期时间，或有不同的时区。', '请把两个文件的时间统一成一种写法。'],
    'zh-Hant': ['同一次分析中既有分鐘數，又有日期時間，或有不同的時區。', '請把兩個檔案的時間統一成一種寫法。'],
    en: ['Minutes and dates, or different time zones, stand side by side.', 'Write the times of both files in one way.'],
  },
  VALUE_UNEXPECTED: {
    'zh-Hans': ['此处只能是 {values}。', '请更正单元格。'],
    'zh-Hant': ['此處只能是 {values}。', '請更正儲存格。'],
    en: ['Only {values} can stand here.', 'Correct the cell.'],
  },
  ORDER_WRONG: {
    'zh-Hans': ['“{column}”不能早于“{other}”（{value2}）。', '请核对两个日期。'],
    'zh-Hant': ['「{column}」不能早於「{other}」（{value2}）。', '請核對兩個日期。'],
    en: ['“{column}” cannot be before “{other}” ({value2}).', 'Check both dates.'],
  },
  COUNT_ABOVE: {
    'zh-Hans': ['不能大于“{other}”（{value2}）。', '请核对两个数。'],
    'zh-Hant': ['不能大於「{other}」（{value2}）。', '請核對兩個數。'],
    en: ['It cannot be more than “{other}” ({value2}).', 'Check both counts.'],
  },
  KEY_UNKNOWN: {
    'zh-Hans': ['“{value}”不在 {other} 中。', '请补上该行，或更正编号。'],
    'zh-Hant': ['「{value}」不在 {other} 中。', '請補上該列，或更正編號。'],
    en: ['“{value}” does not stand in {other}.', 'Add its row there, or correct the id.'],
  },
  KEY_REPEATED: {
    'zh-Hans': ['“{value}”已在第 {otherRow} 行出现。', '每个编号只保留一行。'],
    'zh-Hant': ['「{value}」已在第 {otherRow} 列出現。', '每個編號只保留一列。'],
    en: ['“{value}” already stands in row {otherRow}.', 'Keep one row for each.'],
  },
} as const satisfies Readonly<Record<string, Words>>;
export type ProblemCode = keyof typeof problemTexts;
