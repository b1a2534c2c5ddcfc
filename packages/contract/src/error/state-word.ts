import { type Locale, type Words, words } from './error-text.ts';

/** What a state is called in the sentence of an error, by the error that names it. */
export const stateWords = {
  TASK_STATE: {
    open: words('待接收', '待接收', 'waiting to be accepted'),
    accepted: words('办理中', '辦理中', 'being done'),
    refused: words('已退回', '已退回', 'sent back'),
    done: words('已办结', '已辦結', 'done'),
    withdrawn: words('已撤销', '已撤銷', 'taken back'),
  },
  FINDING_STATE: {
    open: words('待整改', '待整改', 'to be put right'),
    rectified: words('待复查', '待複查', 'to be re-checked'),
    confirmed: words('已销号', '已銷號', 'settled'),
    reopened: words('重新整改', '重新整改', 'to be put right again'),
  },
  ROUND_STATE: {
    draft: words('待批准', '待核准', 'waiting for approval'),
    approved: words('已批准，未开始', '已核准，未開始', 'approved and not open yet'),
    open: words('进行中', '進行中', 'open'),
    closed: words('已结束', '已結束', 'closed'),
    cancelled: words('已取消', '已取消', 'called off'),
  },
  EXPIRY_STATE: {
    proposed: words('等待第二人批准', '等待第二人核准', 'waiting for a second person'),
    approved: words('正在执行', '正在執行', 'being carried out'),
    refused: words('未批准', '未核准', 'refused'),
    withdrawn: words('已撤回', '已撤回', 'taken back'),
    done: words('已删除', '已刪除', 'carried out'),
  },
  EXPORT_NOT_APPROVED: {
    waiting: words('待审批', '待審批', 'waiting for approval'),
    approved: words('已批准', '已批准', 'approved already'),
    refused: words('未批准', '未批准', 'refused'),
    withdrawn: words('已撤回', '已撤回', 'taken back'),
    lapsed: words('已过期', '已過期', 'lapsed'),
  },
  IMPORT_STATE: {
    uploaded: words('已上传，未检查', '已上傳，未檢查', 'uploaded and not checked'),
    reading: words('预检中', '預檢中', 'being checked'),
    checked: words('已检查，未写入', '已檢查，未寫入', 'checked and not written'),
    writing: words('写入中', '寫入中', 'being written'),
    done: words('已写入', '已寫入', 'written'),
    cancelled: words('已取消', '已取消', 'cancelled'),
    failed: words('未完成', '未完成', 'not completed'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Words>>>>;

/** The word of a state in an error, where the error names one of a vocabulary. */
export function stateWord(code: string, state: unknown, locale: Locale): string | undefined {
  const known: Readonly<Record<string, Readonly<Record<string, Words>>>> = stateWords;
  return typeof state === 'string' && Object.hasOwn(known, code) && Object.hasOwn(known[code] ?? {}, state)
    ? known[code]?.[state]?.[locale]
    : undefined;
}
