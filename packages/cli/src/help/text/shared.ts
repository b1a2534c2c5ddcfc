import { type SaidByName } from '../help-text.ts';

/** What several commands take, each said once. */
export const commonOptions = {
  '--json': ['在标准输出打印一个 JSON 文档', '在標準輸出列印一個 JSON 文件', 'print one JSON document on standard output'],
  '--lang': [
    '提示所用的语言：zh-Hans、zh-Hant 或 en',
    '提示所用的語言：zh-Hans、zh-Hant 或 en',
    'language of messages: zh-Hans, zh-Hant or en',
  ],
  '--data': [
    '数据目录；环境变量 DATABASE_URL 可改为指定 PostgreSQL',
    '資料目錄；環境變數 DATABASE_URL 可改為指定 PostgreSQL',
    'data directory; DATABASE_URL names a PostgreSQL instead of the embedded database',
  ],
  '--outbreak': ['疫情的名称或编号', '疫情的名稱或編號', 'name or id of the outbreak'],
  '--level': ['区间的置信水平', '區間的置信水平', 'level of confidence of the intervals'],
  '--plot': ['把图画成 .svg 或 .png 文件', '把圖畫成 .svg 或 .png 檔案', 'draw the figure into an .svg or .png file'],
  '--version': ['显示版本号', '顯示版本號', 'show the version'],
  '--help': ['显示用法', '顯示用法', 'show this help'],
} as const satisfies SaidByName;

export const seriesArguments = {
  file: [
    'CSV（或 XLSX、JSON）：每行一个日期和一个病例数，或加 --each-row 每行一例；- 为标准输入',
    'CSV（或 XLSX、JSON）：每列一個日期和一個病例數，或加 --each-row 每列一例；- 為標準輸入',
    'CSV (or XLSX, JSON): a date and a count in each row, or one row per case with --each-row; - is standard input',
  ],
} as const satisfies SaidByName;

export const seriesOptions = {
  '--date': [
    '日期列，YYYY-MM-DD 或 2026-W05；列名常见时自动识别',
    '日期欄，YYYY-MM-DD 或 2026-W05；欄名常見時自動識別',
    'date, YYYY-MM-DD or 2026-W05; guessed where it has a usual name',
  ],
  '--count': ['病例数列；列名常见时自动识别', '病例數欄；欄名常見時自動識別', 'number of cases; guessed where it has a usual name'],
  '--each-row': ['每行是一例：统计每日的行数', '每列是一例：統計每日的列數', 'each row is one case: count the rows of each day'],
  '--sum': [
    '同一日期的各行是不同部分（地区、性别），相加',
    '同一日期的各列是不同部分（地區、性別），相加',
    'rows of one date are parts (areas, sexes) and add up',
  ],
  '--gaps': [
    '没有行的日期：报错，或视为无病例',
    '沒有列的日期：報錯，或視為無病例',
    'dates without a row: an error, or days without a case',
  ],
  '--weekly': ['按星期一至星期日汇总为每周', '按星期一至星期日彙總為每週', 'add days up to weeks from Monday to Sunday'],
  '--from': ['使用的第一天', '使用的第一天', 'first day to use'],
  '--to': ['使用的最后一天', '使用的最後一天', 'last day to use'],
  '--incomplete': ['最后若干天（周）尚未报全', '最後若干天（週）尚未報全', 'so many last days (weeks) are not fully reported'],
} as const satisfies SaidByName;

export const serialIntervalOptions = {
  '--si-mean': ['代际间隔的均值，大于 1', '代際間隔的平均數，大於 1', 'mean serial interval, above 1'],
  '--si-sd': ['代际间隔的标准差', '代際間隔的標準差', 'standard deviation of the serial interval'],
  '--si': [
    '改用文件：CSV，代际间隔为 0（须为 0）、1、2……天的份额，每行一个',
    '改用檔案：CSV，代際間隔為 0（須為 0）、1、2……天的份額，每列一個',
    'instead: CSV with the share of serial intervals of 0 (must be 0), 1, 2, … days, a row each',
  ],
  '--si-column': [
    '该文件中的份额列；列名常见时自动识别',
    '該檔案中的份額欄；欄名常見時自動識別',
    'column of the shares in that file; guessed where it has a usual name',
  ],
  '--si-uncertain': [
    '均值和标准差都是估计值：均值的标准差、最小、最大，然后是标准差的标准差、最小、最大',
    '平均數和標準差都是估計值：平均數的標準差、最小、最大，然後是標準差的標準差、最小、最大',
    'the mean and the standard deviation are estimates: standard deviation, least and most of the mean, then of the standard deviation',
  ],
  '--draws': [
    '抽取的代际间隔数（--si-uncertain）或流行曲线数（--from-nowcast）',
    '抽取的代際間隔數（--si-uncertain）或流行曲線數（--from-nowcast）',
    'serial intervals drawn (--si-uncertain), curves drawn (--from-nowcast)',
  ],
  '--seed': [
    '抽样的种子：相同的种子得到相同的数字',
    '抽樣的種子：相同的種子得到相同的數字',
    'seed of what is drawn: the same seed gives the same numbers',
  ],
} as const satisfies SaidByName;

export const poolTestOptions = {
  '--prevalence': ['感染者所占的比例', '感染者所佔的比例', 'share of people infected'],
  '--sensitivity': ['检测的灵敏度，混样和单样相同', '檢測的敏感度，混樣和單樣相同', 'of the test, on pools and single specimens'],
  '--specificity': [
    '检测的特异度，混样和单样相同',
    '檢測的特異度，混樣和單樣相同',
    'of the test, on pools and single specimens: the share of those free of infection that test negative',
  ],
} as const satisfies SaidByName;

export const protocolOptions = {
  '--area': [
    '由大到小的辖区代码，用逗号隔开：CN,440000,440100',
    '由大到小的轄區程式碼，用逗號隔開：CN,440000,440100',
    'areas from the widest to the narrowest, with commas: CN,440000,440100',
  ],
  '--packs': ['协议包所在的文件夹', '協議包所在的資料夾', 'folder of packs'],
} as const satisfies SaidByName;
