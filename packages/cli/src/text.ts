import { type Locale } from '@firebreak/contract';
import { locale } from './language.ts';

const texts = {
  kind: ['类别', '類別', 'kind'],
  rows: ['行数', '列數', 'rows'],
  new: ['新增', '新增', 'new'],
  changed: ['更改', '更改', 'changed'],
  same: ['不变', '不變', 'same'],
  withdrawn: ['撤回', '撤回', 'withdrawn'],
  errors: ['{count} 处错误，{skipped} 行未写入。', '{count} 處錯誤，{skipped} 列未寫入。', '{count} errors, {skipped} rows kept out.'],
  dryRun: ['试运行：没有写入任何数据。', '試運行：沒有寫入任何資料。', 'Dry run: nothing was written.'],
  refusedAll: [
    '有错误，没有写入任何数据。改正后重试，或用 --rows valid 只写入没有错误的行。',
    '有錯誤，沒有寫入任何資料。改正後重試，或用 --rows valid 只寫入沒有錯誤的列。',
    'There are errors and nothing was written. Correct them, or write only the rows without errors with --rows valid.',
  ],
  earlier: ['此前中断的导入：{message}', '此前中斷的匯入：{message}', 'An import that was interrupted before: {message}'],
  chains: [
    '{chains} 条传播链，{unlinked} 例未关联病例，{conflicts} 处日期矛盾；截至 {asOf}。',
    '{chains} 條傳播鏈，{unlinked} 例未關聯病例，{conflicts} 處日期矛盾；截至 {asOf}。',
    '{chains} chains, {unlinked} unlinked cases, {conflicts} conflicts; as of {asOf}.',
  ],
  chain: [
    '{size} 例，{generations} 代，{start} 至 {end}',
    '{size} 例，{generations} 代，{start} 至 {end}',
    '{size} cases, {generations} generations, {start} to {end}',
  ],
  active: ['活跃', '活躍', 'active'],
  journalWhole: ['日志完整：{entries} 条记录。', '日誌完整：{entries} 筆記錄。', 'The journal is whole: {entries} entries.'],
  journalFault: ['{home} 第 {sequence} 条：{fault}', '{home} 第 {sequence} 筆：{fault}', '{home}, entry {sequence}: {fault}'],
  exported: ['已写入 {file}：{rows} 行。', '已寫入 {file}：{rows} 列。', 'Written to {file}: {rows} rows.'],
  areas: [
    '辖区：新增 {added}，更改 {changed}，不变 {unchanged}。',
    '轄區：新增 {added}，更改 {changed}，不變 {unchanged}。',
    'Areas: {added} added, {changed} changed, {unchanged} the same.',
  ],
  userCreated: [
    '用户 {name} 已建立。请在 72 小时内打开一次性链接设置密码：{link}',
    '使用者 {name} 已建立。請在 72 小時內打開一次性連結設定密碼：{link}',
    'User {name} was created. Set the password within 72 hours at the one-time link: {link}',
  ],
} as const satisfies Readonly<Record<string, readonly [hans: string, hant: string, en: string]>>;

const columnOf: Readonly<Record<Locale, 0 | 1 | 2>> = { 'zh-Hans': 0, 'zh-Hant': 1, en: 2 };

/** A text of the command line in the language of the terminal. */
export function text(name: keyof typeof texts, values: Readonly<Record<string, string | number | null>> = {}): string {
  return texts[name][columnOf[locale]].replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? '—'));
}
