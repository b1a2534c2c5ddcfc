import { type Locale } from '@firebreak/contract';

type Words = Readonly<Record<Locale, readonly [why: string, remedy: string]>>;
/** Three languages: what is wrong and what to do in each. */
const words = (hans: Words['en'], hant: Words['en'], en: Words['en']): Words => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/**
 * What may be wrong with a command line. `{at}` is the option or argument, `{value}` what was given there, the rest comes with the error.
 */
export const usageTexts = {
  // What commander finds.
  ARGUMENT_MISSING: words(
    ['缺少参数 {at}。', '请写在命令之后。'],
    ['缺少參數 {at}。', '請寫在命令之後。'],
    ['The argument {at} is missing.', 'Write it behind the command.'],
  ),
  ARGUMENTS_TOO_MANY: words(
    ['参数过多：应为 {expected} 个，给了 {given} 个。', '含空格的参数请加引号。'],
    ['參數過多：應為 {expected} 個，給了 {given} 個。', '含空格的參數請加引號。'],
    ['There are too many arguments: {expected} wanted, {given} given.', 'Put one with spaces into quotes.'],
  ),
  OPTION_MISSING: words(
    ['缺少必需的选项。', '请补上该选项和它的值。'],
    ['缺少必需的選項。', '請補上該選項和它的值。'],
    ['This option is needed.', 'Add it with its value.'],
  ),
  OPTION_VALUE_MISSING: words(
    ['选项后面缺少值。', '请在选项后写出值。'],
    ['選項後面缺少值。', '請在選項後寫出值。'],
    ['The option needs a value.', 'Write the value behind it.'],
  ),
  OPTION_UNKNOWN: words(
    ['没有选项 {value}。', '请核对拼写。'],
    ['沒有選項 {value}。', '請核對拼寫。'],
    ['There is no option {value}.', 'Check its spelling.'],
  ),
  OPTIONS_CONFLICT: words(
    ['不能与 {other} 同时使用。', '请去掉其中一个。'],
    ['不能與 {other} 同時使用。', '請去掉其中一個。'],
    ['It cannot be used with {other}.', 'Leave out one of them.'],
  ),
  COMMAND_UNKNOWN: words(
    ['没有命令“{value}”。', '请核对拼写。'],
    ['沒有命令「{value}」。', '請核對拼寫。'],
    ['There is no command “{value}”.', 'Check its spelling.'],
  ),
  COMMAND_LINE_UNREADABLE: words(
    ['命令行有误。', '请按用法改写。'],
    ['命令列有誤。', '請按用法改寫。'],
    ['The command line cannot be read.', 'Write it as its help says.'],
  ),
  // One value.
  VALUE_REFUSED: words(
    ['不接受“{value}”。', '请按用法给出值。'],
    ['不接受「{value}」。', '請按用法給出值。'],
    ['“{value}” is not taken.', 'Give a value as the help says.'],
  ),
  VALUE_NOT_A_CHOICE: words(
    ['没有“{value}”这一项。', '可选：{options}。'],
    ['沒有「{value}」這一項。', '可選：{options}。'],
    ['“{value}” is no choice.', 'Give one of {options}.'],
  ),
  VALUE_NOT_A_NUMBER: words(
    ['“{value}”不是数字。', '请给出数字，例如 2.5。'],
    ['「{value}」不是數字。', '請給出數字，例如 2.5。'],
    ['“{value}” is not a number.', 'Give a number, such as 2.5.'],
  ),
  VALUE_NOT_POSITIVE: words(
    ['“{value}”不大于 0。', '请给出大于 0 的数。'],
    ['「{value}」不大於 0。', '請給出大於 0 的數。'],
    ['“{value}” is not above 0.', 'Give a number above 0.'],
  ),
  VALUE_NOT_WHOLE: words(
    ['“{value}”不是不小于 {least} 的整数。', '请给出整数，例如 7。'],
    ['「{value}」不是不小於 {least} 的整數。', '請給出整數，例如 7。'],
    ['“{value}” is not a whole number of at least {least}.', 'Give a whole number, such as 7.'],
  ),
  VALUE_NOT_A_SHARE: words(
    ['“{value}”不在 0 与 1 之间（不含 0 和 1）。', '请给出比例，例如 0.95。'],
    ['「{value}」不在 0 與 1 之間（不含 0 和 1）。', '請給出比例，例如 0.95。'],
    ['“{value}” does not lie between 0 and 1, both left out.', 'Give a share, such as 0.95.'],
  ),
  VALUE_NOT_A_PROBABILITY: words(
    ['“{value}”不在 0 至 1 之内。', '请给出比例，例如 0.9。'],
    ['「{value}」不在 0 至 1 之內。', '請給出比例，例如 0.9。'],
    ['“{value}” is not from 0 to 1.', 'Give a share, such as 0.9.'],
  ),
  VALUE_NOT_A_DATE: words(
    ['“{value}”不是日期。', '请写成 年-月-日，例如 2026-02-13。'],
    ['「{value}」不是日期。', '請寫成 年-月-日，例如 2026-02-13。'],
    ['“{value}” is not a date.', 'Write year-month-day, such as 2026-02-13.'],
  ),
  VALUE_NOT_A_DATE_OR_BEST: words(
    ['“{value}”既不是日期，也不是 best。', '请写成 年-月-日，例如 2026-02-13，或写 best。'],
    ['「{value}」既不是日期，也不是 best。', '請寫成 年-月-日，例如 2026-02-13，或寫 best。'],
    ['“{value}” is neither a date nor best.', 'Write year-month-day, such as 2026-02-13, or best.'],
  ),
  VALUE_NOT_AN_INSTANT: words(
    ['“{value}”不是带时区的时间。', '请写成 2022-07-12T08:00+08:00。'],
    ['「{value}」不是帶時區的時間。', '請寫成 2022-07-12T08:00+08:00。'],
    ['“{value}” is not a moment with its time zone.', 'Write it as 2022-07-12T08:00+08:00.'],
  ),
  VALUE_NOT_A_RANGE: words(
    ['“{value}”中的范围不是由小到大，或超过 {most} 个数。', '请写成由小到大的范围，例如 2-12。'],
    ['「{value}」中的範圍不是由小到大，或超過 {most} 個數。', '請寫成由小到大的範圍，例如 2-12。'],
    ['A range in “{value}” does not rise, or is over more than {most} numbers.', 'Write it from small to large, such as 2-12.'],
  ),
  VALUE_EMPTY: words(
    ['没有任何数。', '请至少给出一个数，例如 5,10。'],
    ['沒有任何數。', '請至少給出一個數，例如 5,10。'],
    ['It holds no number.', 'Give at least one, such as 5,10.'],
  ),
  VALUE_NOT_FOUR_COUNTS: words(
    ['给了 {given} 个数，应为四个。', '请按用法所列的顺序给出四个整数，用逗号隔开，例如 43,11,3,18。'],
    ['給了 {given} 個數，應為四個。', '請按用法所列的順序給出四個整數，用逗號隔開，例如 43,11,3,18。'],
    ['It has {given} numbers, not four.', 'Give four counts in the order of the help, with commas, such as 43,11,3,18.'],
  ),
  VALUE_NOT_SIX_NUMBERS: words(
    ['给了 {given} 个数，应为六个。', '请依次给出均值的标准差、最小、最大，再给出标准差的标准差、最小、最大，用逗号隔开。'],
    ['給了 {given} 個數，應為六個。', '請依次給出平均數的標準差、最小、最大，再給出標準差的標準差、最小、最大，用逗號隔開。'],
    [
      'It has {given} numbers, not six.',
      'Give standard deviation, least and most of the mean, then the same of the standard deviation, with commas.',
    ],
  ),
  VALUE_NOT_MEAN_AND_SD: words(
    ['“{value}”不是 200 天以内的均值和标准差。', '请给出均值和标准差（天），例如 5.2,2.8。'],
    ['「{value}」不是 200 天以內的平均數和標準差。', '請給出平均數和標準差（天），例如 5.2,2.8。'],
    ['“{value}” is not a mean and a standard deviation below 200 days.', 'Give both in days, such as 5.2,2.8.'],
  ),
  VALUE_NOT_CASES_AND_WEEKS: words(
    ['“{value}”不是病例数和周数。', '请给出两个整数，例如 5,4。'],
    ['「{value}」不是病例數和週數。', '請給出兩個整數，例如 5,4。'],
    ['“{value}” is not a number of cases and one of weeks.', 'Give two whole numbers, such as 5,4.'],
  ),
  VALUE_NOT_A_POOL_PLAN: words(
    ['“{value}”不是混检方案。', '请写一个数，例如 10，或方括号中的数，例如 [5,5] 或 [[2,3],5]。'],
    ['「{value}」不是混檢方案。', '請寫一個數，例如 10，或方括號中的數，例如 [5,5] 或 [[2,3],5]。'],
    ['“{value}” is no plan of pools.', 'Write a number such as 10, or lists of numbers such as [5,5] or [[2,3],5].'],
  ),
  VALUE_NOT_A_PORT: words(
    ['“{value}”不是端口。', '请给出 0 至 65535 的整数，例如 8080。'],
    ['「{value}」不是連接埠。', '請給出 0 至 65535 的整數，例如 8080。'],
    ['“{value}” is no port.', 'Give a whole number from 0 to 65535, such as 8080.'],
  ),
  VALUE_NOT_A_USER_NAME: words(
    ['“{value}”不能作为用户名。', '请用 2 至 60 个字母、数字、点、短横线或下划线。'],
    ['「{value}」不能作為使用者名稱。', '請用 2 至 60 個字母、數字、點、短橫線或底線。'],
    ['“{value}” cannot be a name to sign in with.', 'Use 2 to 60 letters, digits, dots, dashes or underscores.'],
  ),
  VALUE_NOT_A_TIME_ZONE: words(
    ['没有时区“{value}”。', '请写成 Asia/Shanghai 这样的名称。'],
    ['沒有時區「{value}」。', '請寫成 Asia/Shanghai 這樣的名稱。'],
    ['There is no time zone “{value}”.', 'Use a name such as Asia/Shanghai.'],
  ),
  VALUE_NOT_A_FIGURE_FILE: words(
    ['无法画成文件“{value}”。', '文件名请以 .svg 或 .png 结尾。'],
    ['無法畫成檔案「{value}」。', '檔名請以 .svg 或 .png 結尾。'],
    ['No figure can be drawn into “{value}”.', 'Let the name of the file end in .svg or .png.'],
  ),
  VALUE_NOT_AN_ANCHOR: words(
    ['“{value}”不是 名称=日期。', '请写成 leftArea=2022-07-10。'],
    ['「{value}」不是 名稱=日期。', '請寫成 leftArea=2022-07-10。'],
    ['“{value}” is not a name and a date.', 'Write it as leftArea=2022-07-10.'],
  ),
  VALUE_NOT_AN_AREA_SOURCE: words(
    ['“{value}”不是中国辖区的写法。', '请写 china、china:440000，或 china:440000:级别；级别可选：{options}。'],
    ['「{value}」不是中國轄區的寫法。', '請寫 china、china:440000，或 china:440000:級別；級別可選：{options}。'],
    ['“{value}” names no areas of China.', 'Write china, china:440000, or china:440000:LEVEL with a level of {options}.'],
  ),
  // What belongs together, or to the data.
  COUNTS_MISSING: words(
    ['没有数据。', '请给出文件和 --exposure，或用 --cells 给出四个数。'],
    ['沒有資料。', '請給出檔案和 --exposure，或用 --cells 給出四個數。'],
    ['There is nothing to count.', 'Give a file with --exposure, or four counts with --cells.'],
  ),
  TEST_COUNTS_MISSING: words(
    ['没有数据。', '请给出文件、--test 和 --truth，或用 --cells 给出四个数。'],
    ['沒有資料。', '請給出檔案、--test 和 --truth，或用 --cells 給出四個數。'],
    ['There is nothing to count.', 'Give a file with --test and --truth, or four counts with --cells.'],
  ),
  PROPORTION_COUNTS_MISSING: words(
    ['没有分子和分母。', '请给出 --numerator 和 --denominator；或给出文件和 --outcome。'],
    ['沒有分子和分母。', '請給出 --numerator 和 --denominator；或給出檔案和 --outcome。'],
    ['A proportion of nothing cannot be told.', 'Give --numerator and --denominator, or a file with --outcome.'],
  ),
  TEST_QUALITY_INCOMPLETE: words(
    ['只给出了其中一个。', '请同时给出两者，或都不给。'],
    ['只給出了其中一個。', '請同時給出兩者，或都不給。'],
    ['Only one of them is given.', 'Give both, or neither.'],
  ),
  REFERENCE_UNKNOWN: words(
    ['没有名为“{value}”的组。', '现有的组：{groups}。请写其中之一。'],
    ['沒有名為「{value}」的組。', '現有的組：{groups}。請寫其中之一。'],
    ['There is no group “{value}”.', 'The groups are {groups}: name one of them.'],
  ),
  TWO_RISKS_MISSING: words(
    ['比较两个率须有两个率。', '请给出这两个选项，例如 --risk1 0.1 --risk2 0.2。'],
    ['比較兩個率須有兩個率。', '請給出這兩個選項，例如 --risk1 0.1 --risk2 0.2。'],
    ['Two risks are compared.', 'Give both, such as --risk1 0.1 --risk2 0.2.'],
  ),
  EXPECTED_MISSING: words(
    ['估计一个比例须有预计的比例和精度。', '请给出这两个选项，例如 --expected 0.3 --precision 0.05。'],
    ['估計一個比例須有預計的比例和精度。', '請給出這兩個選項，例如 --expected 0.3 --precision 0.05。'],
    ['A proportion needs what it may be and how well it is to be known.', 'Give both, such as --expected 0.3 --precision 0.05.'],
  ),
  PREVALENCE_MISSING: words(
    ['发现感染须有要能发现的最低感染率。', '请给出，例如 --prevalence 0.01。'],
    ['發現感染須有要能發現的最低感染率。', '請給出，例如 --prevalence 0.01。'],
    ['To find an infection, the least prevalence to be found is needed.', 'Give it, such as --prevalence 0.01.'],
  ),
  INFECTED_COLUMNS_MISSING: words(
    ['没有指明谁传染了多少人。', '请用 --infected 指明人数列，或用 --from 和 --to 指明传播关系。'],
    ['沒有指明誰傳染了多少人。', '請用 --infected 指明人數欄，或用 --from 和 --to 指明傳播關係。'],
    [
      'Nothing says how many people a case infected.',
      'Name the column of counts with --infected, or both ends of a transmission with --from and --to.',
    ],
  ),
  CASE_ID_MISSING: words(
    ['没有指明 --cases 文件中的病例编号列。', '请用 --id 指明。'],
    ['沒有指明 --cases 檔案中的病例編號欄。', '請用 --id 指明。'],
    ['The id column of the --cases file is not named.', 'Name it with --id.'],
  ),
  DELAY_COLUMNS_MISSING: words(
    ['没有指明间隔的起止。', '请用 --start 和 --end 指明日期列，或用 --days 指明天数列。'],
    ['沒有指明間隔的起止。', '請用 --start 和 --end 指明日期欄，或用 --days 指明天數欄。'],
    ['Nothing says where a delay begins and ends.', 'Name the date columns with --start and --end, or a column of days with --days.'],
  ),
  POOL_COLUMNS_MISSING: words(
    ['没有指明各管的结果。', '请用 --pools 和 --positive 指明各组管数，或用 --result 指明每管结果。'],
    ['沒有指明各管的結果。', '請用 --pools 和 --positive 指明各組管數，或用 --result 指明每管結果。'],
    [
      'Nothing says which pools are positive.',
      'Name the columns of counts with --pools and --positive, or the result of each pool with --result.',
    ],
  ),
  PLACES_MISSING: words(
    ['时空扫描须知道各地点的坐标。', '请用 --places 给出地点文件。'],
    ['時空掃描須知道各地點的座標。', '請用 --places 給出地點檔案。'],
    ['A scan in space and time needs where the places are.', 'Give the file of places with --places.'],
  ),
  CONTROLS_MISSING: words(
    ['bernoulli 模型须有未患病人数。', '请用 --controls 指明未患病人数列。'],
    ['bernoulli 模型須有未患病人數。', '請用 --controls 指明未患病人數欄。'],
    ['The model bernoulli needs people without the disease.', 'Name their column with --controls.'],
  ),
  COORDINATES_MISSING: words(
    ['看不出哪两列是坐标。', '现有的列：{columns}。请用 --x 和 --y，或 --latitude 和 --longitude 指明。'],
    ['看不出哪兩欄是座標。', '現有的欄：{columns}。請用 --x 和 --y，或 --latitude 和 --longitude 指明。'],
    [
      'No two columns are clearly the coordinates.',
      'The columns are {columns}: name them with --x and --y, or --latitude and --longitude.',
    ],
  ),
  STCD_SETTINGS_MISSING: words(
    ['stcd 方法缺少设置。', '请给出这五个选项。'],
    ['stcd 方法缺少設定。', '請給出這五個選項。'],
    ['The method stcd lacks settings.', 'Give all five.'],
  ),
  GLR_MEAN_NOT_A_NUMBER: words(
    ['glr 方法的均值须为数字。', '请给出数字，或不给该选项，由较早的数据估计。'],
    ['glr 方法的平均數須為數字。', '請給出數字，或不給該選項，由較早的資料估計。'],
    ['The method glr takes a mean that is a number.', 'Give a number, or leave it out: the mean is then learnt from the earlier counts.'],
  ),
  JUDGE_FROM_LATE: words(
    ['数据在 {value} 之前已结束。', '请给出数据之内的日期。'],
    ['資料在 {value} 之前已結束。', '請給出資料之內的日期。'],
    ['The series ends before {value}.', 'Give a date within the series.'],
  ),
  SERIAL_INTERVAL_MISSING: words(
    ['没有代际间隔。', '请给出 --si-mean 和 --si-sd，或用 --si 给出份额文件。'],
    ['沒有代際間隔。', '請給出 --si-mean 和 --si-sd，或用 --si 給出份額檔案。'],
    ['There is no serial interval.', 'Give --si-mean and --si-sd, or a file of shares with --si.'],
  ),
  SERIAL_INTERVAL_NOT_CERTAIN: words(
    ['Wallinga-Teunis 法只用一个代际间隔。', '请去掉 --si-uncertain，或改用 --method cori。'],
    ['Wallinga-Teunis 法只用一個代際間隔。', '請去掉 --si-uncertain，或改用 --method cori。'],
    ['Wallinga and Teunis take one serial interval.', 'Leave out --si-uncertain, or use --method cori.'],
  ),
  LINE_LIST_DELAYS_MISSING: words(
    ['病例一览表须与代间距和潜伏期一起给出。', '请给出这两个选项，例如 --generation-time 5.2,2.8 --incubation 5.5,2.4。'],
    ['病例一覽表須與代間距和潛伏期一起給出。', '請給出這兩個選項，例如 --generation-time 5.2,2.8 --incubation 5.5,2.4。'],
    ['A line list needs generation time and incubation period.', 'Give both, such as --generation-time 5.2,2.8 --incubation 5.5,2.4.'],
  ),
  OUTBREAK_OR_FACTS: words(
    ['疫情和事实文件二者只取其一。', '请给出 --outbreak 或 --facts。'],
    ['疫情和事實檔案二者只取其一。', '請給出 --outbreak 或 --facts。'],
    ['It is either an outbreak or a file of facts.', 'Give --outbreak or --facts.'],
  ),
  FACTS_NEED_RULES: words(
    ['事实文件须同时说明规则和时刻。', '请同时给出 --pack 和 --at。'],
    ['事實檔案須同時說明規則和時刻。', '請同時給出 --pack 和 --at。'],
    ['A file of facts needs the rules and the moment.', 'Give --pack and --at too.'],
  ),
  OUTBREAK_NAME_SHARED: words(
    ['有 {count} 起疫情名为“{value}”。', '请改用疫情编号；firebreak outbreak list 列出编号。'],
    ['有 {count} 起疫情名為「{value}」。', '請改用疫情編號；firebreak outbreak list 列出編號。'],
    ['{count} outbreaks are called “{value}”.', 'Give the id, which firebreak outbreak list shows.'],
  ),
  CHINA_AREA_UNKNOWN: words(
    ['中国行政区划数据中没有“{value}”。', '请核对代码，例如 china:440000。'],
    ['中國行政區劃資料中沒有「{value}」。', '請核對代碼，例如 china:440000。'],
    ['The areas of China have no “{value}”.', 'Check the code: china:440000, for example.'],
  ),
  OUTBREAK_NOT_FOUND: words(
    ['没有名称或编号为“{value}”的疫情。', 'firebreak outbreak list 列出现有的疫情。'],
    ['沒有名稱或編號為「{value}」的疫情。', 'firebreak outbreak list 列出現有的疫情。'],
    ['There is no outbreak with the name or id “{value}”.', 'firebreak outbreak list shows those there are.'],
  ),
  PACK_NOT_IN_FORCE: words(
    ['没有在 {moment} 生效的协议包 {pack}。', '现有：{packs}。'],
    ['沒有在 {moment} 生效的協議包 {pack}。', '現有：{packs}。'],
    ['No edition of {pack} is in force at {moment}.', 'There are: {packs}.'],
  ),
  EDITION_NOT_FOUND: words(
    ['没有协议包 {pack}。', '现有：{packs}。'],
    ['沒有協議包 {pack}。', '現有：{packs}。'],
    ['There is no pack {pack}.', 'There are: {packs}.'],
  ),
  CLASS_WITHOUT_RULE: words(
    ['{pack} 对“{value}”没有规定，不作限制。', '该版次的类别：{classes}。'],
    ['{pack} 對「{value}」沒有規定，不作限制。', '該版次的類別：{classes}。'],
    ['{pack} has no rule for “{value}” and restricts nobody by it.', 'Its classes: {classes}.'],
  ),
  ANCHORS_MISSING: words(
    ['缺少起算日期：{anchors}。', '请用 --last-exposure、--quarantine-start 或 --anchor 名称=日期 给出。'],
    ['缺少起算日期：{anchors}。', '請用 --last-exposure、--quarantine-start 或 --anchor 名稱=日期 給出。'],
    ['Dates to count from are missing: {anchors}.', 'Give them with --last-exposure, --quarantine-start or --anchor NAME=DATE.'],
  ),
  PERSON_NOT_FOUND: words(
    ['截至 {moment} 没有关于“{value}”的记录。', '请核对姓名代号和时间。'],
    ['截至 {moment} 沒有關於「{value}」的記錄。', '請核對姓名代號和時間。'],
    ['Nothing about “{value}” was recorded by {moment}.', 'Check the name and the time.'],
  ),
  OUT_FILE_MISSING: words(
    ['XLSX 不能写到标准输出。', '请用 --out 给出文件。'],
    ['XLSX 不能寫到標準輸出。', '請用 --out 給出檔案。'],
    ['XLSX is not written to standard output.', 'Name a file with --out.'],
  ),
} as const satisfies Readonly<Record<string, Words>>;
export type UsageCode = keyof typeof usageTexts;

/** What to do about a misspelt word, where commander finds a near one. */
export const didYouMean: Readonly<Record<Locale, string>> = {
  'zh-Hans': '是否要用 {suggestion}？',
  'zh-Hant': '是否要用 {suggestion}？',
  en: 'Did you mean {suggestion}?',
};
