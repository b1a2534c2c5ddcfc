import { type Texts } from './texts.ts';

/** Spatial and space-time scans. */
export const scanTexts = {
  scanTitle: ['空间聚集扫描：{file}', '空間聚集掃描：{file}', 'Scan for clusters: {file}'],
  scanLine: [
    '{file}：{places} 个地点，{people} 人中 {cases} 例。',
    '{file}：{places} 個地點，{people} 人中 {cases} 例。',
    '{file}: {places} places, {cases} cases among {people} people.',
  ],
  scanReplications: [
    'p 值由 {count} 次随机模拟得出，最小可能值 {least}。',
    'p 值由 {count} 次隨機模擬得出，最小可能值 {least}。',
    'p-values are from {count} data sets drawn by chance; the least they can be is {least}.',
  ],
  scanGumbel: [
    'p 值由 {count} 次随机模拟的 Gumbel 近似得出。',
    'p 值由 {count} 次隨機模擬的 Gumbel 近似得出。',
    "p-values are Gumbel's approximation to {count} data sets drawn by chance.",
  ],
  coordinateUnits: ['{radius}（坐标单位）', '{radius}（座標單位）', '{radius} units of the coordinates'],
  observedExpected: ['实际/预期', '實際/預期', 'observed/expected'],
  recurrence: ['重现期（扫描次数）', '重現期（掃描次數）', 'recurrence (scans)'],
  scanTimeLine: [
    '{file}：{places} 个地点，{from} 至 {to} 共 {cases} 例。',
    '{file}：{places} 個地點，{from} 至 {to} 共 {cases} 例。',
    '{file}: {places} places, {cases} cases from {from} to {to}.',
  ],
  scanLeftOut: ['{count} 行在研究期之外，未计入。', '{count} 列在研究期之外，未計入。', 'Rows outside of the study, left out: {count}.'],
  scanNone: ['没有高于预期的聚集。', '沒有高於預期的聚集。', 'No window has a rate of the kind looked for.'],
  scanCluster: [
    '最可能的聚集：以 {centre} 为中心、半径 {radius}，{places} 个地点，{observed} 例（预期 {expected} 例），p = {p}。',
    '最可能的聚集：以 {centre} 為中心、半徑 {radius}，{places} 個地點，{observed} 例（預期 {expected} 例），p = {p}。',
    'Most likely cluster: {places} places within {radius} of {centre}, {observed} cases where {expected} are expected, p {p}.',
  ],
  scanTimeCluster: [
    '最可能的聚集：以 {centre} 为中心、半径 {radius}，{places} 个地点，{from} 至 {to}，{observed} 例（预期 {expected} 例），p = {p}。',
    '最可能的聚集：以 {centre} 為中心、半徑 {radius}，{places} 個地點，{from} 至 {to}，{observed} 例（預期 {expected} 例），p = {p}。',
    'Most likely cluster: {places} places within {radius} of {centre} from {from} to {to}, {observed} cases where {expected} are expected, p {p}.',
  ],
  centreHeading: ['中心', '中心', 'centre'],
  radiusHeading: ['半径（坐标单位）', '半徑（座標單位）', 'radius (units of the coordinates)'],
  radiusKm: ['半径（km）', '半徑（km）', 'radius (km)'],
  placesHeading: ['地点数', '地點數', 'places'],
  periodHeading: ['时段', '時段', 'period'],
  relativeRisk: ['相对危险', '相對危險', 'relative risk'],
  logLikelihoodRatio: ['对数似然比', '對數概似比', 'log likelihood ratio'],
  eastAxis: ['x', 'x', 'x'],
  northAxis: ['y', 'y', 'y'],
  eastKm: ['距中心向东（km）', '距中心向東（km）', 'kilometres east of the middle'],
  northKm: ['距中心向北（km）', '距中心向北（km）', 'kilometres north of the middle'],
  placeDots: ['地点', '地點', 'places'],
  placesInside: ['聚集内的地点', '聚集內的地點', 'places in a cluster'],
  clusterSure: ['聚集（p ≤ 0.05）', '聚集（p ≤ 0.05）', 'cluster (p ≤ 0.05)'],
  clusterUnsure: ['可能出于偶然（p > 0.05）', '可能出於偶然（p > 0.05）', 'may be chance (p > 0.05)'],
  scanNote: [
    '点为地点而非病例；圆为聚集的范围；有 p ≤ 0.05 的聚集时，其余不画。',
    '點為地點而非病例；圓為聚集的範圍；有 p ≤ 0.05 的聚集時，其餘不畫。',
    'Dots are places and not cases; circles reach as far as a cluster. Where one has p ≤ 0.05 the others are not drawn.',
  ],
} as const satisfies Texts;
