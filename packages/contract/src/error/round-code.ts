import { error } from './error-text.ts';

/** Errors of rosters and testing rounds. */
export const roundCodes = {
  ROSTER_COLUMNS_MISSING: error(
    422,
    '名册文件 {file} 缺少必需的列：{columns}。第一行须为列名，例如“户编号、区划代码、楼栋、单元、楼层、房号、姓名、出生年份”。请补上后重新上传。',
    '名冊檔案 {file} 缺少必需的欄：{columns}。第一列須為欄名，例如「戶編號、區劃代碼、樓棟、單元、樓層、房號、姓名、出生年份」。請補上後重新上傳。',
    'The register {file} lacks columns: {columns}. Its first line must name the columns, for example household, area code, building, unit, floor, room, name, birth year. Add them and upload it again.',
  ),
  ROSTER_FILE_UNREADABLE: error(
    422,
    '无法读取名册文件 {file}（{reason}，第 {row} 行）。没有任何行入册；请用表格软件另存为 CSV 或 XLSX 后重新上传。',
    '無法讀取名冊檔案 {file}（{reason}，第 {row} 列）。沒有任何列入冊；請用試算表軟體另存為 CSV 或 XLSX 後重新上傳。',
    'The register {file} cannot be read ({reason}, row {row}). Nothing of it went in; save the file as CSV or XLSX and upload it again.',
  ),
  ROSTER_REGISTER_INTERRUPTED: error(
    503,
    '服务器中途停止，名册 {file} 已全部回滚，没有任何行入册。请重新上传。',
    '伺服器中途停止，名冊 {file} 已全部回復，沒有任何列入冊。請重新上傳。',
    'The server was stopped while the register {file} went in. Everything was rolled back and nothing of it is on the roster. Upload it again.',
  ),
  ROSTER_REGISTER_FAILED: error(
    500,
    '名册 {file} 没有入册：{problem}。已全部回滚，没有任何行入册；处理后请重新上传。',
    '名冊 {file} 沒有入冊：{problem}。已全部回復，沒有任何列入冊；處理後請重新上傳。',
    'The register {file} did not go in: {problem}. Everything was rolled back and nothing of it is on the roster; upload it again afterwards.',
  ),
  ROSTER_OTHER_IS_DOUBLE: error(
    422,
    '不能把一个人登记为自己的重复，也不能指向已标为重复的记录。请改选保留下来的那条名册记录。',
    '不能把一個人登記為自己的重複，也不能指向已標為重複的記錄。請改選保留下來的那筆名冊記錄。',
    'A person cannot be a double of themselves, or of somebody who is a double. Choose the line that is kept.',
  ),
  ROUND_WINDOW_IMPOSSIBLE: error(
    422,
    '轮次的结束时间须晚于开始时间，且尚未过去（开始 {opensAt}，结束 {closesAt}）。请更正采样时段。',
    '輪次的結束時間須晚於開始時間，且尚未過去（開始 {opensAt}，結束 {closesAt}）。請更正採樣時段。',
    'A round must end after it begins, and later than now (from {opensAt} to {closesAt}). Correct its window.',
  ),
  ROUND_AREA_OUTSIDE: error(
    422,
    '应检范围中的 {area} 不在本轮的区域之内。请从范围中去掉，或改为更大的区域。',
    '應檢範圍中的 {area} 不在本輪的區域之內。請從範圍中去掉，或改為更大的區域。',
    'The rule names {area}, which lies outside the area of the round. Take it off the rule, or choose a larger area.',
  ),
  ROUND_CLASS_UNKNOWN: error(
    422,
    '现行防控规则中没有人员类别“{class}”。可用的类别：{known}。',
    '現行防控規則中沒有人員類別「{class}」。可用的類別：{known}。',
    'The rules in force know no class {class}. There are: {known}.',
  ),
  ROUND_NEEDS_SECOND_PERSON: error(
    403,
    '轮次须由提出人以外的人批准。您提出或最后修改了本轮，请由另一位有批准权限的人员办理。',
    '輪次須由提出人以外的人核准。您提出或最後修改了本輪，請由另一位有核准權限的人員辦理。',
    'A round is approved by somebody else than who proposed it. You proposed or last changed this one: ask another person who may approve.',
  ),
  ROUND_NAMES_NOBODY: error(
    422,
    '按此应检范围，名册中没有任何人应检。请先上传名册，或更正范围，再批准。',
    '按此應檢範圍，名冊中沒有任何人應檢。請先上傳名冊，或更正範圍，再核准。',
    'The rule names nobody on the roster. Upload the roster or correct the rule, then approve.',
  ),
  ROUND_STATE: error(
    409,
    '轮次当前为“{status}”，不能这样做。请刷新后查看它的现状；已结束的轮次不再变动，需要时另立一轮。',
    '輪次目前為「{status}」，不能這樣做。請重新整理後查看它的現狀；已結束的輪次不再變動，需要時另立一輪。',
    'The round is {status}, so this cannot be done. Look at it again; what has ended stays as it is, and another round is proposed where one is needed.',
  ),
  ROUND_NO_SUCH_VERSION: error(
    404,
    '本轮的应检底数没有第 {version} 版，最新为第 {newest} 版。',
    '本輪的應檢底數沒有第 {version} 版，最新為第 {newest} 版。',
    'The denominator of this round has no version {version}; the newest is {newest}.',
  ),
} as const;
