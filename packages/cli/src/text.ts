import { type Locale } from '@firebreak/contract';
import { locale } from './language.ts';
import { type Texts } from './text/texts.ts';
import { analysisTexts } from './text/analysis.ts';
import { detectTexts } from './text/detect.ts';
import { exposureTexts } from './text/exposure.ts';
import { measureTexts } from './text/measure.ts';
import { poolTexts } from './text/pool.ts';
import { scanTexts } from './text/scan.ts';
import { seriesTexts } from './text/series.ts';
import { testingTexts } from './text/testing.ts';

const texts = {
  ...analysisTexts,
  ...detectTexts,
  ...exposureTexts,
  ...measureTexts,
  ...poolTexts,
  ...scanTexts,
  ...seriesTexts,
  ...testingTexts,
  id: ['编号', '編號', 'id'],
  outbreakName: ['名称', '名稱', 'name'],
  disease: ['病种', '病種', 'disease'],
  status: ['状态', '狀態', 'status'],
  area: ['辖区', '轄區', 'area'],
  begun: ['开始日期', '開始日期', 'began on'],
  outbreakNone: [
    '还没有疫情。firebreak import 导入数据时会新建。',
    '還沒有疫情。firebreak import 匯入資料時會新建。',
    'There is no outbreak yet. firebreak import opens one.',
  ],
  outbreakOpened: [
    '新建疫情“{name}”（{disease}，{area}）。',
    '新建疫情「{name}」（{disease}，{area}）。',
    'A new outbreak was opened: “{name}” ({disease}, {area}).',
  ],
  open: ['处置中', '處置中', 'open'],
  contained: ['已控制', '已控制', 'contained'],
  monitoring: ['监测中', '監測中', 'monitoring'],
  closed: ['已结案', '已結案', 'closed'],
  home: ['数据归属地', '資料歸屬地', 'home'],
  entries: ['条数', '筆數', 'entries'],
  head: ['末条哈希', '末筆雜湊', 'head'],
  kind: ['类别', '類別', 'kind'],
  rows: ['行数', '列數', 'rows'],
  new: ['新增', '新增', 'new'],
  changed: ['更改', '更改', 'changed'],
  same: ['不变', '不變', 'same'],
  withdrawn: ['撤回', '撤回', 'withdrawn'],
  errors: ['{count} 处错误，{skipped} 行未写入。', '{count} 處錯誤，{skipped} 列未寫入。', '{count} errors, {skipped} rows kept out.'],
  warning: ['（提示）', '（提示）', '(warning)'],
  moreFound: ['另有 {count} 处，全部见 --json。', '另有 {count} 處，全部見 --json。', 'And {count} more; all of them with --json.'],
  dryRun: ['试运行：没有写入任何记录。', '試運行：沒有寫入任何記錄。', 'Dry run: no record was written.'],
  refusedAll: [
    '有错误，没有写入任何数据。改正后重试，或用 --rows valid 只写入没有错误的行。',
    '有錯誤，沒有寫入任何資料。改正後重試，或用 --rows valid 只寫入沒有錯誤的列。',
    'There are errors and nothing was written. Correct them, or write only the rows without errors with --rows valid.',
  ],
  earlier: ['此前中断的导入：{message}', '此前中斷的匯入：{message}', 'An import that was interrupted before: {message}'],
  chains: [
    '{chains} 条传播链，{unlinked} 例未关联病例，{conflicts} 处日期矛盾；截至 {asOf}。',
    '{chains} 條傳播鏈，{unlinked} 例未關聯病例，{conflicts} 處日期矛盾；截至 {asOf}。',
    'Chains: {chains}, unlinked cases: {unlinked}, conflicts: {conflicts}; as of {asOf}.',
  ],
  chain: [
    '{size} 例，{generations} 代，{start} 至 {end}',
    '{size} 例，{generations} 代，{start} 至 {end}',
    'cases: {size}, generations: {generations}, {start} to {end}',
  ],
  active: ['活跃', '活躍', 'active'],
  inferred: [
    '{cases} 例病例的可能感染来源；其中 {open} 例没有一个来源的概率达到一半。这是概率推断，不是证据。',
    '{cases} 例病例的可能感染來源；其中 {open} 例沒有一個來源的機率達到一半。這是機率推斷，不是證據。',
    'Likely infectors of {cases} cases; for {open} of them none has a probability of one half. These are probabilities and not a proof.',
  ],
  case: ['病例', '病例', 'case'],
  likeliest: ['最可能的传染者', '最可能的傳染者', 'likeliest infector'],
  second: ['第二', '第二', 'second'],
  third: ['第三', '第三', 'third'],
  imported: ['输入', '輸入', 'importation'],
  contactsOfOthers: [
    '{count} 条接触记录的一方不在病例一览表中，未使用。',
    '{count} 筆接觸記錄的一方不在病例一覽表中，未使用。',
    '{count} contacts were left out: one of the two is not in the line list.',
  ],
  notSettled: [
    '两条链的结果仍相差 {difference}，概率可能还会变化。请增加 --sweeps。',
    '兩條鏈的結果仍相差 {difference}，機率可能還會變化。請增加 --sweeps。',
    'The two chains still differ by {difference}: probabilities may move. Give more --sweeps.',
  ],
  journalWhole: ['日志完整：{entries} 条记录。', '日誌完整：{entries} 筆記錄。', 'The journal is whole: {entries} entries.'],
  journalFault: ['{home} 第 {sequence} 条：{fault}', '{home} 第 {sequence} 筆：{fault}', '{home}, entry {sequence}: {fault}'],
  records: ['条数', '筆數', 'records'],
  askedBy: ['申请人', '申請人', 'asked by'],
  reason: ['理由', '理由', 'reason'],
  exportRequestNone: ['没有导出申请。', '沒有匯出申請。', 'There is no request for an export.'],
  waiting: ['待批准', '待批准', 'waiting'],
  approved: ['已批准', '已批准', 'approved'],
  refused: ['已拒绝', '已拒絕', 'refused'],
  requestWithdrawn: ['已撤回', '已撤回', 'withdrawn'],
  lapsed: ['已过期', '已過期', 'lapsed'],
  exportAsked: [
    '已提交导出申请 {id}（{rows} 条），由另一人批准后用 --approved {id} 导出。',
    '已提交匯出申請 {id}（{rows} 條），由另一人批准後用 --approved {id} 匯出。',
    'Asked for the export of {rows} records: {id}. When somebody else has approved it, take it with --approved {id}.',
  ],
  serveAt: ['Firebreak 地址：{address}', 'Firebreak 位址：{address}', 'Firebreak is at {address}'],
  serveSetUp: [
    '建立第一位管理员（链接只能用一次）：{link}',
    '建立第一位管理員（連結只能用一次）：{link}',
    'Set up the first administrator (the link works once): {link}',
  ],
  demoImporting: ['正在导入演示疫情……', '正在匯入示範疫情……', 'Importing the demo outbreak …'],
  demoLink: [
    '以流调员身份打开演示疫情（链接只能用一次）：{link}',
    '以流調員身分打開示範疫情（連結只能用一次）：{link}',
    'Open the demo as its epidemiologist (the link works once): {link}',
  ],
  demoPassword: [
    '也可用密码 {password} 登录以下用户：{names}',
    '也可用密碼 {password} 登入以下使用者：{names}',
    'Or sign in with the password {password} as one of: {names}',
  ],
  exported: ['已写入 {file}：{rows} 行。', '已寫入 {file}：{rows} 列。', 'Written to {file}: {rows} rows.'],
  areas: [
    '辖区：新增 {added}，更改 {changed}，不变 {unchanged}。',
    '轄區：新增 {added}，更改 {changed}，不變 {unchanged}。',
    'Areas: {added} added, {changed} changed, {unchanged} the same.',
  ],
  packsWhole: [
    '{editions} 个版次、{overlays} 个地方补充、{scenarios} 个情景全部通过。',
    '{editions} 個版次、{overlays} 個地方補充、{scenarios} 個情景全部通過。',
    '{editions} editions, {overlays} overlays and {scenarios} scenarios are in order.',
  ],
  packsRefused: [
    '{count} 处问题；有问题的文件不会使用。',
    '{count} 處問題；有問題的檔案不會使用。',
    '{count} faults; a file with a fault is not used.',
  ],
  scenarioFailed: [
    '{place}：{person} 应为 {expected}，实为 {found}。请改正协议包或情景。',
    '{place}：{person} 應為 {expected}，實為 {found}。請改正協議包或情景。',
    '{place}: {person} should be {expected} and is {found}. Correct the pack or the scenario.',
  ],
  packPlan: ['{pack} {edition}，{class}', '{pack} {edition}，{class}', '{pack} {edition}, {class}'],
  packStatus: [
    '存档或模板，不得直接用于现实管控。',
    '存檔或範本，不得直接用於現實管控。',
    'Archived or a template: not to be enforced as it is.',
  ],
  planStage: ['{mode}：{from} 至 {to}', '{mode}：{from} 至 {to}', '{mode}: {from} to {to}'],
  planTests: ['检测：{days}', '檢測：{days}', 'Tests: {days}'],
  pcr: ['核酸', '核酸', 'PCR'],
  antigen: ['抗原', '抗原', 'antigen'],
  planRelease: ['最后一天 {day}，{end} 自动结束', '最後一天 {day}，{end} 自動結束', 'Last day {day}; ends by itself at {end}'],
  planOver: [
    '期限已过，不作隔离；只需检测：{days}',
    '期限已過，不作隔離；只需檢測：{days}',
    'The time is over: no quarantine; tests only: {days}',
  ],
  sources: ['出处：{sources}', '出處：{sources}', 'Sources: {sources}'],
  userCreated: [
    '用户 {name} 已建立。请在 72 小时内打开一次性链接设置密码：{link}',
    '使用者 {name} 已建立。請在 72 小時內打開一次性連結設定密碼：{link}',
    'User {name} was created. Set the password within 72 hours at the one-time link: {link}',
  ],
} as const satisfies Texts;

const columnOf: Readonly<Record<Locale, 0 | 1 | 2>> = { 'zh-Hans': 0, 'zh-Hant': 1, en: 2 };

/** A text of the command line in the language of the terminal. */
export type TextName = keyof typeof texts;

export function text(name: TextName, values: Readonly<Record<string, string | number | null>> = {}): string {
  return texts[name][columnOf[locale]].replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? '—'));
}

/** A text that brings its own languages, in the language of the terminal. */
export const inLanguage = (given: Readonly<Record<Locale, string>>): string => given[locale];
