import { type CommandHelps } from '../help-text.ts';

/** Measures of field epidemiology. */
export const measureHelp = {
  'measure two-by-two': {
    about: [
      '四格表的相对危险度、比值比、率差和检验',
      '四格表的相對危險度、勝算比、率差和檢驗',
      'Risk ratio, odds ratio, risk difference and tests of a two-by-two table',
    ],
    arguments: {
      file: [
        '病例一览表，每人一行，或加 --count 每组一行；- 为标准输入',
        '病例一覽表，每人一列，或加 --count 每組一列；- 為標準輸入',
        'line list with one row per person, or per group with --count; - is standard input',
      ],
    },
    options: {
      '--exposure': ['暴露的是/否列，或“列名=值”', '暴露的是/否欄，或「欄名=值」', 'yes-no column of the exposure, or COLUMN=VALUE'],
      '--outcome': [
        '发病的是/否列，或“列名=值”；列名常见时自动识别',
        '發病的是/否欄，或「欄名=值」；欄名常見時自動識別',
        'yes-no column of the illness, or COLUMN=VALUE; guessed where it has a usual name',
      ],
      '--count': ['一行代表的人数列', '一列代表的人數欄', 'number of people a row stands for'],
      '--cells': [
        '不用文件时：暴露发病、暴露未病、未暴露发病、未暴露未病',
        '不用檔案時：暴露發病、暴露未病、未暴露發病、未暴露未病',
        'without a file: exposed ill, exposed well, unexposed ill, unexposed well',
      ],
      '--design': ['研究设计：队列或病例对照', '研究設計：佇列或病例對照', 'what the people are: a cohort, or cases and controls'],
      '--limits': ['比值和率差的区间方法', '比值和率差的區間方法', 'limits of ratios and difference'],
    },
  },
  'measure attack-rates': {
    about: [
      '由病例一览表按各暴露计算罹患率，每种暴露一个是/否列（食物中毒分析表）',
      '由病例一覽表按各暴露計算罹患率，每種暴露一個是/否欄（食物中毒分析表）',
      'Attack rates by exposure from a line list with one yes-no column for each exposure (the food-poisoning table)',
    ],
    arguments: {
      file: [
        '病例一览表，每人一行；- 为标准输入',
        '病例一覽表，每人一列；- 為標準輸入',
        'line list with one row per person; - is standard input',
      ],
    },
    options: {
      '--outcome': [
        '发病的是/否列，或“列名=值”；列名常见时自动识别',
        '發病的是/否欄，或「欄名=值」；欄名常見時自動識別',
        'yes-no column of the illness, or COLUMN=VALUE; guessed where it has a usual name',
      ],
      '--exposures': [
        '各暴露列，用逗号隔开；默认为其他所有是/否列',
        '各暴露欄，用逗號隔開；預設為其他所有是/否欄',
        'exposures, with commas; all other yes-no columns by default',
      ],
    },
  },
  'measure stratified': {
    about: [
      '分层（年龄组、病区）的 Mantel-Haenszel 合并值，并检验各层是否一致',
      '分層（年齡組、病區）的 Mantel-Haenszel 合併值，並檢驗各層是否一致',
      'Mantel-Haenszel ratios over strata (age bands, wards), with tests whether the strata agree',
    ],
    arguments: {
      file: [
        '病例一览表，每人一行，或加 --count 每组一行；- 为标准输入',
        '病例一覽表，每人一列，或加 --count 每組一列；- 為標準輸入',
        'line list with one row per person, or per group with --count; - is standard input',
      ],
    },
    options: {
      '--exposure': ['暴露的是/否列，或“列名=值”', '暴露的是/否欄，或「欄名=值」', 'yes-no column of the exposure, or COLUMN=VALUE'],
      '--stratum': ['分层的列，内容不限', '分層的欄，內容不限', 'column of the strata, in any words'],
      '--outcome': [
        '发病的是/否列，或“列名=值”；列名常见时自动识别',
        '發病的是/否欄，或「欄名=值」；欄名常見時自動識別',
        'yes-no column of the illness, or COLUMN=VALUE; guessed where it has a usual name',
      ],
      '--count': ['一行代表的人数列', '一列代表的人數欄', 'number of people a row stands for'],
    },
  },
  'measure proportion': {
    about: [
      '比例及其区间：罹患率、阳性率、病死率；可分组；可按检测误差校正',
      '比例及其區間：罹患率、陽性率、病死率；可分組；可按檢測誤差校正',
      'A proportion with its interval: attack rate, positivity, case fatality; by group; corrected for an imperfect test',
    ],
    arguments: {
      file: [
        '加 --outcome 每人一行，或加 --numerator 和 --denominator 每组一行；- 为标准输入',
        '加 --outcome 每人一列，或加 --numerator 和 --denominator 每組一列；- 為標準輸入',
        'one row per person with --outcome, or per group with --numerator and --denominator; - is standard input',
      ],
    },
    options: {
      '--numerator': [
        '分子：不用文件时为数字，用文件时为列',
        '分子：不用檔案時為數字，用檔案時為欄',
        'above the line: without a file a number, with one a column',
      ],
      '--denominator': [
        '分母：不用文件时为数字，用文件时为列',
        '分母：不用檔案時為數字，用檔案時為欄',
        'below the line: without a file a number, with one a column',
      ],
      '--outcome': [
        '病例一览表中是/否列，或“列名=值”',
        '病例一覽表中是/否欄，或「欄名=值」',
        'yes-no column of a line list, or COLUMN=VALUE',
      ],
      '--by': ['病例一览表的分组列，或各行的名称列', '病例一覽表的分組欄，或各列的名稱欄', 'groups of a line list, or names of the rows'],
      '--limits': ['区间方法', '區間方法', 'kind of interval'],
      '--sensitivity': ['检测的灵敏度，用于校正', '檢測的敏感度，用於校正', 'of the test, to correct for its errors'],
      '--specificity': [
        '检测的特异度，用于校正',
        '檢測的特異度，用於校正',
        'of the test, to correct for its errors: the share of those free of infection that test negative',
      ],
    },
  },
  'measure rate': {
    about: [
      '发病率及其区间、与参照组之比、按标准人口调整的率',
      '發病率及其區間、與參照組之比、按標準人口調整的率',
      'Incidence rates with their intervals, ratios to a reference group, and a rate for a standard population',
    ],
    arguments: { file: ['每组一行；- 为标准输入', '每組一列；- 為標準輸入', 'one row per group; - is standard input'] },
    options: {
      '--cases': [
        '病例数：不用文件时为数字，用文件时为列',
        '病例數：不用檔案時為數字，用檔案時為欄',
        'cases: without a file a number, with one a column',
      ],
      '--time': [
        '有发病风险的人时：不用文件时为数字，用文件时为列',
        '有發病風險的人時：不用檔案時為數字，用檔案時為欄',
        'person-time at risk: without a file a number, with one a column',
      ],
      '--by': ['组名列', '組名欄', 'names of the groups'],
      '--reference': ['作为参照的组', '作為參照的組', 'group with which the others are compared'],
      '--standard': ['标准人口中各组人数列', '標準人口中各組人數欄', 'size of each group in the standard population'],
      '--per': ['显示率所用的单位', '顯示率所用的單位', 'unit in which rates are shown'],
      '--limits': ['区间方法', '區間方法', 'kind of interval'],
    },
  },
  'measure diagnostic': {
    about: [
      '检测的灵敏度、特异度、预测值和似然比',
      '檢測的敏感度、特異度、預測值和似然比',
      'Sensitivity, specificity, predictive values and likelihood ratios of a test',
    ],
    arguments: {
      file: [
        '每人一行，或加 --count 每组一行；- 为标准输入',
        '每人一列，或加 --count 每組一列；- 為標準輸入',
        'one row per person, or per group with --count; - is standard input',
      ],
    },
    options: {
      '--test': ['检测阳性的是/否列，或“列名=值”', '檢測陽性的是/否欄，或「欄名=值」', 'yes-no column: test positive, or COLUMN=VALUE'],
      '--truth': [
        '按金标准确为感染的是/否列，或“列名=值”',
        '按金標準確為感染的是/否欄，或「欄名=值」',
        'yes-no column: infected by the reference, or COLUMN=VALUE',
      ],
      '--count': ['一行代表的人数列', '一列代表的人數欄', 'number of people a row stands for'],
      '--cells': [
        '不用文件时：真阳性、假阳性、假阴性、真阴性',
        '不用檔案時：真陽性、假陽性、假陰性、真陰性',
        'without a file: true positives, false positives, false negatives, true negatives',
      ],
    },
  },
  'measure sample-size': {
    about: [
      '区分两个率、估计一个比例或发现感染所需的人数',
      '區分兩個率、估計一個比例或發現感染所需的人數',
      'People needed to tell two risks apart, to know a proportion, or to find an infection',
    ],
    arguments: { question: ['样本的用途', '樣本的用途', 'what the sample is for'] },
    options: {
      '--risk1': ['two-proportions：第 1 组的率', 'two-proportions：第 1 組的率', 'two-proportions: risk in group 1'],
      '--risk2': ['two-proportions：第 2 组的率', 'two-proportions：第 2 組的率', 'two-proportions: risk in group 2'],
      '--power': [
        'two-proportions：发现差别的概率（检验效能）',
        'two-proportions：發現差別的機率（檢驗效能）',
        'two-proportions: probability of finding the difference',
      ],
      '--significance': ['two-proportions：双侧检验水准', 'two-proportions：雙側檢驗水準', 'two-proportions: two-sided significance'],
      '--ratio': [
        'two-proportions：第 2 组人数与第 1 组之比',
        'two-proportions：第 2 組人數與第 1 組之比',
        'two-proportions: people in group 2 for each in group 1',
      ],
      '--expected': ['proportion：预计的比例', 'proportion：預計的比例', 'proportion: what it may be'],
      '--precision': ['proportion：区间宽度的一半', 'proportion：區間寬度的一半', 'proportion: half the width of the interval'],
      '--prevalence': ['detection：要能发现的最低感染率', 'detection：要能發現的最低感染率', 'detection: least prevalence to be found'],
      '--confidence': ['detection：至少发现一例的概率', 'detection：至少發現一例的機率', 'detection: probability of finding at least one'],
      '--sensitivity': ['detection：检测的灵敏度', 'detection：檢測的敏感度', 'detection: of the test'],
      '--population': [
        'proportion、detection：较小人群的人数',
        'proportion、detection：較小人群的人數',
        'proportion, detection: size of a small population',
      ],
    },
  },
  'measure sar': {
    about: ['家庭续发率', '家庭續發率', 'Secondary attack rate in households'],
    arguments: {
      file: [
        '每个家庭成员一行，未发病者也列入；- 为标准输入',
        '每個家庭成員一列，未發病者也列入；- 為標準輸入',
        'one row per member of a household, the well ones too; - is standard input',
      ],
    },
    options: {
      '--household': ['户编号列', '戶編號欄', 'id of the household'],
      '--onset': [
        '发病日期列，未发病者留空；列名常见时自动识别',
        '發病日期欄，未發病者留空；欄名常見時自動識別',
        'date of onset, empty for those who did not fall ill; guessed where it has a usual name',
      ],
      '--min-days': [
        '首发病例到续发病例的最少天数',
        '首發病例到續發病例的最少天數',
        'fewest days from the primary case to a secondary one',
      ],
      '--max-days': ['首发病例到续发病例的最多天数', '首發病例到續發病例的最多天數', 'most days from the primary case to a secondary one'],
    },
  },
  'measure offspring': {
    about: [
      '由各病例传染的人数估计再生数和离散度 k',
      '由各病例傳染的人數估計再生數和離散度 k',
      'Reproduction number and dispersion k from the numbers of people that cases infected',
    ],
    arguments: {
      file: [
        '加 --infected 每例一行，或加 --from 和 --to 每次传播一行；- 为标准输入',
        '加 --infected 每例一列，或加 --from 和 --to 每次傳播一列；- 為標準輸入',
        'one row per case with --infected, or one row per transmission with --from and --to; - is standard input',
      ],
    },
    options: {
      '--infected': ['该例传染的人数列，没有为 0', '該例傳染的人數欄，沒有為 0', 'number of people the case infected, 0 for none'],
      '--from': ['传染者编号列', '傳染者編號欄', 'id of the infector'],
      '--to': ['被传染者编号列', '被傳染者編號欄', 'id of the infected'],
      '--cases': [
        '全部病例的病例一览表，使不在任何传播中的病例也计入',
        '全部病例的病例一覽表，使不在任何傳播中的病例也計入',
        'line list of all cases, so that those in no transmission count as well',
      ],
      '--id': ['该病例一览表中的病例编号列', '該病例一覽表中的病例編號欄', 'id of the case in that line list'],
    },
  },
  'measure delay': {
    about: [
      '由日期或日期范围估计时间间隔的分布（潜伏期、发病到报告、报告到隔离）',
      '由日期或日期範圍估計時間間隔的分布（潛伏期、發病到通報、通報到隔離）',
      'Distribution of a delay (incubation, onset to report, report to isolation) from dates or windows of dates',
    ],
    arguments: { file: ['每人一行；- 为标准输入', '每人一列；- 為標準輸入', 'one row per person; - is standard input'] },
    options: {
      '--start': [
        '前一事件的日期列，或其最早可能的日期',
        '前一事件的日期欄，或其最早可能的日期',
        'date of the first event, or the earliest it can have been',
      ],
      '--start-latest': ['前一事件最晚可能的日期列', '前一事件最晚可能的日期欄', 'latest date the first event can have been'],
      '--end': [
        '后一事件的日期列，或其最早可能的日期',
        '後一事件的日期欄，或其最早可能的日期',
        'date of the second event, or the earliest it can have been',
      ],
      '--end-latest': ['后一事件最晚可能的日期列', '後一事件最晚可能的日期欄', 'latest date the second event can have been'],
      '--days': [
        '不用日期而直接给间隔的列：整天数，每个宽一天',
        '不用日期而直接給間隔的欄：整天數，每個寬一天',
        'the delay itself instead of dates: whole days, each a day wide',
      ],
      '--exact': [
        '把 --days 视为精确值，包括小数',
        '把 --days 視為精確值，包括小數',
        'take --days as measured exactly, fractions of days included',
      ],
      '--observed-until': [
        '事件已收入文件的最后一天：据此校正尚未发生的事件，其后的行不计入',
        '事件已收入檔案的最後一天：據此校正尚未發生的事件，其後的列不計入',
        'last day whose events are in the file: corrects for those still to come; later ones are left out',
      ],
      '--families': ['要拟合的分布', '要擬合的分布', 'distributions to fit'],
    },
  },
} as const satisfies CommandHelps;
