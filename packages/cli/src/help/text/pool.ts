import { type CommandHelps } from '../help-text.ts';
import { poolTestOptions } from './shared.ts';

/** Pooled testing. */
export const poolHelp = {
  'pool plan': {
    about: [
      '两步、三步和方阵混检的最佳每管人数，与逐人单检比较',
      '兩步、三步和方陣混檢的最佳每管人數，與逐人單檢比較',
      'The best pool size in two stages, three stages and a square array, against testing everybody alone',
    ],
    options: {
      ...poolTestOptions,
      '--sizes': [
        '实验室可做的每管人数，如 5,10 或 2-12',
        '實驗室可做的每管人數，如 5,10 或 2-12',
        'pool sizes the laboratory can do, such as 5,10 or 2-12',
      ],
    },
  },
  'pool hierarchical': {
    about: [
      '一种方案的检测次数和误差：10 为十人一管再逐人单检；[5,5] 为十人一管、两管五人、再逐人单检',
      '一種方案的檢測次數和誤差：10 為十人一管再逐人單檢；[5,5] 為十人一管、兩管五人、再逐人單檢',
      'Tests and errors of one plan: 10 is a pool of ten, then single tests; [5,5] a pool of ten, two of five, then single tests',
    ],
    options: {
      ...poolTestOptions,
      '--plan': ['一个数，或方括号中的一组方案', '一個數，或方括號中的一組方案', 'a number, or a list of plans in brackets'],
    },
  },
  'pool array': {
    about: [
      '按行和列混检一个阵列的检测次数和误差',
      '按列和欄混檢一個陣列的檢測次數和誤差',
      'Tests and errors of pooling the rows and columns of an array',
    ],
    options: {
      ...poolTestOptions,
      '--rows': ['阵列的行数', '陣列的列數', 'rows of the array'],
      '--columns': ['阵列的列数', '陣列的欄數', 'columns of the array'],
      '--master-pool': ['先检测一管全体混样', '先檢測一管全體混樣', 'test one pool of everybody first'],
    },
  },
  'pool prevalence': {
    about: [
      '只检测了混样时，估计人员、蚊虫或样本的感染率',
      '只檢測了混樣時，估計人員、蚊蟲或樣本的感染率',
      'Prevalence among persons, mosquitoes or samples when only pools of them were tested',
    ],
    arguments: {
      file: [
        '加 --result 每管一行，或加 --pools 和 --positive 每组相同的管一行；- 为标准输入',
        '加 --result 每管一列，或加 --pools 和 --positive 每組相同的管一列；- 為標準輸入',
        'one row per pool with --result, or per group of equal pools with --pools and --positive; - is standard input',
      ],
    },
    options: {
      '--size': ['每管的个体数列', '每管的個體數欄', 'number in a pool'],
      '--pools': ['该大小的管数列', '該大小的管數欄', 'number of pools of that size'],
      '--positive': ['其中阳性的管数列', '其中陽性的管數欄', 'how many of them are positive'],
      '--result': [
        '该管阳性的是/否列，或“列名=值”',
        '該管陽性的是/否欄，或「欄名=值」',
        'yes-no column: the pool is positive, or COLUMN=VALUE',
      ],
      '--by': ['地区或种类列，分别估计感染率', '地區或種類欄，分別估計感染率', 'areas or species, each with its own prevalence'],
      '--reference': ['作为参照的组', '作為參照的組', 'group with which the others are compared'],
      '--limits': ['区间方法', '區間方法', 'kind of interval'],
      '--sensitivity': ['检测的灵敏度', '檢測的敏感度', 'of the test'],
      '--specificity': ['检测的特异度', '檢測的特異度', 'of the test: the share of those free of infection that test negative'],
    },
  },
} as const satisfies CommandHelps;
