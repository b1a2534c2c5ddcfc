import { type CommandHelps } from '../help-text.ts';
import { seriesArguments, seriesOptions } from './shared.ts';

/** Surveillance. */
export const detectHelp = {
  detect: {
    about: [
      '发现高于预期的病例数：监测数据的阈值和预警',
      '發現高於預期的病例數：監測資料的閾值和預警',
      'Counts that are more than expected: thresholds and alarms of a surveillance series',
    ],
    arguments: seriesArguments,
    options: {
      ...seriesOptions,
      '--method': ['判断病例数的方法', '判斷病例數的方法', 'how a count is judged'],
      '--judge-from': [
        '从哪一天或哪一周开始判断；CUSUM 和 GLR 用此前的数据学习（默认为前一半）',
        '從哪一天或哪一週開始判斷；CUSUM 和 GLR 用此前的資料學習（預設為前一半）',
        'first day or week to judge; CUSUM and GLR learn from what is before it (half of the series by default)',
      ],
      '--alpha': [
        '没有暴发时报警的比例；各方法有各自的默认值',
        '沒有暴發時報警的比例；各方法有各自的預設值',
        'share of alarms without an outbreak; each method has its own default',
      ],
      '--baseline': ['EARS：基线中的病例数个数', 'EARS：基線中的病例數個數', 'EARS: counts in the baseline'],
      '--min-sigma': ['EARS：标准差的下限，以例计', 'EARS：標準差的下限，以例計', 'EARS: least standard deviation, in cases'],
      '--years': [
        'Farrington、RKI、Bayes：历史年数（b）',
        'Farrington、RKI、Bayes：歷史年數（b）',
        'Farrington, RKI, Bayes: years of history (b)',
      ],
      '--half-window': [
        'Farrington、RKI、Bayes：前后各取的周数（w）',
        'Farrington、RKI、Bayes：前後各取的週數（w）',
        'Farrington, RKI, Bayes: weeks on each side (w)',
      ],
      '--periods': [
        'flexible：把一年分成几段（noPeriods）',
        'flexible：把一年分成幾段（noPeriods）',
        'flexible: parts of a year (noPeriods)',
      ],
      '--past-left-out': ['flexible：略去紧邻此前的周数', 'flexible：略去緊鄰此前的週數', 'flexible: weeks just before that are left out'],
      '--weights-threshold': [
        'flexible：残差超过此值的既往暴发降低权重',
        'flexible：殘差超過此值的既往暴發降低權重',
        'flexible: residual from which a past outbreak weighs less',
      ],
      '--trend-p': [
        'flexible：p 值低于此值才保留趋势；1 为总是保留',
        'flexible：p 值低於此值才保留趨勢；1 為總是保留',
        'flexible: p-value below which a trend is kept; 1 keeps every trend',
      ],
      '--no-trend': ['Farrington：不考虑趋势', 'Farrington：不考慮趨勢', 'Farrington: look for no trend'],
      '--no-reweight': [
        'Farrington：既往暴发与其他周权重相同',
        'Farrington：既往暴發與其他週權重相同',
        'Farrington: past outbreaks weigh as much as other weeks',
      ],
      '--limit': ['flexible：界限的求法', 'flexible：界限的求法', 'flexible: how the limit is found'],
      '--noufaily': [
        'flexible：采用 Noufaily 等 2013 年的设置',
        'flexible：採用 Noufaily 等 2013 年的設定',
        'flexible: the settings of Noufaily et al. 2013',
      ],
      '--few-cases': [
        'Farrington：若干周内少于若干例时不报警；默认 5,4',
        'Farrington：若干週內少於若干例時不報警；預設 5,4',
        'Farrington: no alarm with fewer cases in so many weeks; 5,4 by default',
      ],
      '--population': [
        'Farrington：每个病例数对应的人口列，按人均判断',
        'Farrington：每個病例數對應的人口欄，按人均判斷',
        'Farrington: population of each count, to judge per person',
      ],
      '--variant': ['RKI、Bayes：1、2 或 3', 'RKI、Bayes：1、2 或 3', 'RKI, Bayes: 1, 2 or 3'],
      '--k': [
        'CUSUM：参考值；outbreakP：比值的界限',
        'CUSUM：參考值；outbreakP：比值的界限',
        'CUSUM: reference value; outbreakP: limit of the ratio',
      ],
      '--h': ['CUSUM：判断界限', 'CUSUM：判斷界限', 'CUSUM: decision limit'],
      '--mean': [
        'CUSUM：没有暴发时的均值，或 average（平均）、seasonal（随季节）',
        'CUSUM：沒有暴發時的平均數，或 average（平均）、seasonal（隨季節）',
        'CUSUM: the mean without an outbreak, or average or seasonal',
      ],
      '--transformation': ['CUSUM：使病例数近似正态的变换', 'CUSUM：使病例數近似正態的變換', 'CUSUM: what makes counts normal'],
      '--change': [
        'GLR：均值变为若干倍，或另外增加病例',
        'GLR：平均數變為若干倍，或另外增加病例',
        'GLR: the mean becomes a multiple, or cases add to it',
      ],
      '--threshold': ['GLR、stcd：统计量的界限', 'GLR、stcd：統計量的界限', 'GLR, stcd: limit of the statistic'],
      '--x': ['stcd：每例的坐标列（每行一例）', 'stcd：每例的座標欄（每列一例）', 'stcd: coordinate of each case (one row per case)'],
      '--y': ['stcd：另一坐标列', 'stcd：另一座標欄', 'stcd: the other coordinate'],
      '--radius': [
        'stcd：聚集区的半径，单位与坐标相同',
        'stcd：聚集區的半徑，單位與座標相同',
        'stcd: radius of a cluster, in the unit of the coordinates',
      ],
      '--epsilon': [
        'stcd：要发现的相对升幅，0.5 为多出一半',
        'stcd：要發現的相對升幅，0.5 為多出一半',
        'stcd: relative rise to look for, 0.5 for half as many again',
      ],
      '--all': [
        '显示每个病例数，而不只是报警和最后八个',
        '顯示每個病例數，而不只是報警和最後八個',
        'show every count, not only alarms and the last eight',
      ],
    },
  },
  scan: {
    about: [
      '空间和时空扫描：哪里（何时）的病例多于偶然',
      '空間和時空掃描：哪裡（何時）的病例多於偶然',
      'Spatial and space-time scan: where (and when) are more cases than chance would put there?',
    ],
    arguments: {
      file: [
        'poisson、bernoulli：每行一个地点；space-time、permutation：每行一例；- 为标准输入',
        'poisson、bernoulli：每列一個地點；space-time、permutation：每列一例；- 為標準輸入',
        'poisson, bernoulli: one row per place; space-time, permutation: one row per case; - is standard input',
      ],
    },
    options: {
      '--model': [
        '人群中的病例、病例与对照，或时空中的病例',
        '人群中的病例、病例與對照，或時空中的病例',
        'cases among people, cases and controls, or cases in space and time',
      ],
      '--places': [
        '主文件列的是病例时，给出地点及其坐标（和人口）的文件',
        '主檔案列的是病例時，給出地點及其座標（和人口）的檔案',
        'places with their coordinates (and population), when the file lists cases',
      ],
      '--place': [
        '地点编号列，两个文件相同；列名常见时自动识别',
        '地點編號欄，兩個檔案相同；欄名常見時自動識別',
        'id of the place, the same in both files; guessed where it has a usual name',
      ],
      '--x': [
        '平面地图上的坐标列；列名常见时自动识别',
        '平面地圖上的座標欄；欄名常見時自動識別',
        'coordinate on a flat map; guessed where it has a usual name',
      ],
      '--y': ['另一坐标列', '另一座標欄', 'the other coordinate'],
      '--latitude': ['改用纬度列（北纬为正）', '改用緯度欄（北緯為正）', 'instead: degrees north'],
      '--longitude': ['经度列（东经为正）', '經度欄（東經為正）', 'degrees east'],
      '--cases': [
        '病例数列；列名常见时自动识别，病例名单的一行为一例',
        '病例數欄；欄名常見時自動識別，病例名單的一列為一例',
        'number of cases; guessed where it has a usual name, a row of a list of cases is one',
      ],
      '--population': [
        '各地点的人口列；列名常见时自动识别',
        '各地點的人口欄；欄名常見時自動識別',
        'people at each place; guessed where it has a usual name',
      ],
      '--controls': ['bernoulli：未患病人数列', 'bernoulli：未患病人數欄', 'bernoulli: people without the disease'],
      '--expected': [
        'poisson：按年龄、性别预期的病例数列，单位不限',
        'poisson：按年齡、性別預期的病例數欄，單位不限',
        'poisson: cases expected from age and sex, in any unit',
      ],
      '--date': [
        'space-time、permutation：病例的日期列；列名常见时自动识别',
        'space-time、permutation：病例的日期欄；欄名常見時自動識別',
        'space-time, permutation: date of the case; guessed where it has a usual name',
      ],
      '--from': ['研究的第一天；默认为病例的第一天', '研究的第一天；預設為病例的第一天', 'first day of the study; of the cases by default'],
      '--to': ['研究的最后一天', '研究的最後一天', 'last day of the study'],
      '--unit': ['时间的步长', '時間的步長', 'step of time'],
      '--unit-length': ['每步含几个单位', '每步含幾個單位', 'units in a step'],
      '--longest': [
        '聚集持续的最多步数；默认为研究期的一半',
        '聚集持續的最多步數；預設為研究期的一半',
        'longest cluster, in steps; half of the study by default',
      ],
      '--prospective': ['只找持续到研究期末的聚集', '只找持續到研究期末的聚集', 'only clusters that last to the end of the study'],
      '--largest-share': [
        '圆内人口（或病例）的最大比例',
        '圓內人口（或病例）的最大比例',
        'largest share of the population (or cases) in a circle',
      ],
      '--rates': ['找哪种发病率的聚集', '找哪種發病率的聚集', 'clusters of which rates'],
      '--least-cases': ['高发聚集至少需要的病例数', '高發聚集至少需要的病例數', 'cases a cluster of a high rate needs'],
      '--most': ['最多列出的聚集数', '最多列出的聚集數', 'clusters told'],
      '--replications': ['为求 p 值随机生成的数据组数', '為求 p 值隨機生成的資料組數', 'data sets drawn by chance for the p-value'],
      '--gumbel': [
        '用 Gumbel 近似求 p 值，可小于随机组数的倒数',
        '用 Gumbel 近似求 p 值，可小於隨機組數的倒數',
        "p-values by Gumbel's approximation, which go below one in the replications",
      ],
      '--seed': [
        '随机组的种子：相同的种子得到相同的数字',
        '隨機組的種子：相同的種子得到相同的數字',
        'seed of the replications: the same seed gives the same numbers',
      ],
    },
  },
} as const satisfies CommandHelps;
