import { type Texts } from './texts.ts';

/** Pooled testing. */
export const poolTexts = {
  planHeadline: [
    '感染率 {prevalence} 时的最佳混检方案（灵敏度 {sensitivity}，特异度 {specificity}）',
    '感染率 {prevalence} 時的最佳混檢方案（敏感度 {sensitivity}，特異度 {specificity}）',
    'Best ways to pool at a prevalence of {prevalence} (sensitivity {sensitivity}, specificity {specificity})',
  ],
  schemeHeadline: [
    '{scheme}，感染率 {prevalence}（灵敏度 {sensitivity}，特异度 {specificity}）',
    '{scheme}，感染率 {prevalence}（敏感度 {sensitivity}，特異度 {specificity}）',
    '{scheme} at a prevalence of {prevalence} (sensitivity {sensitivity}, specificity {specificity})',
  ],
  scheme: ['方案', '方案', 'scheme'],
  individual: ['单采单检', '單採單檢', 'one by one'],
  twoStages: ['两步（Dorfman）', '兩步（Dorfman）', 'two stages (Dorfman)'],
  threeStages: ['三步', '三步', 'three stages'],
  squareArray: ['方阵', '方陣', 'square array'],
  arrayScheme: ['{rows} × {columns} 阵列', '{rows} × {columns} 陣列', 'array of {rows} × {columns}'],
  arraySchemeMaster: [
    '{rows} × {columns} 阵列，先测总管',
    '{rows} × {columns} 陣列，先測總管',
    'array of {rows} × {columns} with a master pool',
  ],
  planScheme: ['逐级混检 {plan}', '逐級混檢 {plan}', 'pool {plan}'],
  poolSize: ['每管人数', '每管人數', 'pool'],
  testsPerPerson: ['每人检测次数', '每人檢測次數', 'tests per person'],
  testsPerThousand: ['每千人检测次数', '每千人檢測次數', 'tests per 1000'],
  expectedTests: ['预期检测次数', '預期檢測次數', 'expected tests'],
  peopleInPool: ['人数', '人數', 'people'],
  missedPerInfected: ['每千名感染者漏检', '每千名感染者漏檢', 'missed per 1000 infected'],
  individualsWord: ['个体', '個體', 'individuals'],
  poolsWord: ['管数', '管數', 'pools'],
  positivePools: ['阳性管数', '陽性管數', 'positive'],
  prevalence: ['感染率', '感染率', 'prevalence'],
  maximumLikelihood: ['最大似然', '最大概似', 'maximum likelihood'],
  minimumInfectionRate: ['最低感染率（MIR）', '最低感染率（MIR）', 'minimum infection rate'],
  difference: [
    '与 {reference} 之差（最大似然，百分点）',
    '與 {reference} 之差（最大概似，百分點）',
    'difference to {reference} (maximum likelihood, percentage points)',
  ],
  prevalenceHeadline: [
    '由混样估计感染率：{file}，{pools} 管，{people} 个个体',
    '由混樣估計感染率：{file}，{pools} 管，{people} 個個體',
    'Prevalence from pools: {file}, {pools} pools of {people} individuals',
  ],
  planFigure: ['每人检测次数随每管人数的变化', '每人檢測次數隨每管人數的變化', 'Tests per person by size of the pool'],
  onePerPerson: ['1：单采单检', '1：單採單檢', '1: everybody alone'],
  bestSize: ['最少：{size} 人一管', '最少：{size} 人一管', 'fewest: pools of {size}'],
} as const satisfies Texts;
