import { languages, type Text, words } from '../pack/index.ts';

/** Sentences of an explanation; `{name}` is filled from the values. */
export const sentences = {
  pack: words(
    '依据：{title}（{id} {edition}，内容 {hash}）。',
    '依據：{title}（{id} {edition}，內容 {hash}）。',
    'By: {title} ({id} {edition}, content {hash}).',
  ),
  archive: words(
    '此协议包为历史存档，仅供复盘和演练，不得用于现实管控。',
    '此協議包為歷史存檔，僅供復盤和演練，不得用於現實管控。',
    'This pack is archived: for replay and exercises only, not to be enforced.',
  ),
  template: words(
    '此协议包为模板，使用前须由专家按实际情况核定。',
    '此協議包為模板，使用前須由專家按實際情況核定。',
    'This pack is a template: an expert must set it before use.',
  ),
  class: words('类别：{class}。{counted}为 {last}。', '類別：{class}。{counted}為 {last}。', 'Class: {class}. {counted} on {last}.'),
  metPersons: words('接触对象：{persons}。', '接觸對象：{persons}。', 'Met: {persons}.'),
  upgraded: words(
    '因所关联的密接前几次检测出现阳性，由“{from}”改判为“{class}”。',
    '因所關聯的密接前幾次檢測出現陽性，由「{from}」改判為「{class}」。',
    'Raised from “{from}” to “{class}”: somebody they hang on was positive in one of the first tests.',
  ),
  case: words('已判定为病例（{caseClass}）。', '已判定為病例（{caseClass}）。', 'A case ({caseClass}).'),
  status: words('现状：{status}。', '現狀：{status}。', 'Now: {status}.'),
  reinfection: words(
    '此前的感染已经结束（首日 {earlier}）；{since} 的阳性已过规定间隔（{days} 天），按新的感染处理。',
    '此前的感染已經結束（首日 {earlier}）；{since} 的陽性已過規定間隔（{days} 天），按新的感染處理。',
    'An earlier infection is over (first day {earlier}); the positive of {since} lies past the interval of the pack ({days} days) and is a new infection.',
  ),
  noClass: words(
    '没有需要管理的暴露记录，不作任何限制。',
    '沒有需要管理的暴露記錄，不作任何限制。',
    'No recorded exposure counts; nothing is restricted.',
  ),
  unclassified: words(
    '有暴露记录，尚未判定类别；判定之前不因此受限。',
    '有暴露記錄，尚未判定類別；判定之前不因此受限。',
    'An exposure is recorded and not judged yet; nothing is restricted because of it.',
  ),
  stage: words('{mode}：{from} 至 {to}。', '{mode}：{from} 至 {to}。', '{mode}: {from} to {to}.'),
  openStage: words(
    '{mode}：自 {from} 起，至符合解除条件止。',
    '{mode}：自 {from} 起，至符合解除條件止。',
    '{mode}: from {from} until the release conditions are met.',
  ),
  stageRule: words(
    '期限自{anchor}起 {value} 天（{start}）。',
    '期限自{anchor}起 {value} 天（{start}）。',
    'Length: {value} days from {anchor} ({start}).',
  ),
  assumedStart: words(
    '尚未记录隔离开始时间，以下日期按今天开始推算。',
    '尚未記錄隔離開始時間，以下日期按今天開始推算。',
    'The start of quarantine is not recorded; dates are counted as if it began today.',
  ),
  afterWindow: words(
    '发现时期限已过，只需检测，不作隔离。',
    '發現時期限已過，只需檢測，不作隔離。',
    'Found when the time was over: tests only, no quarantine.',
  ),
  tests: words('检测日期：{days}。', '檢測日期：{days}。', 'Tests on: {days}.'),
  testsMissed: words('未按期采样：{days}。', '未按期取樣：{days}。', 'Not sampled in time: {days}.'),
  met: words('已符合：{condition}。', '已符合：{condition}。', 'Met: {condition}.'),
  missing: words('尚缺：{condition}{detail}。', '尚缺：{condition}{detail}。', 'Missing: {condition}{detail}.'),
  ends: words(
    '最后一天为 {day}，到 {end} 自动结束；延长须另行书面决定。',
    '最後一天為 {day}，到 {end} 自動結束；延長須另行書面決定。',
    'Last day {day}; it ends by itself at {end}. To prolong it somebody must decide and sign anew.',
  ),
  changed: words(
    '原按 {edition} 执行至 {old}；{by} 实施后改为 {now}。',
    '原按 {edition} 執行至 {old}；{by} 實施後改為 {now}。',
    'Was to end on {old} by {edition}; since {by} came into force: {now}.',
  ),
  released: words(
    '因新规定不再要求，限制已结束。',
    '因新規定不再要求，限制已結束。',
    'The edition in force asks for nothing any more: the restriction is over.',
  ),
  rights: words('{text}', '{text}', '{text}'),
} as const;

/** Values of a sentence: plain, or a text with its own three languages. */
export type Values = Readonly<Record<string, string | number | Text>>;

/** A sentence in all three languages. */
export function sentence(name: keyof typeof sentences, values: Values = {}): Text {
  const filled = languages.map((language) => [
    language,
    sentences[name][language].replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = values[key] ?? '—';
      return typeof value === 'object' ? value[language] : String(value);
    }),
  ]);
  return Object.fromEntries(filled) as Text;
}
