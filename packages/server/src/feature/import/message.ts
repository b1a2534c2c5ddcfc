import { type Locale } from '@firebreak/contract';
import { type Failure, failureText } from '../../platform/fault/index.ts';

const texts = {
  CHECKED: {
    'zh-Hans': '已检查，尚未写入任何数据。',
    'zh-Hant': '已檢查，尚未寫入任何資料。',
    en: 'Checked. Nothing is written yet.',
  },
  WRITTEN: {
    'zh-Hans': '已写入：新增 {new}，更改 {changed}，不变 {same}，撤回 {withdrawn}。',
    'zh-Hant': '已寫入：新增 {new}，更改 {changed}，不變 {same}，撤回 {withdrawn}。',
    en: 'Written: {new} new, {changed} changed, {same} the same, {withdrawn} withdrawn.',
  },
  WRITTEN_RESUMED: {
    'zh-Hans': '中断后从第 {from} 条继续并完成：新增 {new}，更改 {changed}，不变 {same}，撤回 {withdrawn}。',
    'zh-Hant': '中斷後從第 {from} 筆繼續並完成：新增 {new}，更改 {changed}，不變 {same}，撤回 {withdrawn}。',
    en: 'Written. It was interrupted and went on after record {from}: {new} new, {changed} changed, {same} the same, {withdrawn} withdrawn.',
  },
  CANCELLED_BEFORE: {
    'zh-Hans': '已取消。没有写入任何数据。',
    'zh-Hant': '已取消。沒有寫入任何資料。',
    en: 'Cancelled. Nothing was written.',
  },
  CANCELLED_ROLLED_BACK: {
    'zh-Hans': '已取消，写入已全部回滚。没有写入任何数据。',
    'zh-Hant': '已取消，寫入已全部回復。沒有寫入任何資料。',
    en: 'Cancelled and rolled back. Nothing was written.',
  },
  CANCELLED_PARTLY: {
    'zh-Hans': '已取消。前 {written} 条（共 {total} 条）已写入并保留；再次导入同一文件会补上其余的。',
    'zh-Hant': '已取消。前 {written} 筆（共 {total} 筆）已寫入並保留；再次匯入同一檔案會補上其餘的。',
    en: 'Cancelled. The first {written} of {total} records were written and stay; importing the same files again adds the others.',
  },
  INTERRUPTED_ROLLED_BACK: {
    'zh-Hans': '服务器中途停止，写入已全部回滚，没有写入任何数据。可以重新写入。',
    'zh-Hant': '伺服器中途停止，寫入已全部回復，沒有寫入任何資料。可以重新寫入。',
    en: 'The server was stopped in the middle. Everything was rolled back and nothing was written. You can write again.',
  },
  REFUSED_ROLLED_BACK: {
    'zh-Hans': '有一行被拒绝，全部回滚，没有写入任何数据。原因见错误列表。',
    'zh-Hant': '有一列被拒絕，全部回復，沒有寫入任何資料。原因見錯誤列表。',
    en: 'One row was refused, so everything was rolled back and nothing was written. See the list of errors.',
  },
  FAILED: {
    'zh-Hans': '导入没有完成：{problem}。处理后请重新检查文件。',
    'zh-Hant': '匯入沒有完成：{problem}。處理後請重新檢查檔案。',
    en: 'The import was not completed: {problem}. Check the files again afterwards.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;

export type MessageCode = keyof typeof texts;

/** What became of an import, kept as a code with its numbers so that everyone reads it in the own language. */
export interface Message {
  readonly code: MessageCode;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const message = (code: MessageCode, detail: Message['detail'] = {}): string => JSON.stringify({ code, detail } satisfies Message);

/** The message of an import that failed: why, as everyone reads it in the own language. */
export const failedMessage = (failure: Failure): string => message('FAILED', { failure });

/** A stored message in the words of a language. */
export function describeMessage(stored: Readonly<Record<string, unknown>> | null, locale: Locale): string | null {
  if (stored === null) return null;
  const { code, detail } = stored as unknown as Message;
  const problem = code === 'FAILED' ? withoutStop(failureText(detail['failure'] ?? detail, locale)) : '';
  return texts[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => (name === 'problem' ? problem : wordOf(detail[name])));
}

const wordOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A whole sentence as a part of another. */
const withoutStop = (sentence: string): string => sentence.replace(/[.。]$/, '');
