import { type Texts } from './texts.ts';

/** Thresholds, alarms and clusters. */
export const detectTexts = {
  detectTitle: [
    '监测序列与预警：{file}（{method}）',
    '監測序列與預警：{file}（{method}）',
    'Surveillance series with alarms: {file} ({method})',
  ],
  detectAlarm: [
    '{when}：{observed} 例，超过界限 {upper}，预警。',
    '{when}：{observed} 例，超過界限 {upper}，預警。',
    '{when}: {observed} cases, above the limit of {upper}: alarm.',
  ],
  detectQuiet: [
    '{when}：{observed} 例，界限 {upper}，无预警。',
    '{when}：{observed} 例，界限 {upper}，無預警。',
    '{when}: {observed} cases, limit {upper}: no alarm.',
  ],
  detectAlarmByStatistic: [
    '{when}：{observed} 例，统计量超过界限，预警。',
    '{when}：{observed} 例，統計量超過界限，預警。',
    '{when}: {observed} cases, the statistic is above its limit: alarm.',
  ],
  detectQuietByStatistic: [
    '{when}：{observed} 例，统计量未超过界限，无预警。',
    '{when}：{observed} 例，統計量未超過界限，無預警。',
    '{when}: {observed} cases, the statistic is below its limit: no alarm.',
  ],
  detectUnjudged: [
    '{when}：{observed} 例，未能判断：{reason}。',
    '{when}：{observed} 例，未能判斷：{reason}。',
    '{when}: {observed} cases, not judged: {reason}.',
  ],
  detectNone: ['没有可判断的时间点。', '沒有可判斷的時間點。', 'There is nothing to judge.'],
  detectAlarms: [
    '判断 {judged} 个时间点，预警 {count} 次。',
    '判斷 {judged} 個時間點，預警 {count} 次。',
    'Alarms: {count} of {judged} that were judged.',
  ],
  detectNotJudged: ['{count} 个时间点未判断：{reason}。', '{count} 個時間點未判斷：{reason}。', 'Not judged, {count}: {reason}.'],
  weekHeading: ['周', '週', 'week'],
  expectedHeading: ['预期', '預期', 'expected'],
  limitHeading: ['界限', '界限', 'limit'],
  verdictHeading: ['判断', '判斷', 'verdict'],
  alarmWord: ['预警', '預警', 'alarm'],
  notJudged: ['未判断', '未判斷', 'not judged'],
  reasonMissingCount: ['没有数据', '沒有資料', 'no count'],
  reasonShortHistory: ['历史数据不足', '歷史資料不足', 'too little history'],
  reasonMissingBaseline: ['对照期缺数据', '對照期缺資料', 'a count of the baseline is missing'],
  reasonNoVariation: ['对照期毫无变化', '對照期毫無變化', 'the baseline does not vary'],
  reasonFewCases: ['病例太少', '病例太少', 'too few cases'],
  reasonNoBaselineCases: ['对照期没有病例', '對照期沒有病例', 'no case in the baseline'],
  reasonNoConvergence: ['模型无法拟合', '模型無法擬合', 'the model could not be fitted'],
  reasonNoUpperBound: ['没有有限的界限', '沒有有限的界限', 'no finite limit'],
  reasonCancelled: ['已中止', '已中止', 'cancelled'],
  stcdTitle: ['时空聚集：{file}', '時空聚集：{file}', 'Clusters in space and time: {file}'],
  stcdLine: [
    '{file}：{from} 至 {to} 共 {cases} 例。',
    '{file}：{from} 至 {to} 共 {cases} 例。',
    '{file}: {cases} cases from {from} to {to}.',
  ],
  stcdQuiet: ['没有时空聚集预警。', '沒有時空聚集預警。', 'No cluster in space and time.'],
  stcdAlarm: [
    '{date} 预警：可能自 {start} 起在（{place}）附近聚集，{cases} 例。',
    '{date} 預警：可能自 {start} 起在（{place}）附近聚集，{cases} 例。',
    'Alarm on {date}: a cluster of {cases} cases, most likely from {start} on near {place}.',
  ],
  stcdCluster: ['聚集病例', '聚集病例', 'Cases of the cluster'],
  stcdTies: [
    '{count} 例与前一例同日，按文件中的顺序排列。',
    '{count} 例與前一例同日，按檔案中的順序排列。',
    '{count} cases share the day of the one before and were taken in the order of the file.',
  ],
  rowHeading: ['行', '列', 'row'],
  otherCases: ['其他病例', '其他病例', 'other cases'],
  clusterCases: ['聚集病例', '聚集病例', 'cases of the cluster'],
  clusterCircle: ['聚集范围', '聚集範圍', 'reach of the cluster'],
} as const satisfies Texts;
