import { type CommandHelps } from '../help-text.ts';
import { seriesArguments, seriesOptions, serialIntervalOptions } from './shared.ts';

/** Counts by day or week. */
export const seriesHelp = {
  rt: {
    about: [
      '由每日病例数估计随时间变化的有效再生数 Rt',
      '由每日病例數估計隨時間變化的有效再生數 Rt',
      'Reproduction number Rt over time from counts by day',
    ],
    arguments: seriesArguments,
    options: {
      ...seriesOptions,
      ...serialIntervalOptions,
      '--method': [
        'Cori：当时的传播；Wallinga-Teunis：当时的病例后来传染了多少人',
        'Cori：當時的傳播；Wallinga-Teunis：當時的病例後來傳染了多少人',
        'Cori: transmission of that time; Wallinga and Teunis: what cases of that time caused',
      ],
      '--window': ['视 R 为不变的天数', '視 R 為不變的天數', 'days over which R is taken as constant'],
      '--windows': ['每天一个滑动窗，或首尾相接的窗', '每天一個滑動窗，或首尾相接的窗', 'one window ending on each day, or side by side'],
      '--prior-mean': ['Cori：看数据之前 R 的均值', 'Cori：看資料之前 R 的平均數', 'Cori: mean of R before the data'],
      '--prior-sd': ['Cori：看数据之前 R 的标准差', 'Cori：看資料之前 R 的標準差', 'Cori: standard deviation of R before the data'],
      '--imported': [
        '当日在别处感染的病例数列；病例数列则只计本土病例',
        '當日在別處感染的病例數欄；病例數欄則只計本土病例',
        'cases of the day infected elsewhere; the count is then of local cases alone',
      ],
      '--correct-from': [
        'Wallinga-Teunis：已观察到这一比例的窗才作校正',
        'Wallinga-Teunis：已觀察到這一比例的窗才作校正',
        'Wallinga and Teunis: correct windows of which so much is seen',
      ],
      '--from-nowcast': [
        'Cori：报告日期列；每行一例，先推算尚未报告的病例',
        'Cori：通報日期欄；每列一例，先推算尚未通報的病例',
        'Cori: date of report; one row per case, whose unreported others are nowcast first',
      ],
      '--max-delay': [
        '与 --from-nowcast 合用：最长的报告延迟',
        '與 --from-nowcast 合用：最長的通報延遲',
        'with --from-nowcast: longest delay of a report',
      ],
      '--all': ['显示每个窗，而不只是最后 14 个', '顯示每個窗，而不只是最後 14 個', 'show every window, not the last 14'],
    },
  },
  growth: {
    about: [
      '由每日或每周病例数估计增长率和倍增时间；可分前后两段',
      '由每日或每週病例數估計成長率和倍增時間；可分前後兩段',
      'Growth rate and doubling time from counts by day or week; before and after a split',
    ],
    arguments: seriesArguments,
    options: {
      ...seriesOptions,
      '--split': [
        '分段日期，或 best（自动选择）：此前一条直线，此后一条',
        '分段日期，或 best（自動選擇）：此前一條直線，此後一條',
        'a date, or best: one line up to it and one from it on',
      ],
      '--split-window': [
        '与 best 合用：在病例数最高点前后多少天内寻找分段处',
        '與 best 合用：在病例數最高點前後多少天內尋找分段處',
        'with best: days around the highest count in which a split is looked for',
      ],
    },
  },
  nowcast: {
    about: [
      '最近几天还有多少病例尚待报告：补全流行曲线',
      '最近幾天還有多少病例尚待通報：補全流行曲線',
      'How many cases of the last days are still to be reported: the epidemic curve, completed',
    ],
    arguments: {
      file: [
        '每行一例，含发生日期和报告日期；- 为标准输入',
        '每列一例，含發生日期和通報日期；- 為標準輸入',
        'one row per case with the date it happened and the date it was reported; - is standard input',
      ],
    },
    options: {
      '--event': [
        '发病（入院、采样）日期列；列名常见时自动识别',
        '發病（入院、採樣）日期欄；欄名常見時自動識別',
        'date of onset (admission, sampling); guessed where it has a usual name',
      ],
      '--report': ['报告日期列；列名常见时自动识别', '通報日期欄；欄名常見時自動識別', 'date of report; guessed where it has a usual name'],
      '--count': ['一行代表的病例数列', '一列代表的病例數欄', 'number of cases a row stands for'],
      '--when': [
        '报告已全部收入文件的最后一天；默认为最后一次报告',
        '通報已全部收入檔案的最後一天；預設為最後一次通報',
        'last day whose reports are all in the file; the last report by default',
      ],
      '--D': [
        '区分的最长延迟；默认为 99% 的病例不超过的延迟',
        '區分的最長延遲；預設為 99% 的病例不超過的延遲',
        'longest delay told apart; the one that 99 % of the cases do not exceed by default',
      ],
      '--m': ['只用最近 m 天的数据估计延迟', '只用最近 m 天的資料估計延遲', 'learn the delays from the last m days alone'],
      '--window-by': [
        '与 --m 合用：按发生日还是按报告日取最近 m 天',
        '與 --m 合用：按發生日還是按通報日取最近 m 天',
        'with --m: the last m days of event, or of report',
      ],
      '--method': ['推荐用第一种；其余供比较', '推薦用第一種；其餘供比較', 'the first is the one to use; the others are for comparison'],
      '--last-days': ['只推算最后若干天', '只推算最後若干天', 'nowcast only so many last days'],
    },
  },
} as const satisfies CommandHelps;
