import type { ImportErrorCode, ImportLocale } from './cell-code.ts';

/** [why, remedy] of every code in every language. Words in braces are filled from the error's detail. */
export const cellErrorTexts: Readonly<Record<ImportErrorCode, Readonly<Record<ImportLocale, readonly [string, string]>>>> = {
  FILE_UNREADABLE: {
    'zh-Hans': ['文件无法读取。', '请检查文件是否存在、是否完整，然后重新上传。'],
    'zh-Hant': ['檔案無法讀取。', '請檢查檔案是否存在、是否完整，然後重新上傳。'],
    en: ['The file cannot be read.', 'Check that the file exists and is complete, then upload it again.'],
  },
  FILE_TOO_LARGE: {
    'zh-Hans': ['文件超过上限 {limit} 字节。', '请按行拆分为几个文件，或另存为 CSV 后再导入。'],
    'zh-Hant': ['檔案超過上限 {limit} 位元組。', '請按列拆分為幾個檔案，或另存為 CSV 後再匯入。'],
    en: ['The file is larger than {limit} bytes.', 'Split it by rows, or save it as CSV, and import again.'],
  },
  FILE_EMPTY: {
    'zh-Hans': ['文件中没有任何行。', '请确认选对了文件和工作表。'],
    'zh-Hant': ['檔案中沒有任何列。', '請確認選對了檔案和工作表。'],
    en: ['The file holds no rows.', 'Check that you chose the right file and sheet.'],
  },
  FILE_NOT_A_TABLE: {
    'zh-Hans': ['这不是表格文件。', '请使用 CSV、XLSX、JSON，或包含它们的 ZIP。'],
    'zh-Hant': ['這不是表格檔案。', '請使用 CSV、XLSX、JSON，或包含它們的 ZIP。'],
    en: ['This is not a table.', 'Use CSV, XLSX or JSON, or a ZIP of these.'],
  },
  FILE_OLD_EXCEL: {
    'zh-Hans': ['这是旧版或加密的 Excel 文件（.xls）。', '请在 Excel 中去掉密码并另存为 .xlsx。'],
    'zh-Hant': ['這是舊版或加密的 Excel 檔案（.xls）。', '請在 Excel 中移除密碼並另存為 .xlsx。'],
    en: ['This is an old or password-protected Excel file (.xls).', 'Open it in Excel, remove the password and save it as .xlsx.'],
  },
  FILE_ENCRYPTED: {
    'zh-Hans': ['压缩包中的“{entry}”有密码。', '请去掉密码后重新打包。'],
    'zh-Hant': ['壓縮檔中的「{entry}」有密碼。', '請移除密碼後重新壓縮。'],
    en: ['"{entry}" in the archive has a password.', 'Remove the password and pack the files again.'],
  },
  FILES_TOO_MANY: {
    'zh-Hans': ['一次导入了 {files} 个文件，上限为 {limit} 个。', '请分几次导入。'],
    'zh-Hant': ['一次匯入了 {files} 個檔案，上限為 {limit} 個。', '請分幾次匯入。'],
    en: ['There are {files} files; one import takes at most {limit}.', 'Import them in several parts.'],
  },
  ARCHIVE_DAMAGED: {
    'zh-Hans': ['压缩包或工作簿已损坏或不完整。', '请重新导出或重新下载后再上传。'],
    'zh-Hant': ['壓縮檔或活頁簿已損壞或不完整。', '請重新匯出或重新下載後再上傳。'],
    en: ['The archive or workbook is damaged or incomplete.', 'Export or download it again, then upload it.'],
  },
  ARCHIVE_BOMB: {
    'zh-Hans': ['“{entry}”解压后过大（压缩比 {ratio}，共 {bytes} 字节），已拒绝。', '如果确实是数据，请拆分后以 CSV 导入。'],
    'zh-Hant': ['「{entry}」解壓後過大（壓縮比 {ratio}，共 {bytes} 位元組），已拒絕。', '如果確實是資料，請拆分後以 CSV 匯入。'],
    en: [
      '"{entry}" would inflate too far (ratio {ratio}, {bytes} bytes) and was refused.',
      'If it is real data, split it and import it as CSV.',
    ],
  },
  ARCHIVE_TOO_MANY_ENTRIES: {
    'zh-Hans': ['压缩包中有 {entries} 个条目，上限为 {limit} 个。', '只打包需要导入的文件。'],
    'zh-Hant': ['壓縮檔中有 {entries} 個項目，上限為 {limit} 個。', '只壓縮需要匯入的檔案。'],
    en: ['The archive has {entries} entries; at most {limit} are allowed.', 'Pack only the files to import.'],
  },
  ARCHIVE_TOO_DEEP: {
    'zh-Hans': ['压缩包里又套了压缩包。', '请把文件直接放进一个压缩包。'],
    'zh-Hant': ['壓縮檔裡又套了壓縮檔。', '請把檔案直接放進一個壓縮檔。'],
    en: ['There are archives inside archives.', 'Put the files straight into one archive.'],
  },
  WORKBOOK_DAMAGED: {
    'zh-Hans': ['工作簿无法解析，可能已损坏，或不是由常用表格软件保存的。', '请在 Excel 或 WPS 中打开并另存为 .xlsx。'],
    'zh-Hant': ['活頁簿無法解析，可能已損壞，或不是由常用試算表軟體儲存的。', '請在 Excel 或 WPS 中開啟並另存為 .xlsx。'],
    en: [
      'The workbook cannot be understood: it may be damaged, or saved by an unusual program.',
      'Open it in a spreadsheet program and save it as .xlsx again.',
    ],
  },
  TEXT_NOT_DECODABLE: {
    'zh-Hans': ['文字不是有效的 {encoding} 编码。', '请另存为 UTF-8 编码的 CSV。'],
    'zh-Hant': ['文字不是有效的 {encoding} 編碼。', '請另存為 UTF-8 編碼的 CSV。'],
    en: ['The text is not valid {encoding}.', 'Save the file as CSV in UTF-8.'],
  },
  TEXT_ENCODINGS_MIXED: {
    'zh-Hans': ['此行以前的文字是 UTF-8 编码，此行不是：文件里混有几种编码，或已损坏。', '请从各自的来源重新导出为 UTF-8，再合并。'],
    'zh-Hant': ['此列以前的文字是 UTF-8 編碼，此列不是：檔案裡混有幾種編碼，或已損壞。', '請從各自的來源重新匯出為 UTF-8，再合併。'],
    en: [
      'The text is UTF-8 before this row, and not in it: the file mixes encodings, or is damaged.',
      'Export each part as UTF-8 where it comes from, and join them then.',
    ],
  },
  QUOTE_NOT_CLOSED: {
    'zh-Hans': ['从此行起有一个引号没有结束。', '请在此行补上缺少的英文双引号 "。'],
    'zh-Hant': ['從此列起有一個引號沒有結束。', '請在此列補上缺少的英文雙引號 "。'],
    en: ['A quotation mark opened in this row is never closed.', 'Add the missing " in this row.'],
  },
  CSV_DAMAGED: {
    'zh-Hans': ['此行无法按 CSV 读取。', '请检查此行的引号和分隔符。'],
    'zh-Hant': ['此列無法按 CSV 讀取。', '請檢查此列的引號和分隔符號。'],
    en: ['This row cannot be read as CSV.', 'Check the quotation marks and separators of this row.'],
  },
  JSON_DAMAGED: {
    'zh-Hans': ['此记录不是有效的 JSON。', '请重新导出该文件。'],
    'zh-Hant': ['此記錄不是有效的 JSON。', '請重新匯出該檔案。'],
    en: ['This record is not valid JSON.', 'Export the file again.'],
  },
  JSON_NOT_RECORDS: {
    'zh-Hans': ['JSON 中不是记录的列表。', '文件应为 [{…}, {…}] 或每行一个 {…}。'],
    'zh-Hant': ['JSON 中不是記錄的清單。', '檔案應為 [{…}, {…}] 或每行一個 {…}。'],
    en: ['The JSON is not a list of records.', 'It should be [{…}, {…}] or one {…} a line.'],
  },
  JSON_TOO_DEEP: {
    'zh-Hans': ['记录嵌套超过 {limit} 层。', '请导出为平面表格（CSV 或 XLSX）。'],
    'zh-Hant': ['記錄巢狀超過 {limit} 層。', '請匯出為平面表格（CSV 或 XLSX）。'],
    en: ['The record is nested deeper than {limit} levels.', 'Export it as a flat table (CSV or XLSX).'],
  },
  ROWS_TOO_MANY: {
    'zh-Hans': ['超过 {limit} 行。', '请拆分文件后分几次导入。'],
    'zh-Hant': ['超過 {limit} 列。', '請拆分檔案後分幾次匯入。'],
    en: ['There are more than {limit} rows.', 'Split the file and import the parts.'],
  },
  COLUMNS_TOO_MANY: {
    'zh-Hans': ['共有 {columns} 列，上限为 {limit} 列。', '请删除不需要的列；也请检查分隔符是否正确。'],
    'zh-Hant': ['共有 {columns} 欄，上限為 {limit} 欄。', '請刪除不需要的欄；也請檢查分隔符號是否正確。'],
    en: ['There are {columns} columns; at most {limit} are allowed.', 'Delete columns you do not need, and check the separator.'],
  },
  CELL_TOO_LONG: {
    'zh-Hans': ['单元格有 {length} 个字符，上限为 {limit} 个。', '请缩短内容；也请检查是否缺少引号。'],
    'zh-Hant': ['儲存格有 {length} 個字元，上限為 {limit} 個。', '請縮短內容；也請檢查是否缺少引號。'],
    en: ['The cell has {length} characters; at most {limit} are allowed.', 'Shorten it, and check for a missing quotation mark.'],
  },
  ROW_TOO_LONG: {
    'zh-Hans': ['此行超过 {limit} 个字符。', '多半是缺少一个引号；请检查此行。'],
    'zh-Hant': ['此列超過 {limit} 個字元。', '多半是缺少一個引號；請檢查此列。'],
    en: ['This row has more than {limit} characters.', 'A quotation mark is probably missing; check this row.'],
  },
  HEADER_ABSENT: {
    'zh-Hans': ['第一行看起来是数据，没有表头。', '请加上表头，或在映射中为各列指定含义。'],
    'zh-Hant': ['第一列看起來是資料，沒有表頭。', '請加上表頭，或在對應中為各欄指定含義。'],
    en: ['The first row looks like data: there is no header.', 'Add a header row, or give each column a meaning in the mapping.'],
  },
  HEADER_BLANK: {
    'zh-Hans': ['第 {column} 列没有表头。', '请补上表头；目前该列以序号命名。'],
    'zh-Hant': ['第 {column} 欄沒有表頭。', '請補上表頭；目前該欄以序號命名。'],
    en: ['Column {column} has no header.', 'Give it one; it is called by its number for now.'],
  },
  HEADER_REPEATED: {
    'zh-Hans': ['表头“{column}”出现不止一次。', '请改名；目前后一列加上了序号。'],
    'zh-Hant': ['表頭「{column}」出現不止一次。', '請改名；目前後一欄加上了序號。'],
    en: ['The header "{column}" appears more than once.', 'Rename one; the later one has a number added for now.'],
  },
  HEADER_ROW_REPEATED: {
    'zh-Hans': ['此行是表头的重复，已跳过。', '无需处理；多半是几张表拼接而成。'],
    'zh-Hant': ['此列是表頭的重複，已略過。', '無需處理；多半是幾張表拼接而成。'],
    en: ['This row repeats the header and was passed over.', 'Nothing to do; tables were probably pasted together.'],
  },
  ROW_RAGGED: {
    'zh-Hans': ['此行有 {cells} 个单元格，表头只有 {columns} 个；多出的未读取。', '请检查此行是否多了分隔符或少了引号。'],
    'zh-Hant': ['此列有 {cells} 個儲存格，表頭只有 {columns} 個；多出的未讀取。', '請檢查此列是否多了分隔符號或少了引號。'],
    en: [
      'The row has {cells} cells, the header {columns}; those beyond were not read.',
      'Check the row for an extra separator or a missing quotation mark.',
    ],
  },
  NUL_REMOVED: {
    'zh-Hans': ['去掉了 {bytes} 个空字符。', '若内容有缺失，请重新导出文件。'],
    'zh-Hant': ['去掉了 {bytes} 個空字元。', '若內容有缺失，請重新匯出檔案。'],
    en: ['{bytes} NUL characters were removed.', 'If something is missing, export the file again.'],
  },
  ENCODING_GUESSED: {
    'zh-Hans': ['编码按 {encoding} 读取。', '若文字显示为乱码，请另存为 UTF-8。'],
    'zh-Hant': ['編碼按 {encoding} 讀取。', '若文字顯示為亂碼，請另存為 UTF-8。'],
    en: ['The text was read as {encoding}.', 'If words look garbled, save the file as UTF-8.'],
  },
  FORMULA_WITHOUT_VALUE: {
    'zh-Hans': ['第 {column} 列的公式没有保存结果。', '请在 Excel 中打开并保存一次，或粘贴为数值。'],
    'zh-Hant': ['第 {column} 欄的公式沒有儲存結果。', '請在 Excel 中開啟並儲存一次，或貼上為值。'],
    en: ['The formula in column {column} has no stored value.', 'Open and save the workbook once, or paste the values.'],
  },
  TABLE_WITHOUT_ROWS: {
    'zh-Hans': ['只有表头，没有任何行。', '请确认选对了文件和工作表；没有内容可以导入。'],
    'zh-Hant': ['只有表頭，沒有任何列。', '請確認選對了檔案和工作表；沒有內容可以匯入。'],
    en: ['There is a header and no row under it.', 'Check that you chose the right file and sheet; nothing of it is imported.'],
  },
  ROWS_HIDDEN: {
    'zh-Hans': ['工作表“{sheet}”有 {count} 行被隐藏或筛选掉，已一并读取：第 {rows} 行。', '如不应导入，请在 Excel 中删除这些行并保存。'],
    'zh-Hant': ['工作表「{sheet}」有 {count} 列被隱藏或篩選掉，已一併讀取：第 {rows} 列。', '如不應匯入，請在 Excel 中刪除這些列並儲存。'],
    en: [
      'In the sheet "{sheet}" {count} rows are hidden or filtered out; they were read like the others: {rows}.',
      'If they should not be imported, delete them in the spreadsheet program and save.',
    ],
  },
  SHEET_HIDDEN: {
    'zh-Hans': ['隐藏的工作表未读取：{sheets}。', '如需导入，请在 Excel 中取消隐藏并保存。'],
    'zh-Hant': ['隱藏的工作表未讀取：{sheets}。', '如需匯入，請在 Excel 中取消隱藏並儲存。'],
    en: ['Hidden sheets were not read: {sheets}.', 'To import them, unhide them in the spreadsheet program and save.'],
  },
  DATE_NOT_A_DATE: {
    'zh-Hans': ['“{value}”不是日期。', '请用年-月-日，例如 2026-02-13。'],
    'zh-Hant': ['「{value}」不是日期。', '請用年-月-日，例如 2026-02-13。'],
    en: ['"{value}" is not a date.', 'Use year-month-day, for example 2026-02-13.'],
  },
  DATE_AMBIGUOUS: {
    'zh-Hans': ['“{value}”可以读作 {first} 或 {second}，整列都无法判断。', '请在映射中选择日期顺序：日/月/年 或 月/日/年。'],
    'zh-Hant': ['「{value}」可以讀作 {first} 或 {second}，整欄都無法判斷。', '請在對應中選擇日期順序：日/月/年 或 月/日/年。'],
    en: [
      '"{value}" may be {first} or {second}; nothing in the column decides.',
      'Choose the order of dates in the mapping: day/month/year or month/day/year.',
    ],
  },
  DATE_WRONG_ORDER: {
    'zh-Hans': ['按本列的顺序（{order}），“{value}”不是日期。', '本列混用了两种日期顺序；请统一为年-月-日。'],
    'zh-Hant': ['按本欄的順序（{order}），「{value}」不是日期。', '本欄混用了兩種日期順序；請統一為年-月-日。'],
    en: ['"{value}" is no date in the order of this column ({order}).', 'The column mixes two orders; write its dates as year-month-day.'],
  },
  DATE_TWO_DIGIT_YEAR: {
    'zh-Hans': ['“{value}”的年份只有两位。', '请写四位年份，例如 2026-02-13。'],
    'zh-Hant': ['「{value}」的年份只有兩位。', '請寫四位年份，例如 2026-02-13。'],
    en: ['"{value}" has a year of two digits.', 'Write the year in full, for example 2026-02-13.'],
  },
  DATE_YEAR_OF_REPUBLIC: {
    'zh-Hans': [
      '“{value}”的年份只有三位。',
      '若为民国纪年，请在映射中把日期顺序选为“民国年、月、日”；否则请写全公历年份，例如 2022-07-15。',
    ],
    'zh-Hant': [
      '「{value}」的年份只有三位。',
      '若為民國紀年，請在對應中把日期順序選為「民國年、月、日」；否則請寫全西元年份，例如 2022-07-15。',
    ],
    en: [
      'The year of "{value}" has three digits.',
      'If it is a year of the Republic of China (民國), choose that date order in the mapping; if not, write the year in full, for example 2022-07-15.',
    ],
  },
  DATE_IMPLAUSIBLE: {
    'zh-Hans': ['{value} 不在 {from} 至 {to} 之间。', '请更正年份；若确是历史疫情，请修改疫情的起止时间。'],
    'zh-Hant': ['{value} 不在 {from} 至 {to} 之間。', '請更正年份；若確是歷史疫情，請修改疫情的起訖時間。'],
    en: ['{value} is not between {from} and {to}.', 'Correct the year; for a historical outbreak, widen the period of the outbreak.'],
  },
  DATE_PLACEHOLDER: {
    'zh-Hans': ['{value} 多半是占位日期，未采用。', '若日期未知请留空；若属实请核对。'],
    'zh-Hant': ['{value} 多半是佔位日期，未採用。', '若日期未知請留空；若屬實請核對。'],
    en: ['{value} is probably a placeholder and was left out.', 'Leave unknown dates empty; check it if it is real.'],
  },
  INSTANT_NOT_A_TIME: {
    'zh-Hans': ['“{value}”不是时间。', '请用例如 2026-02-13 08:30 的写法。'],
    'zh-Hant': ['「{value}」不是時間。', '請用例如 2026-02-13 08:30 的寫法。'],
    en: ['"{value}" is not a time.', 'Write it like 2026-02-13 08:30.'],
  },
  NUMBER_NOT_A_NUMBER: {
    'zh-Hans': ['“{value}”不是数字。', '请只填数字，例如 12 或 12.5。'],
    'zh-Hant': ['「{value}」不是數字。', '請只填數字，例如 12 或 12.5。'],
    en: ['"{value}" is not a number.', 'Write digits only, for example 12 or 12.5.'],
  },
  NUMBER_NOT_WHOLE: {
    'zh-Hans': ['“{value}”不是整数。', '请填整数。'],
    'zh-Hant': ['「{value}」不是整數。', '請填整數。'],
    en: ['"{value}" is not a whole number.', 'Write a whole number.'],
  },
  NUMBER_OUT_OF_RANGE: {
    'zh-Hans': ['{value} 超出允许的范围。', '请核对数值和单位。'],
    'zh-Hant': ['{value} 超出允許的範圍。', '請核對數值和單位。'],
    en: ['{value} is outside the allowed range.', 'Check the number and its unit.'],
  },
  FLAG_UNKNOWN: {
    'zh-Hans': ['“{value}”不是“是”或“否”。', '请填 是/否、TRUE/FALSE 或 Y/N。'],
    'zh-Hant': ['「{value}」不是「是」或「否」。', '請填 是/否、TRUE/FALSE 或 Y/N。'],
    en: ['"{value}" is neither yes nor no.', 'Write TRUE/FALSE, Y/N or 是/否.'],
  },
  AGE_NOT_AN_AGE: {
    'zh-Hans': ['“{value}”不是年龄。', '请填例如 5、5岁、18月 或 6 months。'],
    'zh-Hant': ['「{value}」不是年齡。', '請填例如 5、5歲、18月 或 6 months。'],
    en: ['"{value}" is not an age.', 'Write for example 5, 5 years, 18 m or 6 months.'],
  },
  CODE_UNKNOWN: {
    'zh-Hans': ['不认识“{value}”；原文已随记录保留。', '可填：{values}。'],
    'zh-Hant': ['不認識「{value}」；原文已隨記錄保留。', '可填：{values}。'],
    en: ['"{value}" is not known here; it was kept beside the record as it is.', 'Known words: {values}.'],
  },
  AREA_NOT_A_CODE: {
    'zh-Hans': ['“{value}”不是区划代码；原文已随记录保留。', '请填区划代码，例如 440106。'],
    'zh-Hant': ['「{value}」不是區劃代碼；原文已隨記錄保留。', '請填區劃代碼，例如 440106。'],
    en: ['"{value}" is not the code of an area; it was kept beside the record.', 'Write the code of an area, for example 440106.'],
  },
  TEXT_TOO_LONG: {
    'zh-Hans': ['文字有 {length} 个字符，超过该字段的上限。', '请缩短，或把该列映射到备注。'],
    'zh-Hant': ['文字有 {length} 個字元，超過該欄位的上限。', '請縮短，或把該欄對應到備註。'],
    en: ['The text has {length} characters, more than the field takes.', 'Shorten it, or map the column to a note.'],
  },
  FIELD_MISSING: {
    'zh-Hans': ['此行缺少“{field}”。', '请填写后重新导入。'],
    'zh-Hant': ['此列缺少「{field}」。', '請填寫後重新匯入。'],
    en: ['"{field}" is missing in this row.', 'Fill it in and import again.'],
  },
  KEY_MISSING: {
    'zh-Hans': ['此行没有编号，无法识别记录。', '请为每一行填写唯一编号。'],
    'zh-Hant': ['此列沒有編號，無法識別記錄。', '請為每一列填寫唯一編號。'],
    en: ['This row has no id, so its record cannot be told from others.', 'Give every row an id of its own.'],
  },
  KEY_CONFLICT: {
    'zh-Hans': ['编号 {key} 已在 {otherFile} 第 {otherRow} 行出现，但“{fields}”不同。', '请保留一行，或为其中一行改编号。'],
    'zh-Hant': ['編號 {key} 已在 {otherFile} 第 {otherRow} 列出現，但「{fields}」不同。', '請保留一列，或為其中一列改編號。'],
    en: [
      'Id {key} already stands in {otherFile}, row {otherRow}, with a different {fields}.',
      'Keep one of the two rows, or give one another id.',
    ],
  },
  INFECTION_NEW: {
    'zh-Hans': [
      '编号 {key} 在第 {otherRow} 行的日期为 {other}，此行为 {day}，间隔超过 {days} 天，按同一人的再次感染登记。',
      '如属同一次感染，请更正日期后重新导入。',
    ],
    'zh-Hant': [
      '編號 {key} 在第 {otherRow} 列的日期為 {other}，此列為 {day}，間隔超過 {days} 天，按同一人的再次感染登記。',
      '如屬同一次感染，請更正日期後重新匯入。',
    ],
    en: [
      'Row {otherRow} has {key} with the day {other}, this one with {day}: more than {days} days apart, so it is taken as another infection of the same person.',
      'If it is the same infection, correct the dates and import again.',
    ],
  },
  REFERENCE_MISSING: {
    'zh-Hans': ['{field} 指向的 {key} 在导入的文件中不存在。', '请同时导入含有 {key} 的文件，或更正编号。'],
    'zh-Hant': ['{field} 指向的 {key} 在匯入的檔案中不存在。', '請同時匯入含有 {key} 的檔案，或更正編號。'],
    en: ['{field} points at {key}, which nobody in the files is.', 'Import the file that holds {key} as well, or correct the id.'],
  },
  REFERENCE_REFUSED: {
    'zh-Hans': ['{field} 指向的 {key} 所在行有错误，未能导入。', '请先更正 {key} 所在的行。'],
    'zh-Hant': ['{field} 指向的 {key} 所在列有錯誤，未能匯入。', '請先更正 {key} 所在的列。'],
    en: ['{field} points at {key}, whose own row has an error.', 'Correct the row of {key} first.'],
  },
  REFERENCE_DROPPED: {
    'zh-Hans': ['{field} 指向的 {key} 不存在；该项已随记录保留，未建立关联。', '如需关联，请同时导入含有 {key} 的文件。'],
    'zh-Hant': ['{field} 指向的 {key} 不存在；該項已隨記錄保留，未建立關聯。', '如需關聯，請同時匯入含有 {key} 的檔案。'],
    en: [
      '{field} points at {key}, which is not there; it was kept beside the record and not linked.',
      'To link it, import the file that holds {key} as well.',
    ],
  },
  REFERENCE_CYCLE: {
    'zh-Hans': ['{field} 从 {key} 绕回到自身。', '请更正上下级关系。'],
    'zh-Hant': ['{field} 從 {key} 繞回到自身。', '請更正上下級關係。'],
    en: ['{field} leads from {key} back to itself.', 'Correct who is above whom.'],
  },
  EXPOSURE_TO_SELF: {
    'zh-Hans': ['{key} 被记为自己的感染来源。', '请更正感染来源的编号。'],
    'zh-Hant': ['{key} 被記為自己的感染來源。', '請更正感染來源的編號。'],
    en: ['{key} is named as its own source.', 'Correct the id of the source.'],
  },
  TABLE_NOT_RECOGNISED: {
    'zh-Hans': ['没有认出这张表的内容，未导入。', '请用映射指定各列含义，或去掉这个文件。'],
    'zh-Hant': ['沒有認出這張表的內容，未匯入。', '請用對應指定各欄含義，或移除這個檔案。'],
    en: [
      'What this table holds was not recognised; it was not imported.',
      'Give its columns a meaning in the mapping, or leave the file out.',
    ],
  },
};
