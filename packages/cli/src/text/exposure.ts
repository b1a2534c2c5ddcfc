import { type Texts } from './texts.ts';

/** Co-presence and common sources. */
export const exposureTexts = {
  exposureFiles: [
    '{visits}：{persons} 人在 {places} 个场所的 {count} 次停留；{cases}：{caseCount} 例。',
    '{visits}：{persons} 人在 {places} 個場所的 {count} 次停留；{cases}：{caseCount} 例。',
    '{visits}: {count} visits of {persons} persons to {places} places; {cases}: {caseCount} cases.',
  ],
  exposurePairs: [
    '发病前 {before} 天至发病后 {after} 天，与病例同处至少 {minutes} 分钟者：{pairs} 对，共 {total} 分钟。',
    '發病前 {before} 天至發病後 {after} 天，與病例同處至少 {minutes} 分鐘者：{pairs} 對，共 {total} 分鐘。',
    'Together with a case for at least {minutes} minutes, from {before} days before its onset to {after} days after it: {pairs} pairs, {total} minutes.',
  ],
  exposureFirst: [
    '最可能的共同来源：{kind} {id}，{from} 至 {to}，概率 {probability}；{ill}/{exposed} 名暴露者发病。这是概率，不是证明。',
    '最可能的共同來源：{kind} {id}，{from} 至 {to}，機率 {probability}；{ill}/{exposed} 名暴露者發病。這是機率，不是證明。',
    'Most likely common source: {kind} {id} from {from} to {to}, probability {probability}; {ill} of {exposed} exposed fell ill. This is a probability and not a proof.',
  ],
  exposureNone: [
    '没有一个记录到的来源比偶然更能解释这些病例。',
    '沒有一個記錄到的來源比偶然更能解釋這些病例。',
    'No source on record explains the cases better than chance.',
  ],
  exposureUnlisted: [
    '这些病例与记录到的任何来源都无关的概率：{probability}。',
    '這些病例與記錄到的任何來源都無關的機率：{probability}。',
    'Probability that the cases come from no source on record: {probability}.',
  ],
  sourceVenue: ['场所', '場所', 'venue'],
  sourceEvent: ['活动', '活動', 'event'],
  sourceGoods: ['食品物品', '食品物品', 'goods'],
  sourcePerson: ['人员', '人員', 'person'],
  sourcesTitle: ['可能的来源', '可能的來源', 'Possible sources'],
  sourceKind: ['类别', '類別', 'kind'],
  sourceId: ['来源', '來源', 'source'],
  probabilityHeading: ['概率', '機率', 'probability'],
  windowHeading: ['时段', '時段', 'period'],
  exposedHeading: ['暴露者中发病', '暴露者中發病', 'ill of exposed'],
  othersHeading: ['其他人中发病', '其他人中發病', 'ill of others'],
  explainedHeading: ['可解释病例数', '可解釋病例數', 'cases explained'],
  caseMinutesHeading: ['病例平均停留（分钟）', '病例平均停留（分鐘）', 'mean minutes of cases'],
  otherMinutesHeading: ['未发病者平均停留（分钟）', '未發病者平均停留（分鐘）', 'mean minutes of the healthy'],
  pairsTitle: ['与病例同处最久者', '與病例同處最久者', 'Longest together with a case'],
  caseHeading: ['病例', '病例', 'case'],
  personHeading: ['人员', '人員', 'person'],
  minutesHeading: ['分钟', '分鐘', 'minutes'],
  meetingsHeading: ['次数', '次數', 'meetings'],
  firstHeading: ['首次', '首次', 'first'],
  lastHeading: ['末次', '末次', 'last'],
  exposureLeftOut: [
    '未计入的停留：缺场所 {unknownPlace}，缺时间 {withoutTime}，时长为零 {zeroLength}。',
    '未計入的停留：缺場所 {unknownPlace}，缺時間 {withoutTime}，時長為零 {zeroLength}。',
    'Visits left out: without a place {unknownPlace}, without start or end {withoutTime}, of no length {zeroLength}.',
  ],
  exposureNoOnset: [
    '缺发病时间而未计入的病例：{count}。',
    '缺發病時間而未計入的病例：{count}。',
    'Cases without an onset, left out: {count}.',
  ],
  exposureRuledOut: [
    '已排除：无人暴露 {nobodyExposed}，无病例暴露 {noCaseExposed}，病例均在发病后才暴露 {exposedAfterOnset}，不如偶然 {worseThanChance}。',
    '已排除：無人暴露 {nobodyExposed}，無病例暴露 {noCaseExposed}，病例均在發病後才暴露 {exposedAfterOnset}，不如偶然 {worseThanChance}。',
    'Ruled out: nobody was exposed {nobodyExposed}, no case was {noCaseExposed}, cases only after their onset {exposedAfterOnset}, worse than chance {worseThanChance}.',
  ],
} as const satisfies Texts;
